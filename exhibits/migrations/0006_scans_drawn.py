from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exhibits", "0005_indexes_for_counts"),
    ]

    operations = [
        migrations.AddField(
            model_name="exhibitscan",
            name="changed_from",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="exhibitscan",
            name="changed_to",
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
