from datetime import date

import pytest
from django.contrib.auth import get_user_model

from alzhir_site.models import OutboxMessage
from booking.models import Booking, Slot
from tests.booking.builders import (
    NOW,
    at,
    categories,
    close_day,
    make_booking,
    make_slot,
    make_tour,
    open_week,
)
from visitors.models import DayException

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture
def tour():
    open_week()
    categories()
    return make_tour()


@pytest.fixture
def staff(client):
    client.force_login(get_user_model().objects.create_superuser("keeper"))
    return client


def page(answer):
    return " ".join(answer.content.decode().split())


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
