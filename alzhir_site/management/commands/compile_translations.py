from django.conf import settings
from django.core.management.base import BaseCommand

from alzhir_site.catalogues import FOLDERS, compile_catalogues


class Command(BaseCommand):
    help = (
        "Compiles the .po files of the repository and of VAR_DIR/locale where the .mo is missing or older; "
        "needs no gettext programs."
    )
    requires_system_checks = []

    def handle(self, *, verbosity, **options):
        written = compile_catalogues((*FOLDERS, settings.TRANSLATIONS_OVERLAY))
        if verbosity:
            self.stdout.write(f"translations: {len(written)} compiled")
