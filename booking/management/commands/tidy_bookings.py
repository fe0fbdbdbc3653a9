from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from booking.models import Hit


class Command(BaseCommand):
    help = "Removes the rate limit's counters of past days."

    def handle(self, **options):
        gone, _ = Hit.objects.filter(at__lt=timezone.now() - timedelta(days=1)).delete()
        self.stdout.write(f"rate limit: {gone} counters removed")
