from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from booking import timetable
from booking.models import Booking, Slot, SlotStatus
from booking.reservations import cancel
from tests.booking.builders import NOW, at, close_day, make_booking, make_rule, make_tour, open_week
from visitors import calendar

pytestmark = pytest.mark.django_db


@pytest.fixture
def tour():
    open_week()
    return make_tour(horizon_days=7)


def fill(now=NOW):
    return dict(+timetable.fill(calendar.load(), now))


def starts():
    return [f"{slot.local_start:%d %H:%M}" for slot in Slot.objects.order_by("starts_at")]


def test_fill_makes_the_slots_once(tour):
    make_rule(tour)
    assert fill() == {"made": 13}
    assert starts() == [
        "12 15:00",
        *(f"{day} {time}" for day in (13, 14, 15, 16, 17, 19) for time in ("10:30", "15:00")),
    ]
    assert fill() == {}
    assert fill(at(13, 9)) == {"made": 2}


def test_fill_never_overwrites_what_staff_edited(tour):
    rule = make_rule(tour, start_times=["10:30"])
    fill()
    edited = Slot.objects.get(starts_at=at(14, 10, 30))
    Slot.objects.filter(pk=edited.pk).update(capacity=7, status=SlotStatus.STOPPED, edited_by_hand=True)
    rule.capacity = 12
    rule.save()
    assert fill() == {"resized": 5}
    edited.refresh_from_db()
    assert (edited.capacity, edited.status) == (7, "stopped")
    rule.delete()
    assert fill() == {"removed": 5}
    assert Slot.objects.get() == edited


def test_fill_keeps_slots_with_bookings(tour):
    rule = make_rule(tour, start_times=["10:30"])
    fill()
    make_booking(Slot.objects.select_related("tour").get(starts_at=at(14, 10, 30)))
    rule.capacity = 1
    rule.save()
    assert fill() == {"resized": 5}
    rule.delete()
    assert fill() == {"removed": 5}
    assert [(slot.capacity, slot.booked) for slot in Slot.objects.all()] == [(20, 2)]


def test_a_slot_with_cancelled_bookings_only_is_stopped_and_opened_again(tour):
    rule = make_rule(tour, start_times=["10:30"])
    fill()
    slot = Slot.objects.select_related("tour").get(starts_at=at(14, 10, 30))
    cancel(make_booking(slot), now=NOW)
    rule.capacity = 12
    rule.save()
    assert fill() == {"resized": 6}
    rule.delete()
    assert fill() == {"removed": 6}
    slot.refresh_from_db()
    assert (slot.status, fill()) == ("stopped", {})
    make_rule(tour, start_times=["10:30"], capacity=12)
    assert fill() == {"made": 5, "reopened": 1}
    slot.refresh_from_db()
    assert (slot.status, fill()) == ("open", {})


def test_fill_leaves_out_closed_days_and_opens_them_later(tour):
    make_rule(tour, start_times=["10:30"])
    closure = close_day(date(2026, 5, 14), date(2026, 5, 15))
    assert fill() == {"made": 4}
    closure.delete()
    assert fill() == {"made": 2}


@pytest.mark.usefixtures("frozen")
def test_fill_with_an_old_calendar_reopens_nothing(tour):
    """The day was closed after the command had read the calendar."""
    make_rule(tour, start_times=["10:30"])
    fill()
    museum = calendar.load()
    make_booking(Slot.objects.select_related("tour").get(starts_at=at(14, 10, 30)))
    close_day(date(2026, 5, 14))
    assert +timetable.fill(museum, NOW) == {}
    assert Slot.objects.get(starts_at=at(14, 10, 30)).status == SlotStatus.CLOSED
    assert Booking.objects.get().displaced_at == NOW


def test_fill_leaves_an_inactive_tour_alone(tour):
    make_rule(tour)
    type(tour).objects.update(is_active=False)
    assert fill() == {}


@pytest.mark.usefixtures("frozen")
def test_make_slots_command(tour):
    make_rule(tour, start_times=["10:30"])
    out = StringIO()
    call_command("make_slots", stdout=out)
    call_command("make_slots", stdout=out)
    assert out.getvalue().splitlines() == [
        "slots: 6 made, 0 removed, 0 resized, 0 closed, 0 reopened",
        "slots: 0 made, 0 removed, 0 resized, 0 closed, 0 reopened",
    ]


def test_check_bookings_says_which_counter_is_wrong(tour):
    make_rule(tour, start_times=["10:30"])
    fill()
    slot = Slot.objects.select_related("tour").get(starts_at=at(14, 10, 30))
    make_booking(slot, 3)
    out, err = StringIO(), StringIO()
    call_command("check_bookings", stdout=out)
    assert out.getvalue() == "6 counters agree with their bookings\n"
    Slot.objects.filter(pk=slot.pk).update(booked=4)
    with pytest.raises(CommandError, match="1 of 6 counters are wrong"):
        call_command("check_bookings", stderr=err)
    assert err.getvalue().startswith(f"slot {slot.pk} (2026-05-14 10:30 · kk · ")
    assert err.getvalue().endswith("counter 4, bookings 3\n")
