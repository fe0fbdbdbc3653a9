from django.core.management.base import BaseCommand
from django.utils import timezone

from ...contributions import purging


class Command(BaseCommand):
    help = (
        "Deletes senders' contacts after the time that staff have set, what was withdrawn, and files that were never "
        "sent off. Meant for a daily timer."
    )

    def handle(self, **options):
        contacts, withdrawn, drafts = purging.purge(timezone.localtime())
        self.stdout.write(
            f"contributions: {contacts} contacts, {withdrawn} withdrawn, {drafts} loose files deleted"
        )
