"""What the commands that import tables have in common."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from tqdm import tqdm

from ..tables.imports import Options, run

MOST_NOTES = 50


class TableImport(BaseCommand):
    """A command that imports a table; a subclass tells which."""

    # A class of tables.imports.Table.
    table = None

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, change nothing")
        parser.add_argument("--draft", action="store_true", help="new records stay unpublished")
        edited = parser.add_mutually_exclusive_group()
        edited.add_argument(
            "--overwrite",
            dest="edited",
            action="store_const",
            const=Options.OVERWRITE,
            help="take the table's row also for records that staff edited since",
        )
        edited.add_argument(
            "--keep-edited",
            dest="edited",
            action="store_const",
            const=Options.KEEP,
            help="leave records that staff edited since as they are",
        )
        parser.add_argument("--language", default="en", choices=["kk", "ru", "en"], help="of the messages")

    def given(self, *, edited, draft, **others):
        """The Options of the arguments; raises CommandError."""
        return Options(edited=edited, draft=draft)

    def handle(self, *, file, dry_run, language, verbosity, **options):
        with translation.override(language):
            given = self.given(**options)
            try:
                opened = file.open("rb")
            except OSError as error:
                raise CommandError(f"{file}: {error.strerror}") from None
            with opened, tqdm(unit=" rows", disable=None if verbosity else True, leave=False) as bar:
                report = run(
                    opened,
                    file.name,
                    self.table,
                    now=timezone.now(),
                    options=given,
                    dry_run=dry_run,
                    tick=bar.update,
                )
            self.tell(report, dry_run)

    def tell(self, report, dry_run):
        for warning in report.warnings[:MOST_NOTES]:
            self.stdout.write(f"note: {warning}")
        if len(report.warnings) > MOST_NOTES:
            self.stdout.write(f"note: {len(report.warnings) - MOST_NOTES} more of this kind at least")
        for fault in report.faults:
            self.stderr.write(str(fault))
        if report.faults:
            raise CommandError(f"{report.wrong}; nothing was changed")
        for model, names in report.shared.items():
            self.stdout.write(
                f"new {model._meta.verbose_name_plural}: {len(names)} ({', '.join(sorted(set(names))[:10])})"
            )
        if report.encoding == "cp1251":
            self.stdout.write("read as Windows-1251")
        would = "would be " if dry_run else ""
        self.stdout.write(
            f"{report.rows} rows: {report.made} {would}made, {report.changed} {would}changed, "
            f"{report.unchanged} unchanged"
            + (f", {report.kept} kept as edited" if report.kept else "")
            + (f", {report.passed} passed over" if report.passed else "")
            + (f"; {report.pictures} pictures {would}added" if report.pictures else "")
        )
