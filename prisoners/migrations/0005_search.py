import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The words of names and their keys are kept once. The index is filled by `manage.py index_persons`."""

    dependencies = [
        ('prisoners', '0004_camp'),
    ]

    operations = [
        migrations.CreateModel(
            name='NameWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=80)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('text',), name='nameword_once')],
            },
        ),
        migrations.CreateModel(
            name='NameKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=41)),
                ('word', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='prisoners.nameword')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('key', 'word'), name='namekey_once')],
            },
        ),
        migrations.CreateModel(
            name='NameUse',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('initials', models.CharField(default='', max_length=40)),
                ('part', models.PositiveSmallIntegerField(choices=[(1, 'Surname'), (2, 'Given Name'), (3, 'Patronymic')])),
                ('form', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='prisoners.nameform')),
                ('person', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='prisoners.person')),
                ('word', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='prisoners.nameword')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['word', 'part', 'person', 'initials'], name='nameuse_of_word'),
                    models.Index(fields=['person', 'word'], name='nameuse_person'),
                ],
            },
        ),
    ]
