import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('visitors', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='GuestBookEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(editable=False, verbose_name='received on')),
                ('closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='decided on')),
                ('text', models.TextField(editable=False, verbose_name='text')),
                ('name', models.CharField(editable=False, max_length=120, verbose_name='name')),
                ('place', models.CharField(blank=True, editable=False, max_length=120, verbose_name='place or country')),
                ('language', models.CharField(choices=[('kk', 'Kazakh'), ('ru', 'Russian'), ('en', 'English'), ('zh', 'Chinese'), ('fr', 'French'), ('de', 'German'), ('he', 'Hebrew'), ('ja', 'Japanese'), ('ko', 'Korean'), ('lv', 'Latvian'), ('lt', 'Lithuanian'), ('pl', 'Polish'), ('tr', 'Turkish'), ('uk', 'Ukrainian'), ('und', 'another language')], editable=False, max_length=3, verbose_name='language of the text')),
                ('visited_on', models.DateField(blank=True, editable=False, null=True, verbose_name='day of the visit')),
                ('state', models.CharField(choices=[('waiting', 'waits for a decision'), ('published', 'stands in the guest book'), ('declined', 'is not shown')], default='waiting', editable=False, max_length=10, verbose_name='state')),
                ('reply', models.TextField(blank=True, help_text='Visitors read it under the entry. Plain text; an empty line begins a new paragraph.', verbose_name='the museum’s reply')),
                ('reply_kk', models.TextField(blank=True, help_text='Visitors read it under the entry. Plain text; an empty line begins a new paragraph.', null=True, verbose_name='the museum’s reply')),
                ('reply_ru', models.TextField(blank=True, help_text='Visitors read it under the entry. Plain text; an empty line begins a new paragraph.', null=True, verbose_name='the museum’s reply')),
                ('reply_en', models.TextField(blank=True, help_text='Visitors read it under the entry. Plain text; an empty line begins a new paragraph.', null=True, verbose_name='the museum’s reply')),
                ('email', models.EmailField(blank=True, editable=False, max_length=254, verbose_name='e-mail')),
                ('letter_language', models.CharField(choices=[('kk', 'Kazakh'), ('ru', 'Russian'), ('en', 'English')], editable=False, max_length=2, verbose_name='language of the letters')),
                ('replied_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='reply sent on')),
            ],
            options={
                'verbose_name': 'guest-book entry',
                'verbose_name_plural': 'guest book',
                'ordering': ['-created_at', '-id'],
                'indexes': [models.Index(fields=['state', '-created_at', '-id'], name='guestbookentry_shown')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['published', 'declined']), ('closed_at__isnull', False)), models.Q(models.Q(('state__in', ['published', 'declined']), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='guestbookentry_decided_on')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(editable=False, verbose_name='received on')),
                ('closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='decided on')),
                ('topic', models.CharField(choices=[('visit', 'A visit or a tour'), ('persons', 'The prisoners and their families'), ('collection', 'The collection, research'), ('feedback', 'Thanks, criticism, a suggestion'), ('press', 'Press and partners'), ('site', 'This site'), ('other', 'Something else')], editable=False, max_length=12, verbose_name='topic')),
                ('text', models.TextField(editable=False, verbose_name='text')),
                ('name', models.CharField(blank=True, editable=False, max_length=120, verbose_name='name')),
                ('email', models.EmailField(blank=True, editable=False, max_length=254, verbose_name='e-mail')),
                ('language', models.CharField(choices=[('kk', 'Kazakh'), ('ru', 'Russian'), ('en', 'English')], editable=False, max_length=2, verbose_name='language of the letters')),
                ('state', models.CharField(choices=[('waiting', 'waits for a decision'), ('answered', 'answered by mail'), ('closed', 'closed without an answer')], db_index=True, default='waiting', editable=False, max_length=10, verbose_name='state')),
                ('answer', models.TextField(blank=True, editable=False, verbose_name='the museum’s answer')),
                ('staff_note', models.TextField(blank=True, help_text='The sender never sees it.', verbose_name='note among staff')),
                ('handled_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handled by')),
            ],
            options={
                'verbose_name': 'message to the museum',
                'verbose_name_plural': 'messages to the museum',
                'ordering': ['-created_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['answered', 'closed']), ('closed_at__isnull', False)), models.Q(models.Q(('state__in', ['answered', 'closed']), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='message_decided_on')],
            },
        ),
        migrations.CreateModel(
            name='TextMistake',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('draft', models.CharField(editable=False, max_length=64, unique=True)),
                ('created_at', models.DateTimeField(editable=False, verbose_name='received on')),
                ('closed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='decided on')),
                ('page', models.CharField(editable=False, max_length=300, verbose_name='page')),
                ('language', models.CharField(choices=[('kk', 'Kazakh'), ('ru', 'Russian'), ('en', 'English')], editable=False, max_length=2, verbose_name='language of the page')),
                ('quote', models.TextField(blank=True, editable=False, verbose_name='the words with the mistake')),
                ('text', models.TextField(editable=False, verbose_name='what is wrong')),
                ('state', models.CharField(choices=[('waiting', 'waits for a decision'), ('taken', 'in work'), ('corrected', 'corrected'), ('none', 'no mistake')], db_index=True, default='waiting', editable=False, max_length=10, verbose_name='state')),
                ('staff_note', models.TextField(blank=True, help_text='The sender never sees it.', verbose_name='note among staff')),
                ('handled_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handled by')),
            ],
            options={
                'verbose_name': 'mistake in a text',
                'verbose_name_plural': 'mistakes in texts',
                'ordering': ['-created_at', '-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['corrected', 'none']), ('closed_at__isnull', False)), models.Q(models.Q(('state__in', ['corrected', 'none']), _negated=True), ('closed_at__isnull', True)), _connector='OR'), name='textmistake_decided_on')],
            },
        ),
    ]
