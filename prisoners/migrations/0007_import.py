from django.db import migrations, models


class Migration(migrations.Migration):
    """What an import read of a person, so that a second one changes nothing and staff's own edits are noticed."""

    dependencies = [
        ('prisoners', '0006_contributions'),
    ]

    operations = [
        migrations.AddField(
            model_name='person',
            name='import_digest',
            field=models.CharField(blank=True, default='', editable=False, max_length=32),
        ),
        migrations.AddField(
            model_name='person',
            name='imported_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
