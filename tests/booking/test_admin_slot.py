from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from booking.models import Slot
from tests.booking.builders import (
    at,
    close_day,
    make_booking,
    make_rule,
    make_slot,
    make_tour,
    page,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def slot_form(slot, **values):
    local = slot.local_start
    fields = {
        "tour": slot.tour_id,
        "language": slot.language,
        "capacity": slot.capacity,
        "status": slot.status,
    }
    fields |= {"starts_at_0": f"{local:%Y-%m-%d}", "starts_at_1": f"{local:%H:%M}"}
    return {**fields, **values}


def test_capacity_under_the_places_booked_warns_and_shows_full(staff, tour):
    slot = make_slot(tour)
    make_booking(slot, 12)
    url = f"/en/admin/booking/slot/{slot.pk}/change/"
    answer = staff.post(url, slot_form(slot, capacity=5), follow=True)
    assert "12 places are booked already: the slot keeps 12 places and is full." in page(answer)
    slot.refresh_from_db()
    assert (slot.capacity, slot.booked, slot.left, slot.edited_by_hand) == (12, 12, 0, True)


def test_a_booked_slot_keeps_its_time(staff, tour):
    slot = make_slot(tour)
    make_booking(slot, 1)
    url = f"/en/admin/booking/slot/{slot.pk}/change/"
    answer = staff.post(url, slot_form(slot, starts_at_1="12:00"))
    assert list(answer.context["adminform"].form.errors) == ["starts_at"]


@pytest.mark.parametrize(("name", "value"), [("language", "ru"), ("tour", "other")])
def test_a_booked_slot_keeps_its_language_and_tour(staff, tour, name, value):
    slot = make_slot(tour)
    make_booking(slot, 1)
    value = make_tour("other").pk if name == "tour" else value
    answer = staff.post(f"/en/admin/booking/slot/{slot.pk}/change/", slot_form(slot, **{name: value}))
    assert list(answer.context["adminform"].form.errors) == [name]


def test_a_slot_moved_by_hand_does_not_come_again(staff, tour):
    make_rule(tour, start_times=["10:30"])
    slot = make_slot(tour)
    staff.post(f"/en/admin/booking/slot/{slot.pk}/change/", slot_form(slot, starts_at_1="12:00"))
    call_command("make_slots", stdout=StringIO())
    found = Slot.objects.between(date(2026, 5, 14), date(2026, 5, 14)).order_by("starts_at")
    assert [(one.starts_at, one.status) for one in found] == [
        (at(14, 10, 30), "stopped"),
        (at(14, 12), "open"),
    ]


def test_whether_the_museum_is_closed_is_the_calendars_to_say(staff, tour):
    slot = make_slot(tour)
    url = f"/en/admin/booking/slot/{slot.pk}/change/"
    answer = staff.post(url, slot_form(slot, status="closed"))
    assert list(answer.context["adminform"].form.errors) == ["status"]
    close_day(date(2026, 5, 14))
    assert staff.post(url, slot_form(slot, capacity=7, status="open")).status_code == 302
    slot.refresh_from_db()
    assert (slot.capacity, slot.status) == (7, "closed")


def test_a_slot_made_by_hand_and_twice(staff, tour):
    slot = make_slot(tour)
    url = "/en/admin/booking/slot/add/"
    staff.post(url, slot_form(slot, starts_at_1="12:00"))
    assert Slot.objects.get(starts_at=at(14, 12)).edited_by_hand is True
    answer = staff.post(url, slot_form(slot, starts_at_1="12:00"))
    assert "This tour already starts at that time in that language." in page(answer)


def test_slots_are_stopped_and_opened_not_deleted(staff, tour):
    slot = make_slot(tour)
    for action, status in [("stop", "stopped"), ("open_again", "open")]:
        staff.post("/en/admin/booking/slot/", {"action": action, "_selected_action": [slot.pk]})
        slot.refresh_from_db()
        assert (slot.status, slot.edited_by_hand) == (status, True)
    assert staff.post(f"/en/admin/booking/slot/{slot.pk}/delete/").status_code == 403
