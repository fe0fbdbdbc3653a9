from django.core.management.base import BaseCommand
from tqdm import tqdm

from ...models import Exhibit
from ...search import index


class Command(BaseCommand):
    help = "Makes the words that exhibits are searched by anew: after a change of the rules."

    def add_arguments(self, parser):
        parser.add_argument(
            "--missing",
            action="store_true",
            help="only where they were never made, as after an update of the site",
        )

    def handle(self, *, verbosity, missing, **options):
        every = Exhibit.objects.order_by("pk").values_list("pk", flat=True)
        ids = index.missing() if missing else list(every)
        with tqdm(total=len(ids), unit=" exhibits", disable=None if verbosity else True, leave=False) as bar:
            index.refresh(ids, bar.update)
        if verbosity:
            self.stdout.write(f"{len(ids)} exhibits")
