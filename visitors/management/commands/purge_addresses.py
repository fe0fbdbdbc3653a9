from django.core.management.base import BaseCommand
from django.utils import timezone

from ...correspondence import purging


class Command(BaseCommand):
    help = (
        "Deletes the e-mail addresses of those who wrote in the guest book or by the contact form, some time after it "
        "was decided, entries that were declined, and old messages. Meant for a daily timer."
    )

    def handle(self, **options):
        addresses, entries, messages = purging.purge(timezone.localtime())
        self.stdout.write(f"visitors: {addresses} addresses, {entries} entries, {messages} messages deleted")
