"""reserve() against the bare floor: one INSERT a transaction through the same connection, in the same run."""

import time
from datetime import timedelta
from itertools import cycle
from statistics import median

from django.db import connection, transaction
from django.utils import timezone, translation

from booking import emails
from booking.models import Booking, Slot, new_reference, new_secret
from booking.reservations import Contact, reserve
from visitors import calendar

RUNS, CALLS = 9, 100
CONTACT = Contact("Visitor", "visitor@example.kz", "+77011234567", "ru")
INSERT = """
    INSERT INTO booking_booking (slot_id, reference, secret, idempotency_key, status, people, places, party, name,
        email, phone, organisation, needs, language, created_at)
    VALUES (%s, %s, %s, %s, 'confirmed', 1, 1, '{}', 'Visitor', 'visitor@example.kz', '+77011234567', '', '', 'ru', %s)
"""


def rate(act):
    begin = time.perf_counter()
    for _ in range(CALLS):
        act()
    return CALLS / (time.perf_counter() - begin)


def acts(now):
    """The acts to time, each on one slot after the other, as visitors come."""
    coming = Slot.objects.with_places_left().filter(
        tour__is_private=False, starts_at__gt=now + timedelta(days=2), starts_at__lt=now + timedelta(days=50)
    )
    museum = calendar.load()
    slots = [slot for slot in coming.select_related("tour") if museum.covers(slot.starts_at, slot.ends_at)]
    coming.update(capacity=1_000_000)
    turns = cycle(slots)
    created_at = connection.ops.adapt_datetimefield_value(now)

    def floor():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(INSERT, [next(turns).pk, new_reference(), new_secret(), new_secret(), created_at])

    def book(compose=None):
        reserve(next(turns), party={"adult": 1}, contact=CONTACT, key=new_secret(), now=now, compose=compose)

    return {"floor": floor, "reserve": book, "reserve with its letter": lambda: book(emails.confirmation)}


def measure():
    translation.activate("ru")
    now = timezone.localtime()
    kinds = acts(now)
    rates = {name: [] for name in kinds}
    for act in kinds.values():
        act()
    for _ in range(RUNS):
        for name, act in kinds.items():
            rates[name].append(rate(act))
    Booking.objects.all().delete()
    Slot.objects.update(booked=0)
    floor, alone, whole = (median(rates[name]) for name in kinds)
    return [
        ("floor: one INSERT a transaction", f"{floor:.0f} a second", "", True),
        (
            "reserve()",
            f"{alone:.0f} a second = {alone / floor:.2f} of the floor",
            "at least 0.5",
            alone / floor >= 0.5,
        ),
        ("reserve() with its letter", f"{whole:.0f} a second = {whole / floor:.2f} of the floor", "", True),
    ]
