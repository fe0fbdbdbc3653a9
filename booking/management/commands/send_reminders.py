from django.core.management.base import BaseCommand
from django.utils import timezone

from booking import reminders


class Command(BaseCommand):
    help = "Writes the reminders for tomorrow's tours; once each. Meant for a daily timer."

    def handle(self, **options):
        self.stdout.write(f"reminders: {reminders.send_due(timezone.localtime())} written")
