from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar

from alzhir_site.models import OutboxMessage
from booking.models import Booking, Slot
from tests.booking.builders import (
    AIGUL,
    NOW,
    at,
    close_day,
    make_booking,
    make_slot,
    make_tour,
    page,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


@pytest.fixture
def booking(tour):
    return make_booking(make_slot(tour), 4)


def url(booking, rest="", language="en"):
    return f"/{language}/bookings/{booking.secret}/{rest}"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", ["2026 ж. 14 мамыр", "10:30", "Ересек"]),
        ("ru", ["14 мая 2026 г.", "10:30", "Взрослые"]),
        ("en", ["14 May 2026", "10:30", "Adults"]),
    ],
)
def test_detail_in_three_languages(client, booking, language, words):
    answer = client.get(url(booking, language=language))
    assert [word for word in [*words, booking.reference] if word not in page(answer)] == []
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert 'name="robots" content="noindex"' in page(answer)


def test_the_link_is_long_enough(booking):
    """160 random bits as URL characters."""
    assert len(booking.secret) == 27


def test_guesses_get_the_same_404_and_are_slowed(client, booking):
    answers = [client.get(f"/en/bookings/guess-{number}/") for number in range(12)]
    assert [answer.status_code for answer in answers] == [404] * 10 + [429] * 2
    assert answers[-1].headers["Retry-After"] == "600"
    assert client.get(url(booking)).status_code == 200


@pytest.mark.parametrize("rest", ["cancel/", "move/", "alzhir.ics", "qr.svg"])
def test_every_page_of_an_unknown_booking_is_404(client, tour, rest):
    assert client.get(f"/en/bookings/unknown/{rest}").status_code == 404


def test_get_and_head_cancel_nothing(client, booking):
    for method in (client.get, client.head):
        assert method(url(booking, "cancel/")).status_code == 200
        assert method(url(booking, "move/")).status_code == 200
    booking.refresh_from_db()
    assert (booking.status, Slot.objects.get().booked, OutboxMessage.objects.count()) == ("confirmed", 4, 1)


def test_cancel_twice_gives_the_places_back_once(client, booking):
    for _ in range(2):
        answer = client.post(url(booking, "cancel/"), follow=True)
        assert "Your booking is cancelled" in page(answer)
    assert (Slot.objects.get().booked, OutboxMessage.objects.count()) == (0, 2)
    assert "Your booking is cancelled" in page(client.get(url(booking, "cancel/")))


def test_move_offers_other_times_and_moves(client, tour, booking):
    other, full = make_slot(tour, at(15, 10, 30)), make_slot(tour, at(16, 10, 30), capacity=3)
    offered = [one.id for one in client.get(url(booking, "move/")).context["departures"]]
    assert offered == [other.pk]
    answer = client.post(url(booking, "move/"), {"slot": full.pk})
    assert (answer.status_code, "Only 3 places are left" in page(answer)) == (409, True)
    assert client.post(url(booking, "move/"), {"slot": other.pk}).headers["Location"] == url(booking)
    booking.refresh_from_db()
    assert booking.slot == other


@pytest.mark.parametrize("slot", ["", "0", "abc", "99999999999999999999", "-1", "²"])
def test_move_to_nothing_is_404(client, booking, slot):
    assert client.post(url(booking, "move/"), {"slot": slot}).status_code == 404


def test_move_to_a_slot_of_another_tour_is_404(client, booking):
    other = make_slot(make_tour("other"), at(15, 10, 30))
    assert client.post(url(booking, "move/"), {"slot": other.pk}).status_code == 404


def test_a_closed_day_offers_other_times_on_the_page(client, tour, booking):
    other = make_slot(tour, at(15, 10, 30))
    close_day(date(2026, 5, 14))
    answer = client.get(url(booking))
    assert "The museum is closed at the time of your tour" in page(answer)
    assert [one.id for one in answer.context["departures"]] == [other.pk]
    client.post(url(booking, "move/"), {"slot": other.pk})
    assert "Your tour is booked" in page(client.get(url(booking)))
    assert dict(Slot.objects.values_list("pk", "booked")) == {booking.slot_id: 0, other.pk: 4}


def test_after_the_tour_nothing_can_be_changed(client, booking, frozen):
    frozen.move_to(at(14, 11))
    answer = client.get(url(booking))
    assert "This tour has begun or is over." in page(answer)
    assert "/cancel/" not in page(answer)
    assert client.post(url(booking, "cancel/")).status_code == 409
    assert Booking.objects.get().status == "confirmed"


def test_forms_of_the_page_are_guarded(booking):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(url(booking, "cancel/")).status_code == 403
    assert Booking.objects.get().status == "confirmed"


def test_ics(client, booking):
    answer = client.get(url(booking, "alzhir.ics"))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.content)
    event = found.walk("VEVENT")[0]
    assert event["DTSTART"].params["TZID"] == "Asia/Almaty"
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (at(14, 10, 30), at(14, 12))
    assert [str(zone["TZID"]) for zone in found.walk("VTIMEZONE")] == ["Asia/Almaty"]
    assert f"http://127.0.0.1:8000{url(booking)}" == str(event["URL"])


def test_ics_escapes_line_breaks(client, tour):
    type(tour).objects.update(name_en="Tour\nEND:VCALENDAR;,", name_kk="", name_ru="")
    booking = make_booking(make_slot(tour), 1)
    content = client.get(url(booking, "alzhir.ics")).content.decode()
    assert content.count("END:VCALENDAR\r\n") == 1
    assert "Tour\\nEND:VCALENDAR\\;\\," in content.replace("\r\n ", "")


def test_qr(client, booking):
    answer = client.get(url(booking, "qr.svg"))
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")


@pytest.mark.parametrize("rest", ["", "cancel/", "move/", "alzhir.ics", "qr.svg"])
def test_pages_of_a_booking_are_never_cached(client, booking, rest):
    assert "no-store" in client.get(url(booking, rest)).headers["Cache-Control"]


def test_a_foreign_host_is_refused_and_letters_have_the_configured_address(client, tour, settings):
    settings.SITE_URL = "https://museum.example"
    make_booking(make_slot(tour), 1, contact=AIGUL, now=NOW)
    assert client.get("/en/tours/", headers={"host": "evil.test"}).status_code == 400
    assert "https://museum.example/kk/bookings/" in OutboxMessage.objects.get().body
