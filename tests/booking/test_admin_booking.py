from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model

from alzhir_site.models import OutboxMessage
from booking.models import Booking, Slot, SlotRule, Tour
from tests.booking.builders import (
    NOW,
    at,
    categories,
    close_day,
    make_booking,
    make_rule,
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


LISTS = ["tour", "slot", "booking", "visitorcategory"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("model", LISTS)
def test_lists_open_and_are_searched(staff, tour, language, model):
    make_booking(make_slot(tour))
    answer = staff.get(f"/{language}/admin/booking/{model}/?q=МҰРАЖАЙ")
    assert answer.status_code == 200


def test_search_folds_cyrillic(staff, tour):
    make_booking(make_slot(tour))
    for typed, found in [("СЕРІКҚЫЗЫ", 1), ("айгүл", 1), ("Болат", 0)]:
        answer = staff.get("/en/admin/booking/booking/", {"q": typed})
        assert answer.context["cl"].result_count == found


@pytest.mark.parametrize(("when", "found"), [("today", 0), ("tomorrow", 0), ("week", 1), ("past", 0)])
def test_lists_are_filtered_by_day(staff, tour, when, found):
    make_booking(make_slot(tour))
    for model in ("slot", "booking"):
        answer = staff.get(f"/en/admin/booking/{model}/?when={when}")
        assert answer.context["cl"].result_count == found


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


def test_staff_cancel_bookings_and_the_visitors_are_told(staff, tour):
    booking = make_booking(make_slot(tour), 4)
    url = "/en/admin/booking/booking/"
    for expected in ("1 booking cancelled.", "This booking is already cancelled."):
        sent = {"action": "cancel_bookings", "_selected_action": [booking.pk]}
        assert expected in page(staff.post(url, sent, follow=True))
    assert (Slot.objects.get().booked, OutboxMessage.objects.count()) == (0, 2)
    assert "Мұражай" in OutboxMessage.objects.latest("pk").body


def test_the_desk_corrects_contact_but_not_places(staff, tour):
    booking = make_booking(make_slot(tour), 4)
    url = f"/en/admin/booking/booking/{booking.pk}/change/"
    sent = {"name": "Айгүл С.", "email": "a@b.kz", "phone": "+77010000000", "language": "ru", "people": "1"}
    staff.post(url, sent)
    booking.refresh_from_db()
    assert (booking.name, booking.people, Slot.objects.get().booked) == ("Айгүл С.", 4, 4)
    assert staff.get("/en/admin/booking/booking/add/").status_code == 403


@pytest.mark.parametrize("bookings", [1, 3])
def test_tour_desk_shows_who_comes(staff, tour, bookings, django_assert_num_queries):
    slot = make_slot(tour)
    for _ in range(bookings):
        make_booking(slot, 2)
    # session, user, slots, bookings, categories, and whether the staff member may see other lists
    with django_assert_num_queries(6):
        answer = staff.get("/en/admin/booking/slot/day/2026-05-14/")
    assert page(answer).count("Айгүл Серікқызы") == bookings
    assert "Ересек: 2" in page(answer)
    assert staff.get("/en/admin/booking/slot/day/").status_code == 200
    assert staff.get("/en/admin/booking/slot/day/2026-02-31/").status_code == 200


def test_markup_is_text_in_the_admin(staff, tour):
    booking = make_booking(make_slot(tour), 1)
    Booking.objects.update(name="<script>alert(1)</script>", needs="<img src=x onerror=alert(1)>")
    for url in ("", f"{booking.pk}/change/"):
        assert "<script>alert(1)" not in staff.get(f"/en/admin/booking/booking/{url}").content.decode()
    assert "<img src=x" not in staff.get("/en/admin/booking/slot/day/2026-05-14/").content.decode()


def test_a_rule_typed_in_the_admin(staff, tour):
    rule = make_rule(tour)
    fields = {
        "slug": tour.slug,
        "name_kk": "Мұражай",
        "minutes": 60,
        "capacity": 20,
        "languages": ["kk", "ru"],
        "lead_minutes": 120,
        "horizon_days": 60,
        "position": 0,
        "prices-TOTAL_FORMS": 0,
        "prices-INITIAL_FORMS": 0,
        "rules-TOTAL_FORMS": 1,
        "rules-INITIAL_FORMS": 1,
        "rules-0-id": rule.pk,
        "rules-0-tour": tour.pk,
        "rules-0-weekdays": ["1", "5"],
        "rules-0-start_times": "14:00, 9:30",
        "rules-0-language": "kk",
    }
    url = f"/en/admin/booking/tour/{tour.pk}/change/"
    assert staff.post(url, fields).status_code == 302
    assert SlotRule.objects.get().weekdays == [1, 5]
    assert (SlotRule.objects.get().start_times, Tour.objects.get().languages) == (
        ["09:30", "14:00"],
        ["kk", "ru"],
    )
    answer = staff.post(url, {**fields, "rules-0-start_times": "half past nine"})
    assert "Write times as 10:30, 14:00." in page(answer)


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


def test_twenty_wrong_passwords_are_slowed(client, frozen):
    get_user_model().objects.create_superuser("keeper", password="right")
    url = "/en/admin/login/"
    for name in ("keeper", "nobody"):
        codes = [client.post(url, {"username": name, "password": "wrong"}).status_code for _ in range(20)]
        assert set(codes[:7]) == {200}
        assert set(codes[8:]) == {429}
    assert client.post(url, {"username": "keeper", "password": "right"}).status_code == 429
    frozen.shift(timedelta(minutes=16))
    assert client.post(url, {"username": "keeper", "password": "right"}).status_code == 302
