from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from ... import registry
from ...exchange import imports


class Command(BaseCommand):
    help = (
        "Brings in texts that were taken out with export_translations or on the site: all, or none where one is refused. "
        "A second time nothing changes."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--user", required=True, help="whose translations they are: what that user may is done"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, change nothing")
        parser.add_argument(
            "--leave-out", action="store_true", help="bring in the others where some are refused"
        )
        parser.add_argument("--to-review", action="store_true", help="send all new texts to review")
        parser.add_argument("--language", default="en", choices=registry.LANGUAGES, help="of the messages")

    def handle(self, *, file, user, dry_run, leave_out, to_review, language, **options):
        by = get_user_model().objects.filter(username=user, is_active=True).first()
        if by is None:
            raise CommandError(f"{user}: no such user")
        if not by.has_perm("translations.exchange_unit"):
            raise CommandError(f"{user} may not bring texts in")
        with translation.override(language):
            try:
                with file.open("rb") as opened:
                    report = imports.run(
                        opened,
                        file.name,
                        by=by,
                        now=timezone.now(),
                        dry_run=dry_run,
                        leave_out=leave_out,
                        to_review=to_review,
                    )
            except OSError as error:
                raise CommandError(f"{file}: {error.strerror}") from None
            self.tell(report, dry_run, leave_out)

    def tell(self, report, dry_run, leave_out):
        for remark in report.warnings:
            self.stdout.write(f"note: {remark}")
        for remark in report.faults:
            self.stderr.write(str(remark))
        if report.is_broken or (report.refused and not (leave_out and report.written)):
            raise CommandError(f"{report.wrong}; nothing was changed")
        would = "would be " if dry_run else ""
        states = "".join(f", {count} {state}" for state, count in sorted(report.states.items()))
        self.stdout.write(
            f"{report.rows} texts: {report.written} {would}written{states}; {report.unchanged} unchanged, "
            f"{report.empty} not translated, {report.refused} refused"
        )
