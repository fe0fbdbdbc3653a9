import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('pictures', '0001_initial'),
        ('prisoners', '0001_initial'),
    ]

    operations = [
        migrations.RenameField(model_name='person', old_name='birthplace', new_name='born_at'),
        migrations.RenameField(model_name='person', old_name='birthplace_kk', new_name='born_at_kk'),
        migrations.RenameField(model_name='person', old_name='birthplace_ru', new_name='born_at_ru'),
        migrations.RenameField(model_name='person', old_name='birthplace_en', new_name='born_at_en'),
        migrations.CreateModel(
            name='Country',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='address')),
                ('name', models.CharField(blank=True, max_length=160, verbose_name='name')),
                ('name_kk', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('name_ru', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('code', models.CharField(blank=True, help_text='ISO 3166, for example KZ.', max_length=2, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$', 'Two capital letters, as in ISO 3166.')], verbose_name='two-letter code')),
            ],
            options={
                'verbose_name': 'country',
                'verbose_name_plural': 'countries',
                'ordering': ['slug'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Equivalent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('surname', 'surname'), ('given', 'given name')], max_length=8, verbose_name='kind')),
                ('forms', models.TextField(help_text='Separated by blanks: Цой Choi Tsoi', verbose_name='forms')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
            ],
            options={
                'verbose_name': 'equivalent names',
                'verbose_name_plural': 'equivalent names',
                'ordering': ['kind', 'forms'],
            },
        ),
        migrations.CreateModel(
            name='Profession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='address')),
                ('name', models.CharField(blank=True, max_length=160, verbose_name='name')),
                ('name_kk', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('name_ru', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
            ],
            options={
                'verbose_name': 'profession',
                'verbose_name_plural': 'professions',
                'ordering': ['slug'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('name_kk', models.CharField(blank=True, max_length=300, null=True, verbose_name='source')),
                ('name_ru', models.CharField(blank=True, max_length=300, null=True, verbose_name='source')),
                ('name_en', models.CharField(blank=True, max_length=300, null=True, verbose_name='source')),
                ('kind', models.CharField(blank=True, choices=[('archive', 'archive'), ('museum', 'museum'), ('family', 'family'), ('book', 'book'), ('press', 'press'), ('site', 'website')], max_length=10, verbose_name='kind')),
                ('url', models.URLField(blank=True, verbose_name='link')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'ordering': ['id'],
            },
        ),
        migrations.AddField(
            model_name='person',
            name='born_from',
            field=models.DateField(db_index=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='born_to',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='died_from',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='died_to',
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='person',
            name='import_id',
            field=models.CharField(blank=True, max_length=60, null=True, unique=True, verbose_name='number in the museum’s list'),
        ),
        migrations.AddField(
            model_name='person',
            name='is_generated',
            field=models.BooleanField(default=False, editable=False, help_text='Made by generate_persons, not a real person.', verbose_name='generated'),
        ),
        migrations.AddField(
            model_name='person',
            name='is_possibly_living',
            field=models.BooleanField(default=True, help_text='Days of birth are not shown, the year alone. It no longer counts once a death is recorded, or 110 years after the birth.', verbose_name='possibly living'),
        ),
        migrations.AddField(
            model_name='person',
            name='listed',
            field=models.CharField(blank=True, editable=False, max_length=250, verbose_name='name in lists'),
        ),
        migrations.AddField(
            model_name='person',
            name='listed_en',
            field=models.CharField(blank=True, editable=False, max_length=250, null=True, verbose_name='name in lists'),
        ),
        migrations.AddField(
            model_name='person',
            name='listed_kk',
            field=models.CharField(blank=True, editable=False, max_length=250, null=True, verbose_name='name in lists'),
        ),
        migrations.AddField(
            model_name='person',
            name='listed_ru',
            field=models.CharField(blank=True, editable=False, max_length=250, null=True, verbose_name='name in lists'),
        ),
        migrations.AddField(
            model_name='person',
            name='sort_en',
            field=models.CharField(default='', editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name='person',
            name='sort_kk',
            field=models.CharField(default='', editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name='person',
            name='sort_ru',
            field=models.CharField(default='', editable=False, max_length=120),
        ),
        migrations.AlterField(
            model_name='person',
            name='birth',
            field=models.CharField(blank=True, editable=False, max_length=40, verbose_name='born'),
        ),
        migrations.AlterField(
            model_name='person',
            name='death',
            field=models.CharField(blank=True, editable=False, max_length=40, verbose_name='died'),
        ),
        migrations.AlterField(
            model_name='person',
            name='name',
            field=models.CharField(blank=True, editable=False, max_length=250, verbose_name='person’s name'),
        ),
        migrations.AlterField(
            model_name='person',
            name='name_en',
            field=models.CharField(blank=True, editable=False, max_length=250, null=True, verbose_name='person’s name'),
        ),
        migrations.AlterField(
            model_name='person',
            name='name_kk',
            field=models.CharField(blank=True, editable=False, max_length=250, null=True, verbose_name='person’s name'),
        ),
        migrations.AlterField(
            model_name='person',
            name='name_ru',
            field=models.CharField(blank=True, editable=False, max_length=250, null=True, verbose_name='person’s name'),
        ),
        migrations.CreateModel(
            name='NameForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('principal', 'principal form'), ('spelling', 'another spelling'), ('maiden', 'maiden name'), ('married', 'married name'), ('alias', 'alias')], default='principal', max_length=10, verbose_name='kind')),
                ('language', models.CharField(blank=True, choices=[('kk', 'Kazakh'), ('kk-Latn', 'Kazakh, Latin script'), ('ru', 'Russian'), ('en', 'English'), ('hy', 'Armenian'), ('zh', 'Chinese'), ('cs', 'Czech'), ('fr', 'French'), ('ka', 'Georgian'), ('de', 'German'), ('he', 'Hebrew'), ('ja', 'Japanese'), ('ko', 'Korean'), ('lv', 'Latvian'), ('lt', 'Lithuanian'), ('pl', 'Polish'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('yi', 'Yiddish')], max_length=8, verbose_name='language')),
                ('surname', models.CharField(blank=True, max_length=80, verbose_name='surname')),
                ('given_name', models.CharField(blank=True, max_length=80, verbose_name='given name')),
                ('patronymic', models.CharField(blank=True, max_length=80, verbose_name='patronymic')),
                ('seen_in', models.CharField(blank=True, max_length=200, verbose_name='where it was seen')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forms', to='prisoners.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'form of the name',
                'verbose_name_plural': 'forms of the name',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Nationality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='address')),
                ('name', models.CharField(blank=True, max_length=160, verbose_name='name')),
                ('name_kk', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('name_ru', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('country', models.ForeignKey(blank=True, help_text='The country whose page gathers these women; empty where there is none.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='nationalities', to='prisoners.country', verbose_name='country')),
            ],
            options={
                'verbose_name': 'nationality',
                'verbose_name_plural': 'nationalities',
                'ordering': ['slug'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='person',
            name='nationality',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='persons', to='prisoners.nationality'),
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='address')),
                ('name', models.CharField(blank=True, max_length=160, verbose_name='name')),
                ('name_kk', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('name_ru', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('country', models.ForeignKey(blank=True, help_text='The country in which the place lies today.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='places', to='prisoners.country', verbose_name='country')),
            ],
            options={
                'verbose_name': 'place',
                'verbose_name_plural': 'places',
                'ordering': ['slug'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='person',
            name='birthplace',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='born_here', to='prisoners.place'),
        ),
        migrations.AddField(
            model_name='person',
            name='profession',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='persons', to='prisoners.profession'),
        ),
        migrations.CreateModel(
            name='Relative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('relation', models.CharField(choices=[('husband', 'husband'), ('father', 'father'), ('mother', 'mother'), ('son', 'son'), ('daughter', 'daughter'), ('brother', 'brother'), ('sister', 'sister'), ('grandson', 'grandson'), ('granddaughter', 'granddaughter'), ('great-grandson', 'great-grandson'), ('great-granddaughter', 'great-granddaughter'), ('relative', 'relative')], max_length=20, verbose_name='relation')),
                ('name', models.CharField(blank=True, max_length=160, verbose_name='name')),
                ('name_kk', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('name_ru', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('name_en', models.CharField(blank=True, max_length=160, null=True, verbose_name='name')),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='what is known')),
                ('text_kk', models.CharField(blank=True, max_length=300, null=True, verbose_name='what is known')),
                ('text_ru', models.CharField(blank=True, max_length=300, null=True, verbose_name='what is known')),
                ('text_en', models.CharField(blank=True, max_length=300, null=True, verbose_name='what is known')),
                ('certainty', models.CharField(blank=True, choices=[('documented', 'documented'), ('testimony', 'family testimony'), ('press', 'press'), ('disputed', 'disputed')], max_length=10, verbose_name='certainty')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='relative_of', to='prisoners.person', verbose_name='person on this site')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='relatives', to='prisoners.person', verbose_name='person')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='relatives', to='prisoners.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'relative',
                'verbose_name_plural': 'family',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Quotation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True, verbose_name='quotation')),
                ('text_kk', models.TextField(blank=True, null=True, verbose_name='quotation')),
                ('text_ru', models.TextField(blank=True, null=True, verbose_name='quotation')),
                ('text_en', models.TextField(blank=True, null=True, verbose_name='quotation')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotations', to='prisoners.person', verbose_name='person')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='quotations', to='prisoners.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'quotation',
                'verbose_name_plural': 'quotations',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Fact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.CharField(blank=True, max_length=40, verbose_name='date')),
                ('earliest', models.DateField(blank=True, editable=False, null=True)),
                ('latest', models.DateField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('birth', 'born'), ('nationality', 'nationality'), ('education', 'education'), ('profession', 'profession'), ('residence', 'lived before the arrest'), ('arrest', 'arrested'), ('sentence', 'sentenced by'), ('article', 'article'), ('term', 'term'), ('arrival', 'brought to the camp'), ('camp', 'held in'), ('transfer', 'transferred'), ('release', 'released'), ('rehabilitation', 'rehabilitated'), ('afterwards', 'after the camp'), ('death', 'died')], max_length=16, verbose_name='fact')),
                ('text', models.CharField(blank=True, max_length=300, verbose_name='text')),
                ('text_kk', models.CharField(blank=True, max_length=300, null=True, verbose_name='text')),
                ('text_ru', models.CharField(blank=True, max_length=300, null=True, verbose_name='text')),
                ('text_en', models.CharField(blank=True, max_length=300, null=True, verbose_name='text')),
                ('certainty', models.CharField(blank=True, choices=[('documented', 'documented'), ('testimony', 'family testimony'), ('press', 'press'), ('disputed', 'disputed')], max_length=10, verbose_name='certainty')),
                ('cited', models.CharField(blank=True, help_text='Page, sheet, file number.', max_length=120, verbose_name='where in the source')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='facts', to='prisoners.person', verbose_name='person')),
                ('nationality', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='prisoners.nationality', verbose_name='nationality')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='prisoners.place', verbose_name='place')),
                ('profession', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='prisoners.profession', verbose_name='profession')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='prisoners.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'fact',
                'verbose_name_plural': 'facts',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.CharField(blank=True, max_length=40, verbose_name='date')),
                ('earliest', models.DateField(blank=True, editable=False, null=True)),
                ('latest', models.DateField(blank=True, editable=False, null=True)),
                ('title', models.CharField(blank=True, max_length=200, verbose_name='title')),
                ('title_kk', models.CharField(blank=True, max_length=200, null=True, verbose_name='title')),
                ('title_ru', models.CharField(blank=True, max_length=200, null=True, verbose_name='title')),
                ('title_en', models.CharField(blank=True, max_length=200, null=True, verbose_name='title')),
                ('text', models.TextField(blank=True, verbose_name='transcription or description')),
                ('text_kk', models.TextField(blank=True, null=True, verbose_name='transcription or description')),
                ('text_ru', models.TextField(blank=True, null=True, verbose_name='transcription or description')),
                ('text_en', models.TextField(blank=True, null=True, verbose_name='transcription or description')),
                ('archive', models.CharField(blank=True, help_text='Archive, fonds, inventory, file, sheet.', max_length=160, verbose_name='archive reference')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='prisoners.person', verbose_name='person')),
                ('picture', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to='pictures.picture', verbose_name='picture')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='prisoners.source', verbose_name='source')),
            ],
            options={
                'verbose_name': 'document',
                'verbose_name_plural': 'documents',
                'ordering': ['order', 'id'],
            },
        ),
        migrations.AddField(
            model_name='person',
            name='sources',
            field=models.ManyToManyField(blank=True, related_name='persons', to='prisoners.source', verbose_name='sources'),
        ),
        migrations.AddConstraint(
            model_name='nameform',
            constraint=models.CheckConstraint(condition=models.Q(('given_name', ''), ('patronymic', ''), ('surname', ''), _negated=True), name='nameform_not_empty', violation_error_message='A form of the name needs a surname, a given name or a patronymic.'),
        ),
        migrations.AddConstraint(
            model_name='nameform',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'principal')), fields=('person', 'language'), name='nameform_one_principal_a_language', violation_error_message='There is already a principal form in this language.'),
        ),
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
        migrations.AddIndex(
            model_name='fact',
            index=models.Index(fields=['earliest', 'person'], name='fact_earliest'),
        ),
        migrations.AddIndex(
            model_name='fact',
            index=models.Index(fields=['person', 'earliest', 'latest'], name='fact_dates'),
        ),
    ]
