"""The acts on places: the only module that locks and the only one that changes a slot's counter.

Order of locks, everywhere: slots by id, then bookings. A slot's row decides who is first: reserve() and move() take
places by one conditional UPDATE, and a closure that comes meanwhile waits for that row or makes the UPDATE miss.
"""

from contextlib import nullcontext
from copy import copy
from dataclasses import dataclass
from functools import cache

from django.db import IntegrityError, connection, transaction
from django.db.models import F

from visitors import calendar

from . import emails
from .models import Booking, BookingStatus, Slot, SlotStatus
from .refusals import (
    AlreadyCancelled,
    Changed,
    MuseumClosed,
    Refused,
    SlotFull,
    SlotStopped,
    TooEarly,
    TooLate,
)
from .slots import Window

OUTSIDE = {Window.PAST: TooLate, Window.TOO_SOON: TooLate, Window.BEYOND: TooEarly}


def check_slot(slot, now, museum):
    """Raises what forbids to book `slot` at `now`, apart from places: time, calendar, staff's stop."""
    outside = OUTSIDE.get(slot.window(now))
    if outside:
        raise outside
    if slot.status == SlotStatus.CLOSED or not museum.covers(slot.starts_at, slot.ends_at):
        raise MuseumClosed
    if slot.status == SlotStatus.STOPPED or not slot.tour.is_active:
        raise SlotStopped


# Plain SQL for the one statement that every reservation races for: Django's compiler takes twenty times as long.
TAKE_SHARED = """
    UPDATE booking_slot SET booked = booked + %(places)s
    WHERE id = %(id)s AND status = 'open' AND starts_at = %(starts_at)s AND booked <= capacity - %(places)s
"""
TAKE_WHOLE = """
    UPDATE booking_slot SET booked = %(places)s
    WHERE id = %(id)s AND status = 'open' AND starts_at = %(starts_at)s AND booked = 0 AND capacity = %(places)s
"""


def together():
    """On PostgreSQL the statements inside go out in one go, without waiting for each answer; on SQLite one by one."""
    if connection.vendor != "postgresql":
        return nullcontext()
    connection.ensure_connection()
    return connection.connection.pipeline()


def take_places(slot, people, now):
    """Adds a group's places to the slot's counter and asks the calendar again; raises Refused where it may not be."""
    places = slot.places_for(people)
    if people > places:
        raise SlotFull(slot.left)
    starts_at = connection.ops.adapt_datetimefield_value(slot.starts_at)
    values = {"id": slot.pk, "places": places, "starts_at": starts_at}
    with together(), connection.cursor() as cursor:
        cursor.execute(TAKE_WHOLE if slot.tour.is_private else TAKE_SHARED, values)
        museum = calendar.load_day(slot.local_start.date())
        # Only now: before an answer was read, a pipeline knows no count.
        taken = cursor.rowcount
    if not taken:
        raise refusal_of(slot)
    check_slot(slot, now, museum)


def refusal_of(slot):
    """Why the UPDATE found no room: the slot's state now. Staff may have moved it, or its rule have gone."""
    current = Slot.objects.select_related("tour").filter(pk=slot.pk).first()
    if current is None or current.starts_at != slot.starts_at or current.status == SlotStatus.STOPPED:
        return SlotStopped()
    if current.status == SlotStatus.CLOSED:
        return MuseumClosed()
    return SlotFull(current.left)


BOOKING_FIELDS = [field for field in Booking._meta.concrete_fields if not field.primary_key]


@cache
def insert_statement():
    """INSERT with every column of a booking, in the fields' order."""
    columns = ", ".join(field.column for field in BOOKING_FIELDS)
    places = ", ".join(["%s"] * len(BOOKING_FIELDS))
    return f"INSERT INTO {Booking._meta.db_table} ({columns}) VALUES ({places}) RETURNING id"  # noqa: S608


def insert(booking):
    """Stores a new booking as save() would, without its cost; nothing listens to a booking's signals."""
    values = [field.get_db_prep_save(getattr(booking, field.attname), connection) for field in BOOKING_FIELDS]
    with connection.cursor() as cursor:
        cursor.execute(insert_statement(), values)
        booking.pk = cursor.fetchone()[0]
    booking._state.adding = False


def give_places(slot_id, places):
    Slot.objects.filter(pk=slot_id).update(booked=F("booked") - places)


@dataclass(frozen=True)
class Contact:
    """Who books: what the visitor typed, cleaned. `phone` is E.164, `language` one of kk, ru, en."""

    name: str
    email: str
    phone: str
    language: str
    organisation: str = ""
    needs: str = ""


def booked_with(key):
    """The booking made with an idempotency key, or None."""
    return Booking.objects.filter(idempotency_key=key).first() if key else None


