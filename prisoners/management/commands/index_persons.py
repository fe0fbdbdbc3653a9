from django.core.management.base import BaseCommand
from tqdm import tqdm

from ... import register
from ...models import NameForm, Person
from ...search import index


class Command(BaseCommand):
    help = "Makes the copied columns of all persons and the index of their names anew: after a change of the rules."

    def add_arguments(self, parser):
        parser.add_argument(
            "--missing",
            action="store_true",
            help="only where they were never made, as after an update of the site",
        )

    def handle(self, *, verbosity, missing, **options):
        persons = Person.objects.filter(sort_ru="", forms__isnull=False) if missing else Person.objects
        ids = sorted(set(persons.values_list("id", flat=True)))
        bar = range(0, len(ids), register.BATCH)
        for start in tqdm(bar, unit="batch", disable=None if verbosity else True):
            register.refresh(ids[start : start + register.BATCH])
        if not missing:
            index.rebuild()
        if verbosity:
            self.stdout.write(f"{len(ids)} persons, {NameForm.objects.count()} forms of names")
