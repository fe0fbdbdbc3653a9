from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    name = "translations"
    verbose_name = _("Translations")

    def ready(self):
        from . import following

        post_save.connect(following.note_save, dispatch_uid="translations")
        post_delete.connect(following.note_deletion, dispatch_uid="translations")
