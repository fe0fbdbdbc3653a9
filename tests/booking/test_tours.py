from datetime import date

import pytest

from booking.models import Slot
from tests.booking.builders import (
    at,
    close_day,
    make_booking,
    make_slot,
    make_tour,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
MONTH = "/en/tours/grounds/2026-05/"


def text(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def test_month_tells_places_full_and_closed_by_word(client, tour):
    make_slot(tour)
    make_slot(tour, at(14, 15), language="ru", capacity=5)
    full = make_slot(tour, at(15, 10, 30), capacity=2)
    make_booking(full, 2)
    page = text(client, MONTH)
    assert "25 places" in page
    assert 'href="/en/tours/grounds/2026-05-14/#slots"' in page
    assert "full" in page
    assert "closed" in page
    assert "/2026-05-15/" not in page
    assert "/2026-05-18/" not in page


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", ["20 орын", "2026 ж. мамыр"]),
        ("ru", ["20 мест", "Май 2026"]),
        ("en", ["20 places", "May 2026"]),
    ],
)
def test_month_in_three_languages(client, tour, language, words):
    make_slot(tour)
    page = text(client, f"/{language}/tours/grounds/2026-05/").lower()
    assert [word for word in words if word.lower() not in page] == []


@pytest.mark.parametrize(
    "month", ["9999-12", "0001-01", "2026-13", "2026-00", "²⁰²⁶-05", "2026-5", "2026-05-32", "2026-02-31"]
)
def test_month_or_day_that_is_none_is_404(client, tour, month):
    assert client.get(f"/en/tours/grounds/{month}/").status_code == 404


def test_day_lists_the_slots_and_says_why_one_cannot_be_booked(client, tour):
    slots = [make_slot(tour), make_slot(tour, at(14, 12), language="en", status="stopped")]
    full = make_slot(tour, at(14, 15), language="ru", capacity=2)
    make_booking(full, 2)
    page = text(client, "/en/tours/grounds/2026-05-14/")
    assert f'href="/en/tours/book/{slots[0].pk}/"' in page
    assert f"/tours/book/{slots[1].pk}/" not in page
    assert f"/tours/book/{full.pk}/" not in page
    assert "not offered" in page


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/tours/grounds/2026-05-18/", "The museum is closed on this day."),
        ("/en/tours/grounds/2026-05-19/", "There are no tours on this day."),
        ("/en/tours/grounds/2026-05-08/", "This day is past."),
        ("/en/tours/grounds/2026-07-30/", "This day cannot be booked yet."),
    ],
)
def test_day_without_slots_says_why(client, tour, path, words):
    assert words in text(client, path)


def test_typed_date_leads_to_the_day(client, tour):
    answer = client.get("/en/tours/grounds/?date=14.05.2026&language=kk")
    assert answer.headers["Location"] == "/en/tours/grounds/2026-05-14/?language=kk#slots"


@pytest.mark.parametrize("typed", ["31.02.2026", "29.02.2027", "26/05/26", "2026-05-26T00:00Z", "x", "<b>"])
@pytest.mark.parametrize("path", ["/en/tours/grounds/", "/en/tours/"])
def test_typed_date_that_is_none_is_kept_with_an_error(client, tour, path, typed):
    answer = client.get(path, {"date": typed})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Write the date as day.month.year" in page
    assert "<title>Error: " in page
    assert typed.replace("<", "&lt;").replace(">", "&gt;") in page


def test_language_filter(client, tour):
    make_slot(tour)
    make_slot(tour, at(15, 12), language="en")
    page = text(client, MONTH + "?language=en")
    assert "/2026-05-15/?language=en#slots" in page
    assert "/2026-05-14/" not in page
    assert client.get(MONTH + "?language=de").status_code == 404


def test_list_shows_the_departures_of_a_day_on_every_tour(client, tour):
    private = make_tour("private", is_private=True, name_en="For one group")
    slots = [make_slot(tour), make_slot(private, capacity=40)]
    page = text(client, "/en/tours/?date=14.05.2026")
    assert [f"/en/tours/book/{slot.pk}/" in page for slot in slots] == [True, True]
    assert "The museum is closed on this day." in text(client, "/en/tours/?date=18.05.2026")


def test_month_of_a_tour_for_one_group_counts_times(client, tour):
    private = make_tour("private", is_private=True, name_en="For one group")
    taken = make_slot(private, at(14, 15), capacity=40)
    make_slot(private, capacity=40)
    make_slot(private, at(14, 12), language="ru", capacity=40)
    make_booking(taken, 3)
    page = text(client, "/en/tours/private/2026-05/")
    assert "2 times" in page
    assert "80 places" not in page


def test_inactive_tour_is_404(client, tour):
    type(tour).objects.update(is_active=False)
    assert client.get("/en/tours/grounds/").status_code == 404
    assert "No tours can be booked online" in text(client, "/en/tours/")


@pytest.mark.parametrize("path", ["/en/tours/", "/en/tours/grounds/", MONTH, "/en/tours/grounds/2026-05-14/"])
def test_choosing_sets_no_cookie_and_is_never_cached(client, tour, path):
    answer = client.get(path)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.cookies == {}
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("slots", [1, 3, 60])
def test_month_takes_eight_queries_at_most(client, tour, slots, django_assert_max_num_queries):
    for number in range(slots):
        make_slot(tour, at(13, 10, number))
    with django_assert_max_num_queries(8) as queries:
        client.get(MONTH)
    assert len(queries) == 6


def test_closed_day_disappears_from_the_month(client, tour):
    make_slot(tour)
    assert "/2026-05-14/" in text(client, MONTH)
    close_day(date(2026, 5, 14))
    page = text(client, MONTH)
    assert "/2026-05-14/" not in page
    assert Slot.objects.get().status == "closed"
