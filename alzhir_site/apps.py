from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class SiteConfig(AppConfig):
    name = "alzhir_site"
    verbose_name = _("Site")

    def ready(self):
        from . import checks  # noqa: F401
        from .sqlite import teach_unicode

        connection_created.connect(teach_unicode)
