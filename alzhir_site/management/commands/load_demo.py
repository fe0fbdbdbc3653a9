import json
import shutil
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction


def models_of(fixtures):
    """The models that the files at these paths have records of; what a migration has filled in is none of them."""
    records = [record for path in fixtures for record in json.loads(path.read_text(encoding="utf-8"))]
    return [apps.get_model(label) for label in sorted({record["model"] for record in records})]


class Command(BaseCommand):
    help = (
        "Loads the demo content of each app that has none of its records yet; what is there stays as it is."
    )
    # A later app's records may point at an earlier one's.
    order = ("pictures", "visitors", "prisoners", "news", "exhibits", "booking", "translations")

    def handle(self, *, verbosity, **options):
        for label in self.order:
            app = apps.get_app_config(label)
            folder = Path(app.path) / "fixtures"
            fixtures = sorted(folder.glob("*.json"))
            if not fixtures:
                continue
            if any(model.objects.exists() for model in models_of(fixtures)):
                said = "kept"
            else:
                self.load(folder, fixtures)
                said = "loaded"
            if verbosity:
                self.stdout.write(f"demo content, {label}: {said}")

    @staticmethod
    def load(folder, fixtures):
        """The fixtures, in one go since they point at each other, and from media/ the files that their records name."""
        with transaction.atomic():
            call_command("loaddata", *fixtures, verbosity=0)
            if (folder / "media").is_dir():
                shutil.copytree(folder / "media", settings.MEDIA_ROOT, dirs_exist_ok=True)
