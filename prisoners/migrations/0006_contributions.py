import django.db.models.deletion
import prisoners.models.attachments
import prisoners.models.contributions
import prisoners.contributions.private
from django.conf import settings
from django.db import migrations, models


# The first wordings; later versions are added in the admin.
WORDINGS = {
    "keep": {
        "kk": "Мен жібергенді мұражайдың сақтауына және қызметкерлерінің онымен танысуына келісемін. Бұл келісімді "
        "маған келетін сілтеме арқылы кез келген уақытта қайтарып ала аламын.",
        "ru": "Даю согласие на то, чтобы музей хранил присланное мной, а его сотрудники с этим знакомились. Согласие "
        "можно отозвать в любое время по ссылке, которую я получу.",
        "en": "I agree that the museum may keep what I send and that its staff may read it. I can withdraw this "
        "consent at any time through the link that I receive.",
    },
    "text": {
        "kk": "Мұражай менің мәтінімді өз сайтында жариялай алады, оның ішінде қысқартып та, аударып та.",
        "ru": "Музей может опубликовать мой текст на своём сайте, в том числе в сокращении и в переводе.",
        "en": "The museum may publish my text on its site, including shortened or in translation.",
    },
    "name": {
        "kk": "Мұражай жарияланған мәтіннің немесе фотосуреттің жанында менің атымды көрсете алады.",
        "ru": "Музей может указать моё имя рядом с опубликованным текстом или фотографией.",
        "en": "The museum may give my name beside the published text or photo.",
    },
    "photos": {
        "kk": "Мұражай фотосуреттерді өз сайтында жариялай алады. Олар маған немесе отбасыма тиесілі, ал жариялау "
        "басқа адамдардың құқығын бұзбайды.",
        "ru": "Музей может опубликовать фотографии на своём сайте. Они принадлежат мне или моей семье, и публикация "
        "не нарушает прав других людей.",
        "en": "The museum may publish the photos on its site. They belong to me or my family, and publishing them "
        "infringes nobody else’s rights.",
    },
}


def load(apps, schema_editor=None):
    wordings = apps.get_model("prisoners", "ConsentWording")
    for item, texts in WORDINGS.items():
        columns = {f"text_{code}": text for code, text in texts.items()}
        wordings.objects.get_or_create(item=item, version=1, defaults=columns)


