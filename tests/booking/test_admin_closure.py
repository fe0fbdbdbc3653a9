from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from alzhir_site.models import OutboxMessage
from booking.models import Booking, Slot
from tests.booking.builders import (
    NOW,
    at,
    close_day,
    make_booking,
    make_slot,
    page,
)
from visitors.models import DayException, WeeklyHours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def closure(day, **values):
    return {
        "first_on": f"{day:%Y-%m-%d}",
        "last_on": f"{day:%Y-%m-%d}",
        "is_closed": "on",
        "reason_ru": "Ремонт",
        "announce_days": "14",
        **values,
    }


def test_closing_a_day_shows_the_bookings_first(staff, tour):
    booking = make_booking(make_slot(tour), 4)
    make_slot(tour, at(15, 10, 30))
    url = "/en/admin/visitors/dayexception/add/"
    answer = staff.post(url, closure(date(2026, 5, 14)))
    assert [one.pk for one in answer.context["lost"]] == [booking.pk]
    assert "aigul@example.kz" in page(answer)
    assert (DayException.objects.count(), OutboxMessage.objects.count()) == (0, 1)
    assert Booking.objects.get().displaced_at is None
    answer = staff.post(url, {**dict(answer.context["sent"]), "_confirmed": "1"})
    assert answer.status_code == 302
    assert Booking.objects.get().displaced_at == NOW
    assert OutboxMessage.objects.count() == 2
    offered = staff.get(booking.get_absolute_url()).context["departures"]
    assert [one.start for one in offered] == [at(15, 10, 30)]


def test_closing_a_day_without_bookings_asks_nothing(staff, tour):
    make_slot(tour)
    assert staff.post("/en/admin/visitors/dayexception/add/", closure(date(2026, 5, 14))).status_code == 302
    assert Slot.objects.get().status == "closed"


def test_a_closure_with_errors_shows_the_form(staff, tour):
    make_booking(make_slot(tour), 4)
    sent = closure(date(2026, 5, 14), last_on="2026-05-13")
    answer = staff.post("/en/admin/visitors/dayexception/add/", sent)
    assert "last_on" in answer.context["adminform"].form.errors


def test_shortening_a_closure_shows_who_can_come_again(staff, tour):
    booking = make_booking(make_slot(tour), 4)
    exception = close_day(date(2026, 5, 14))
    url = f"/en/admin/visitors/dayexception/{exception.pk}/change/"
    answer = staff.post(url, closure(date(2026, 5, 15)))
    assert [one.pk for one in answer.context["restored"]] == [booking.pk]
    assert DayException.objects.get().first_on == date(2026, 5, 14)


def week_form(hours, **values):
    return {"weekday": hours.weekday, "opens": "10:00", "closes": "18:00", "last_entry": "17:00", **values}


def test_changing_the_week_shows_the_bookings_first(staff, tour):
    booking = make_booking(make_slot(tour), 4)
    thursday = WeeklyHours.objects.get(weekday=3)
    url = f"/en/admin/visitors/weeklyhours/{thursday.pk}/change/"
    answer = staff.post(url, week_form(thursday, opens="11:00"))
    assert [one.pk for one in answer.context["lost"]] == [booking.pk]
    assert (Booking.objects.get().displaced_at, OutboxMessage.objects.count()) == (None, 1)
    answer = staff.post(url, {**dict(answer.context["sent"]), "_confirmed": "1"})
    assert answer.status_code == 302
    assert (Booking.objects.get().displaced_at, OutboxMessage.objects.count()) == (NOW, 2)
    assert staff.post(url, week_form(thursday, opens="11:30")).status_code == 302


def test_deleting_hours_shows_the_bookings_first(staff, tour):
    """An exception that opens a Monday; without it the day is closed."""
    hours = {"opens": "10:00", "closes": "18:00", "last_entry": "17:00"}
    monday = close_day(date(2026, 5, 18), is_closed=False, **hours)
    booking = make_booking(make_slot(tour, at(18, 10, 30)), 4)
    url = f"/en/admin/visitors/dayexception/{monday.pk}/delete/"
    assert staff.get(url).status_code == 200
    answer = staff.post(url, {"post": "yes"})
    assert [one.pk for one in answer.context["lost"]] == [booking.pk]
    assert "Delete and send the letters" in page(answer)
    assert DayException.objects.count() == 1
    assert staff.post(url, {**dict(answer.context["sent"]), "_confirmed": "1"}).status_code == 302
    assert (DayException.objects.count(), Booking.objects.get().displaced_at) == (0, NOW)


def test_hours_are_not_deleted_several_at_once(staff, tour):
    for model in ("dayexception", "weeklyhours"):
        sent = {
            "action": "delete_selected",
            "_selected_action": [WeeklyHours.objects.first().pk],
            "post": "y",
        }
        staff.post(f"/en/admin/visitors/{model}/", sent)
    assert WeeklyHours.objects.count() == 6


def test_who_may_not_see_bookings_learns_how_many_they_are(client, tour):
    make_booking(make_slot(tour), 4)
    user = get_user_model().objects.create_user("caretaker", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="add_dayexception"))
    client.force_login(user)
    answer = client.post("/en/admin/visitors/dayexception/add/", closure(date(2026, 5, 14)))
    assert len(answer.context["lost"]) == 1
    assert "aigul@example.kz" not in page(answer)
