from django.core.management.base import BaseCommand
from tqdm import tqdm

from prisoners import index, register
from prisoners.models import NameForm, Person


class Command(BaseCommand):
    help = "Makes the copied columns of all persons and the index of their names anew: after a change of the rules."

    def handle(self, **options):
        ids = list(Person.objects.order_by("id").values_list("id", flat=True))
        for start in tqdm(range(0, len(ids), register.BATCH), unit="batch", disable=None):
            register.refresh(ids[start : start + register.BATCH])
        index.rebuild()
        self.stdout.write(f"{len(ids)} persons, {NameForm.objects.count()} forms of names")
