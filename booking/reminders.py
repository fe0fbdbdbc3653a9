"""Reminders the day before a tour."""

from datetime import timedelta

from django.db import transaction

from . import emails
from .models import Booking, Slot
from .slots import ZONE


def send_due(now):
    """Reminds every booking whose tour is tomorrow (in Astana), once; not those made today. Returns how many."""
    tomorrow = now.astimezone(ZONE).date() + timedelta(days=1)
    slots = Slot.objects.between(tomorrow, tomorrow).values("pk")
    midnight = now.astimezone(ZONE).replace(hour=0, minute=0, second=0, microsecond=0)
    due = Booking.objects.confirmed().filter(slot__in=slots, displaced_at=None, reminded_at=None)
    return sum(
        remind(booking, now) for booking in due.filter(created_at__lt=midnight).select_related("slot__tour")
    )


def remind(booking, now):
    """One letter, or none where another worker or a change came first."""
    same = Booking.objects.confirmed().filter(pk=booking.pk, slot_id=booking.slot_id, displaced_at=None)
    letter = emails.reminder(booking)
    with transaction.atomic():
        if not same.filter(reminded_at=None).update(reminded_at=now):
            return 0
        letter.send()
    return 1
