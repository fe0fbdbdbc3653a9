from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from ...generated import generate, remove
from ...models import Exhibit


class Command(BaseCommand):
    help = "Makes exhibits for measuring at scale; each says that it is generated. Never on the museum's own database."

    def add_arguments(self, parser):
        parser.add_argument("count", type=int, nargs="?", default=0, metavar="N")
        parser.add_argument("--seed", type=int, default=0, help="another number makes other records")
        parser.add_argument("--beside-real", action="store_true", help="although real exhibits are published")
        parser.add_argument("--remove", action="store_true", help="delete all generated records first")

    def handle(self, *, count, seed, beside_real, remove: bool, verbosity, **options):
        self.quiet = None if verbosity else True
        if remove:
            self.remove()
        elif count < 1:
            raise CommandError("Say how many: generate_exhibits 30000")
        if count < 1:
            return
        if not beside_real and Exhibit.objects.filter(is_published=True, is_generated=False).exists():
            raise CommandError("Real exhibits are published here. --beside-real generates all the same.")
        with tqdm(total=count, unit=" records", disable=self.quiet, leave=False) as bar:
            generate(count, seed=seed, tick=bar.update)
        self.stdout.write(f"generated: {count} records")

    def remove(self):
        with tqdm(unit=" records", disable=self.quiet, leave=False) as bar:
            self.stdout.write(f"removed: {remove(bar.update)} generated records")
