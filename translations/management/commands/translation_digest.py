from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from ... import digest


class Command(BaseCommand):
    help = "Writes to translators, and to those who approve, what waits for them on the desk; nothing where nothing does."

    def add_arguments(self, parser):
        parser.add_argument("--to", action="append", metavar="NAME", help="this user alone; may be repeated")
        parser.add_argument("--dry-run", action="store_true", help="say who would get what, write nothing")

    def handle(self, *, to, dry_run, **options):
        readers = digest.readers()
        if to is not None:
            readers = [user for user in readers if user.get_username() in to]
            unknown = set(to) - {user.get_username() for user in readers}
            if unknown:
                names = ", ".join(sorted(unknown))
                raise CommandError(
                    f"{names}: not an active user with an address who has a language or may approve."
                )
        written = digest.send(readers, timezone.now(), dry_run=dry_run)
        for user, count in written:
            self.stdout.write(f"{user.get_username()}: {count} texts wait")
        self.stdout.write(f"letters: {len(written)} {'would be ' if dry_run else ''}written")
