from django.core.management.base import BaseCommand

from alzhir_site.oai import ledger


class Command(BaseCommand):
    help = (
        "Note which exhibits and persons have changed or are public no longer, for those who harvest at /oai. "
        "A harvest does so itself; run daily, its first question has less to do."
    )

    def handle(self, *, verbosity, **options):
        count = ledger.bring_up_to_date()
        if verbosity:
            self.stdout.write(f"Noticed for harvesters: {count}")
