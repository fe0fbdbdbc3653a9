"""Many at once, on real connections: what the guards are for."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection

from booking.models import Booking, Slot
from booking.refusals import Refused
from booking.reservations import cancel, move
from tests.booking.builders import NOW, at, close_day, make_booking, make_slot, make_tour, open_week

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("frozen")]


def all_at_once(acts, refused=Refused):
    """Runs the functions in a thread each, let go together; their results, a `refused` counting as its name."""
    start = Barrier(len(acts))

    def run(act):
        try:
            connection.ensure_connection()
            start.wait(30)
            return act()
        except refused as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def loaded(booking):
    return Booking.objects.select_related("slot__tour").get(pk=booking.pk)


def test_fifty_processes_for_twenty_places(process_environment):
    words = [sys.executable, "-m", "tests.bench.race", "the race", "guarded"]
    run = subprocess.run(
        words, cwd=settings.BASE_DIR, env=process_environment, capture_output=True, text=True, check=False
    )
    assert run.stdout == "the race: 20 booked, 0 oversold, 0 errors, 30 refused\n"
    assert run.returncode == 0


def test_a_double_click_is_one_booking():
    open_week()
    slot = make_slot(make_tour(), capacity=2)
    found = all_at_once([lambda: make_booking(slot, 2, key="same").pk for _ in range(6)])
    assert found == [Booking.objects.get().pk] * 6
    assert Slot.objects.get().booked == 2


def test_moves_that_cross_do_not_wait_for_each_other():
    open_week()
    tour = make_tour()
    slots = [make_slot(tour), make_slot(tour, at(15, 10, 30))]
    bookings = [make_booking(slots[number % 2], 1, key=f"k{number}") for number in range(12)]
    acts = [
        partial(move, loaded(booking), slots[(number + 1) % 2], now=NOW)
        for number, booking in enumerate(bookings)
    ]
    assert [one.slot_id for one in all_at_once(acts)] == [slots[(number + 1) % 2].pk for number in range(12)]
    assert list(Slot.objects.order_by("pk").values_list("booked", flat=True)) == [6, 6]
    assert not Slot.objects.with_wrong_counter()


def test_cancel_and_move_at_once_is_one_of_them():
    open_week()
    tour = make_tour()
    slot, other = make_slot(tour), make_slot(tour, at(15, 10, 30))
    booking = make_booking(slot, 3)
    acts = [partial(cancel, loaded(booking), now=NOW) for _ in range(4)]
    acts += [partial(move, loaded(booking), other, now=NOW) for _ in range(4)]
    assert sum(isinstance(one, Booking) for one in all_at_once(acts)) == 1
    assert not Slot.objects.with_wrong_counter()


def test_a_closure_and_bookings_at_once_leave_nobody_untold():
    """Each booking was refused or is told of the closure: none stands on a closed slot unaware."""
    open_week()
    slot = make_slot(make_tour())
    acts = [lambda number=number: make_booking(slot, 1, key=f"k{number}").pk for number in range(8)]
    found = all_at_once([*acts, lambda: close_day(date(2026, 5, 14)).pk])
    booked = [one for one in found[:-1] if one != "MuseumClosed"]
    told = Booking.objects.exclude(displaced_at=None).values_list("pk", flat=True)
    assert sorted(told) == sorted(booked)
    assert not Slot.objects.with_wrong_counter()
