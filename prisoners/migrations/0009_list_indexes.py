import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pictures', '0001_initial'),
        ('prisoners', '0008_equivalents'),
    ]

    operations = [
        migrations.AlterField(
            model_name='person',
            name='birthplace',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='born_here', to='prisoners.place'),
        ),
        migrations.AlterField(
            model_name='person',
            name='nationality',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='persons', to='prisoners.nationality'),
        ),
        migrations.AlterField(
            model_name='person',
            name='profession',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='persons', to='prisoners.profession'),
        ),
        migrations.AlterField(
            model_name='person',
            name='sort_en',
            field=models.CharField(default='', editable=False, max_length=120),
        ),
        migrations.AlterField(
            model_name='person',
            name='sort_kk',
            field=models.CharField(default='', editable=False, max_length=120),
        ),
        migrations.AlterField(
            model_name='person',
            name='sort_ru',
            field=models.CharField(default='', editable=False, max_length=120),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['sort_kk', 'slug', 'is_published'], name='person_order_kk'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['sort_ru', 'slug', 'is_published'], name='person_order_ru'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['sort_en', 'slug', 'is_published'], name='person_order_en'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['nationality', 'is_published'], name='person_nationality'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['birthplace', 'is_published'], name='person_birthplace'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['profession', 'is_published'], name='person_profession'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['birth', 'is_published'], name='person_birth'),
        ),
    ]