def reserve(slot, *, party, contact, key, now, compose=emails.confirmation):
    """Books `slot` for `party` ({category code: head count}); the letter is written in the same transaction.

    The same `key` again returns the booking that it made. Raises Refused: SlotFull, MuseumClosed, SlotStopped,
    TooLate, TooEarly. `slot` comes with its tour; `compose` makes the letter, None writes none.
    """
    people = sum(party.values())
    booking = Booking(
        slot=slot,
        idempotency_key=key,
        people=people,
        places=slot.places_for(people),
        party=party,
        created_at=now,
        **vars(contact),
    )
    letter = compose and compose(booking)
    try:
        with transaction.atomic():
            take_places(slot, people, now)
            insert(booking)
            if letter:
                letter.send()
        return booking
    except (IntegrityError, Refused):
        # The second click of a double click: full for itself, or the key is taken.
        before = booked_with(key)
        if before is None:
            raise
        return before


def compare_and_set(booking, **changes):
    """Writes `changes` if the booking still is as the caller read it; else raises Changed or AlreadyCancelled."""
    same = Booking.objects.confirmed().filter(pk=booking.pk, slot_id=booking.slot_id)
    if not same.update(**changes):
        cancelled = not Booking.objects.confirmed().filter(pk=booking.pk).exists()
        raise AlreadyCancelled if cancelled else Changed


def changed(booking, **changes):
    """A copy of the booking as it will be; the caller's own stays as it is until the act has succeeded."""
    after = copy(booking)
    for name, value in changes.items():
        setattr(after, name, value)
    return after


def check_not_begun(booking, now):
    if booking.status == BookingStatus.CANCELLED:
        raise AlreadyCancelled
    if booking.slot.starts_at <= now and not booking.displaced_at:
        raise TooLate


def cancel(booking, *, now, by="visitor"):
    """Gives the places back, once; returns the booking as it is now. `by` is "visitor" or "staff".

    Raises AlreadyCancelled, Changed, TooLate.
    """
    check_not_begun(booking, now)
    changes = {"status": BookingStatus.CANCELLED, "cancelled_at": now}
    after = changed(booking, **changes)
    letter = emails.cancelled(after, by=by)
    with transaction.atomic():
        lock([booking.slot_id])
        compare_and_set(booking, **changes)
        give_places(booking.slot_id, booking.places)
        letter.send()
    return after


def move(booking, target, *, now):
    """Moves a booking to another slot in one step; returns the booking as it is now. Raises Refused as reserve() does.

    The two slots are locked in id order: two moves that cross do not wait for each other.
    """
    check_not_begun(booking, now)
    if target.pk == booking.slot_id:
        raise Changed
    changes = {
        "slot": target,
        "places": target.places_for(booking.people),
        "displaced_at": None,
        "reminded_at": None,
    }
    after = changed(booking, **changes)
    letter = emails.moved(after)
    with transaction.atomic():
        lock([booking.slot_id, target.pk])
        compare_and_set(booking, **changes)
        take_places(target, booking.people, now)
        give_places(booking.slot_id, booking.places)
        letter.send()
    return after


def follow_calendar(now):
    """Closes and reopens coming slots after a change of the calendar and tells each booking. Returns (closed, reopened).

    A slot that staff stopped stays stopped, but who has booked on it is told as well. All coming slots are locked
    before the calendar is read: of two changes at once the later one sees the other.
    """
    with transaction.atomic():
        coming = Slot.objects.upcoming(now).select_related("tour").order_by("pk")
        coming = list(coming.select_for_update(of=["self"]))
        museum = calendar.load()
        inside, outside = [], []
        for slot in coming:
            (inside if museum.covers(slot.starts_at, slot.ends_at) else outside).append(slot)
        closed = set_status(outside, SlotStatus.OPEN, SlotStatus.CLOSED)
        reopened = set_status(inside, SlotStatus.CLOSED, SlotStatus.OPEN)
        confirmed = Booking.objects.confirmed().filter(slot__starts_at__gt=now)
        confirmed = confirmed.select_related("slot__tour").order_by("pk")
        tell(outside, confirmed.filter(displaced_at=None), now, emails.day_closed)
        tell(inside, confirmed.exclude(displaced_at=None), None, emails.restored)
    return closed, reopened


def tell(slots, bookings, displaced_at, compose):
    """Marks those of `bookings` that are on `slots`, and writes a letter to each."""
    there = {slot.pk for slot in slots}
    for booking in [booking for booking in bookings if booking.slot_id in there] if there else []:
        booking.displaced_at = displaced_at
        booking.save(update_fields=["displaced_at"])
        compose(booking).send()


def lock(slot_ids):
    """Takes the slots' row locks in id order (SQLite has one writer and needs none)."""
    list(Slot.objects.select_for_update().filter(pk__in=slot_ids).order_by("pk").values_list("pk"))


def set_status(slots, before, after):
    """How many of `slots` had the status `before` and now have `after`."""
    changing = [slot.pk for slot in slots if slot.status == before]
    return Slot.objects.filter(pk__in=changing).update(status=after) if changing else 0