class Migration(migrations.Migration):

    dependencies = [
        ('pictures', '0001_initial'),
        ('prisoners', '0005_search'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ContributionRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contact_days', models.PositiveSmallIntegerField(default=365, help_text='Counted from the day when the contribution was closed. A withdrawn one loses it at once.', verbose_name='days to keep a contact')),
                ('draft_days', models.PositiveSmallIntegerField(default=1, verbose_name='days to keep files that were never sent off')),
            ],
            options={
                'verbose_name': 'time to keep',
                'verbose_name_plural': 'times to keep',
            },
        ),
        migrations.CreateModel(
            name='ConsentWording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(choices=[('keep', 'the museum keeps and reads it'), ('text', 'the text is published'), ('name', 'the name is published'), ('photos', 'the photos are published')], max_length=8, verbose_name='consent')),
                ('version', models.PositiveSmallIntegerField(default=1, verbose_name='version')),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('text_kk', models.TextField(blank=True, null=True, verbose_name='text')),
                ('text_ru', models.TextField(blank=True, null=True, verbose_name='text')),
                ('text_en', models.TextField(blank=True, null=True, verbose_name='text')),
            ],
            options={
                'verbose_name': 'wording of a consent',
                'verbose_name_plural': 'wordings of consents',
                'ordering': ['item', '-version'],
                'constraints': [models.UniqueConstraint(fields=('item', 'version'), name='consentwording_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('relative', 'about a relative'), ('correction', 'correction of a record'), ('object', 'offer of an object'), ('photos', 'photos and documents'), ('removal', 'problem or request for removal'), ('request', 'search for a person')], editable=False, max_length=12, verbose_name='kind')),
                ('state', models.CharField(choices=[('received', 'received'), ('review', 'in review'), ('question', 'the museum has a question'), ('accepted', 'accepted'), ('published', 'published'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], db_index=True, default='received', editable=False, max_length=12, verbose_name='state')),
                ('about', models.CharField(blank=True, editable=False, max_length=200, verbose_name='about whom')),
                ('years', models.CharField(blank=True, editable=False, max_length=60, verbose_name='years of life')),
                ('relation', models.CharField(blank=True, editable=False, max_length=80, verbose_name='how the sender is related')),
                ('text', models.TextField(blank=True, editable=False, verbose_name='text')),
                ('text_language', models.CharField(blank=True, choices=[('kk', 'Kazakh'), ('kk-Latn', 'Kazakh, Latin script'), ('ru', 'Russian'), ('en', 'English'), ('hy', 'Armenian'), ('zh', 'Chinese'), ('cs', 'Czech'), ('fr', 'French'), ('ka', 'Georgian'), ('de', 'German'), ('he', 'Hebrew'), ('ja', 'Japanese'), ('ko', 'Korean'), ('lv', 'Latvian'), ('lt', 'Lithuanian'), ('pl', 'Polish'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('yi', 'Yiddish')], default='', max_length=8, verbose_name='language of the text')),
                ('public_text', models.TextField(blank=True, help_text='Empty: the text as it was sent.', verbose_name='text for publication')),
                ('staff_note', models.TextField(blank=True, help_text='The sender never sees it.', verbose_name='note among staff')),
                ('country', models.CharField(blank=True, editable=False, max_length=80, verbose_name='sender’s country')),
                ('language', models.CharField(choices=[('kk', 'Kazakh'), ('ru', 'Russian'), ('en', 'English')], editable=False, max_length=2, verbose_name='language of the letters')),
                ('shown_text', models.TextField(blank=True, editable=False)),
                ('shown_name', models.CharField(blank=True, editable=False, max_length=120)),
                ('seed', models.CharField(default=prisoners.models.contributions.new_seed, editable=False, max_length=40)),
                ('secret_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('draft', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(editable=False, verbose_name='received on')),
                ('closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='closed on')),
                ('erased_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='erased on')),
                ('person', models.ForeignKey(blank=True, help_text='The record that it belongs to; it is published on that page.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='contributions', to='prisoners.person', verbose_name='person')),
            ],
            options={
                'verbose_name': 'contribution',
                'verbose_name_plural': 'contributions',
                'ordering': ['-created_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='contact', to='prisoners.contribution')),
            ],
            options={
                'verbose_name': 'contact',
                'verbose_name_plural': 'contacts',
            },
        ),
        migrations.CreateModel(
            name='ContributionLog',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='when')),
                ('by_sender', models.BooleanField(default=False, verbose_name='by the sender')),
                ('before', models.CharField(blank=True, choices=[('received', 'received'), ('review', 'in review'), ('question', 'the museum has a question'), ('accepted', 'accepted'), ('published', 'published'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], max_length=12, verbose_name='state before')),
                ('after', models.CharField(choices=[('received', 'received'), ('review', 'in review'), ('question', 'the museum has a question'), ('accepted', 'accepted'), ('published', 'published'), ('declined', 'declined'), ('withdrawn', 'withdrawn')], max_length=12, verbose_name='state after')),
                ('note', models.TextField(blank=True, verbose_name='words to the other side')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL, verbose_name='staff member')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='log', to='prisoners.contribution')),
            ],
            options={
                'verbose_name': 'change of state',
                'verbose_name_plural': 'changes of state',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(choices=[('keep', 'the museum keeps and reads it'), ('text', 'the text is published'), ('name', 'the name is published'), ('photos', 'the photos are published')], max_length=8, verbose_name='consent')),
                ('at', models.DateTimeField(verbose_name='given on')),
                ('wording', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='prisoners.consentwording', verbose_name='wording')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='prisoners.contribution')),
            ],
            options={
                'verbose_name': 'consent',
                'verbose_name_plural': 'consents',
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(fields=('contribution', 'item'), name='consent_once_an_item')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('file', models.FileField(editable=False, storage=prisoners.contributions.private.private_storage, upload_to=prisoners.models.attachments.own_name, verbose_name='file')),
                ('sent_bytes', models.PositiveIntegerField(editable=False, verbose_name='bytes as sent')),
                ('width', models.PositiveIntegerField(default=0, editable=False, verbose_name='width, px')),
                ('height', models.PositiveIntegerField(default=0, editable=False, verbose_name='height, px')),
                ('pages', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='pages')),
                ('caption', models.CharField(blank=True, editable=False, max_length=200, verbose_name='the sender’s caption')),
                ('is_chosen', models.BooleanField(default=False, verbose_name='to be published')),
                ('alt', models.CharField(blank=True, help_text='What is to be seen, for those who do not see the picture.', max_length=300, verbose_name='alternative text')),
                ('alt_kk', models.CharField(blank=True, help_text='What is to be seen, for those who do not see the picture.', max_length=300, null=True, verbose_name='alternative text')),
                ('alt_ru', models.CharField(blank=True, help_text='What is to be seen, for those who do not see the picture.', max_length=300, null=True, verbose_name='alternative text')),
                ('alt_en', models.CharField(blank=True, help_text='What is to be seen, for those who do not see the picture.', max_length=300, null=True, verbose_name='alternative text')),
                ('credit', models.CharField(blank=True, max_length=200, verbose_name='credit')),
                ('credit_kk', models.CharField(blank=True, max_length=200, null=True, verbose_name='credit')),
                ('credit_ru', models.CharField(blank=True, max_length=200, null=True, verbose_name='credit')),
                ('credit_en', models.CharField(blank=True, max_length=200, null=True, verbose_name='credit')),
                ('created_at', models.DateTimeField(editable=False, verbose_name='received on')),
                ('picture', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, to='pictures.picture', verbose_name='picture')),
                ('contribution', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='prisoners.contribution')),
            ],
            options={
                'verbose_name': 'file',
                'verbose_name_plural': 'files',
                'ordering': ['id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('contribution__isnull', True), ('draft', ''), _connector='XOR'), name='attachment_of_draft_or_contribution')],
            },
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
