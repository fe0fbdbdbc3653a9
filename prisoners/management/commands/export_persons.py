from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ...tables.exports import as_csv, as_json

FORMATS = {".csv": as_csv, ".json": as_json}


class Command(BaseCommand):
    help = (
        "Writes the published persons to a .csv or .json file, as the site offers them to the public; with --whole also "
        "drafts and the days that the site holds back: not to be passed on."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--whole", action="store_true", help="for the museum itself: all records, all days"
        )

    def handle(self, *, file, whole, **options):
        if file.suffix not in FORMATS:
            raise CommandError("The file’s name must end in .csv or .json.")
        with file.open("w", encoding="utf-8", newline="") as opened:
            opened.writelines(FORMATS[file.suffix](None if whole else timezone.localdate()))
