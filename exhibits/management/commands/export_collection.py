from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ...tables import exports, gift_exports

TABLES = {table.NAME: table for table in (exports, gift_exports)}


class Command(BaseCommand):
    help = (
        "Writes exhibits or donations to a .csv or .json file, as the site offers them to the public; with --whole also "
        "drafts and what is for staff alone: not to be passed on."
    )

    def add_arguments(self, parser):
        parser.add_argument("table", choices=TABLES)
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--whole", action="store_true", help="for the museum itself: all records, all columns"
        )

    def handle(self, *, table, file, whole, **options):
        table = TABLES[table]
        formats = {".csv": table.as_csv, ".json": table.as_json}
        if file.suffix not in formats:
            raise CommandError("The file’s name must end in .csv or .json.")
        with file.open("w", encoding="utf-8", newline="") as opened:
            opened.writelines(formats[file.suffix](whole=whole))
