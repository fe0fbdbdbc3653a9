import shutil
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction


class Command(BaseCommand):
    help = "Loads the demo content of each app that has no record yet; what is there stays as it is."
    # A later app's records may point at an earlier one's.
    order = ("pictures", "visitors", "prisoners", "news", "booking")

    def handle(self, *, verbosity, **options):
        for label in self.order:
            app = apps.get_app_config(label)
            fixtures = Path(app.path) / "fixtures"
            if not (fixtures / "demo.json").exists():
                continue
            if any(model.objects.exists() for model in app.get_models()):
                said = "kept"
            else:
                self.load(fixtures)
                said = "loaded"
            if verbosity:
                self.stdout.write(f"demo content, {label}: {said}")

    @staticmethod
    def load(fixtures):
        """The fixture, and from fixtures/media/ the files that its records name."""
        with transaction.atomic():
            call_command("loaddata", fixtures / "demo.json", verbosity=0)
            if (fixtures / "media").is_dir():
                shutil.copytree(fixtures / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
