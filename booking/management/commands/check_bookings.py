from django.core.management.base import BaseCommand, CommandError

from booking.models import Slot


class Command(BaseCommand):
    help = (
        "Compares every slot's counter with the sum of its confirmed bookings; exit code 1 where they differ."
    )

    def handle(self, **options):
        wrong = list(Slot.objects.with_wrong_counter())
        for slot in wrong:
            self.stderr.write(f"slot {slot.pk} ({slot}): counter {slot.booked}, bookings {slot.counted}")
        if wrong:
            raise CommandError(f"{len(wrong)} of {Slot.objects.count()} counters are wrong")
        self.stdout.write(f"{Slot.objects.count()} counters agree with their bookings")
