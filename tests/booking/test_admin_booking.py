from datetime import timedelta
from itertools import product
from types import SimpleNamespace

import pytest
from django.contrib.admin import site
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from alzhir_site.models import OutboxMessage
from booking.models import Booking, Slot
from booking.reservations import cancel
from tests.booking.builders import (
    NOW,
    make_booking,
    make_slot,
    page,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


LISTS = ["tour", "slot", "booking", "visitorcategory"]


def test_lists_open_and_are_searched(staff, tour):
    make_booking(make_slot(tour))
    for language, model in product(("kk", "ru", "en"), LISTS):
        url = f"/{language}/admin/booking/{model}/?q=МҰРАЖАЙ"
        assert (url, staff.get(url).status_code) == (url, 200)


def test_search_folds_cyrillic(staff, tour):
    make_booking(make_slot(tour))
    for typed, found in [("СЕРІКҚЫЗЫ", 1), ("айгүл", 1), ("Болат", 0)]:
        answer = staff.get("/en/admin/booking/booking/", {"q": typed})
        assert answer.context["cl"].result_count == found


def test_lists_are_filtered_by_day(staff, tour):
    make_booking(make_slot(tour))
    days = {"today": 0, "tomorrow": 0, "week": 1, "past": 0}
    for model in ("slot", "booking"):
        answers = {when: staff.get(f"/en/admin/booking/{model}/?when={when}") for when in days}
        assert {when: answer.context["cl"].result_count for when, answer in answers.items()} == days


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
    answer = staff.post(url, {**sent, "email": f"a@{'қ' * 60}.kz"})
    assert list(answer.context["adminform"].form.errors) == ["email"]


def test_saving_a_contact_writes_nothing_else(tour):
    """A visitor who moves or cancels while the desk saves is not moved back."""
    booking = make_booking(make_slot(tour), 4)
    stale = Booking.objects.get()
    cancel(booking, now=NOW)
    stale.name = "Айгүл С."
    admin = site.get_model_admin(Booking)
    admin.save_model(None, stale, SimpleNamespace(changed_data=["name"]), change=True)
    stored = Booking.objects.get()
    assert (stored.name, stored.status) == ("Айгүл С.", "cancelled")


def permitted(client, *codes):
    user = get_user_model().objects.create_user("guide", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    return client


@pytest.mark.parametrize(
    ("codes", "status"),
    [
        ([], 403),
        (["view_post"], 403),
        (["view_slot"], 403),
        (["view_booking"], 403),
        (["view_slot", "view_booking"], 200),
    ],
)
def test_tour_desk_only_for_those_who_may_see_bookings(client, tour, codes, status):
    make_booking(make_slot(tour), 2)
    assert permitted(client, *codes).get("/en/admin/booking/slot/day/2026-05-14/").status_code == status


@pytest.mark.parametrize(("model", "action"), [("booking", "cancel_bookings"), ("slot", "stop")])
def test_who_may_only_look_changes_nothing(client, tour, model, action):
    booking = make_booking(make_slot(tour), 2)
    viewer = permitted(client, "view_slot", "view_booking")
    chosen = booking.pk if model == "booking" else booking.slot_id
    viewer.post(f"/en/admin/booking/{model}/", {"action": action, "_selected_action": [chosen]})
    assert (Booking.objects.get().status, Slot.objects.get().status) == ("confirmed", "open")


@pytest.mark.parametrize("bookings", [1, 3])
def test_tour_desk_shows_who_comes(staff, tour, bookings, django_assert_num_queries):
    slot = make_slot(tour)
    for _ in range(bookings):
        make_booking(slot, 2)
    # session, user, slots, bookings, categories; whether the museum and the times to keep may be added, for the menu
    with django_assert_num_queries(8):
        answer = staff.get("/en/admin/booking/slot/day/2026-05-14/")
    assert page(answer).count("Айгүл Серікқызы") == bookings
    assert "Adults: 2" in page(answer)
    assert staff.get("/en/admin/booking/slot/day/").status_code == 200
    assert staff.get("/en/admin/booking/slot/day/2026-02-31/").status_code == 200


def test_markup_is_text_in_the_admin(staff, tour):
    booking = make_booking(make_slot(tour), 1)
    Booking.objects.update(name="<script>alert(1)</script>", needs="<img src=x onerror=alert(1)>")
    for url in ("", f"{booking.pk}/change/"):
        assert "<script>alert(1)" not in staff.get(f"/en/admin/booking/booking/{url}").content.decode()
    assert "<img src=x" not in staff.get("/en/admin/booking/slot/day/2026-05-14/").content.decode()


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
