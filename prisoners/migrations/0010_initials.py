from django.db import migrations, models


class Migration(migrations.Migration):
    """A surname with an initial, or with a year, is looked up in an index alone; filled by `manage.py index_persons`."""

    dependencies = [
        ('prisoners', '0009_list_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='nameuse',
            name='initials',
            field=models.CharField(default='', max_length=40),
        ),
        migrations.RemoveIndex(model_name='nameuse', name='nameuse_word'),
        migrations.AddIndex(
            model_name='nameuse',
            index=models.Index(fields=['word', 'part', 'person', 'initials'], name='nameuse_of_word'),
        ),
        migrations.AddIndex(
            model_name='fact',
            index=models.Index(fields=['person', 'earliest', 'latest'], name='fact_dates'),
        ),
    ]
