from django.core.management.base import BaseCommand

from alzhir_site.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compiles locale/*/LC_MESSAGES/*.po where the .mo is missing or older; needs no gettext programs."
    requires_system_checks = []

    def handle(self, *, verbosity, **options):
        written = compile_catalogues()
        if verbosity:
            self.stdout.write(f"translations: {len(written)} compiled")
