from datetime import date, timedelta

import pytest
from django.test import Client

from alzhir_site.models import OutboxMessage
from booking.models import Booking, Slot
from tests.booking.builders import (
    at,
    categories,
    close_day,
    make_booking,
    make_slot,
    make_tour,
    open_week,
    page,
)
from visitors.models import Museum

pytestmark = pytest.mark.django_db
PARTY = {"adult": "2", "schoolchild": "3"}
CONTACT = {"name": "Айгүл Серікқызы", "email": "aigul@example.kz", "phone": "8 701 123 45 67"}


@pytest.fixture
def tour(frozen, settings):
    settings.BOOKING_MIN_SECONDS = 0
    open_week()
    categories()
    return make_tour()


@pytest.fixture
def slot(tour):
    return make_slot(tour)


def url(slot, step="", language="en"):
    return f"/{language}/tours/book/{slot.pk}/{step}"


def fill(client, slot, party=PARTY, contact=CONTACT, language="en"):
    """Answers the first two steps; the check page."""
    answer = client.post(url(slot, language=language), party)
    assert answer.headers.get("Location") == url(slot, "contact/", language)
    answer = client.post(url(slot, "contact/", language), contact)
    assert answer.headers.get("Location") == url(slot, "check/", language)
    return client.get(url(slot, "check/", language))


def key(answer):
    return answer.context["draft"].key


def book(client, slot, **answers):
    checked = fill(client, slot, **answers)
    return client.post(url(slot, "check/", answers.get("language", "en")), {"key": key(checked)})


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_from_the_group_to_the_confirmation(client, slot, language):
    answer = book(client, slot, language=language)
    booking = Booking.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (
        303,
        f"/{language}/bookings/{booking.secret}/",
    )
    assert (booking.party, booking.people) == ({"adult": 2, "schoolchild": 3}, 5)
    assert (booking.phone, booking.language) == ("+77011234567", language)
    assert Slot.objects.get().booked == 5
    assert booking.reference in page(client.get(answer.headers["Location"]))
    assert OutboxMessage.objects.get().to == "aigul@example.kz"


def test_a_double_submit_is_one_booking(client, slot):
    sent = {"key": key(fill(client, slot))}
    answers = [client.post(url(slot, "check/"), sent) for _ in range(3)]
    assert {answer.headers["Location"] for answer in answers} == {
        f"/en/bookings/{Booking.objects.get().secret}/"
    }
    assert Slot.objects.get().booked == 5


def test_back_after_the_confirmation_leads_to_the_booking(client, slot):
    book(client, slot)
    where = f"/en/bookings/{Booking.objects.get().secret}/"
    for step in ("contact/", "check/"):
        assert client.get(url(slot, step)).headers["Location"] == where
    assert where in page(client.get(url(slot)))


@pytest.mark.parametrize("step", ["contact/", "check/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_later_step_first_goes_to_the_missing_one(client, slot, step, method):
    assert getattr(client, method)(url(slot, step), CONTACT).headers["Location"] == url(slot)


def test_check_without_contact_goes_to_contact(client, slot):
    client.post(url(slot), PARTY)
    assert client.post(url(slot, "check/")).headers["Location"] == url(slot, "contact/")


WHOLE = "Write a whole number, for example 12."


NO_GROUPS = {
    "0": "Write how many people are coming: at least one.",
    "": "Write how many people are coming: at least one.",
    "-1": "Write 0 or a larger number.",
    "1.5": WHOLE,
    "abc": WHOLE,
    "1e9": WHOLE,
    "9" * 5000: WHOLE,
    str(10**20): "Write a number up to 1000.",
    "1001": "Write a number up to 1000.",
    "21": "Only 20 places are left at this time.",
    "\x00": WHOLE,
    "<b>": WHOLE,
}


def test_group_that_cannot_be_is_kept_with_an_error_at_the_field(client, slot):
    for typed, message in NO_GROUPS.items():
        answer = client.post(url(slot), {"adult": typed})
        assert answer.status_code == 200, typed
        assert (typed, answer.context["form"].errors["adult"]) == (typed, [message])
        assert answer.context["form"]["adult"].value() == typed
        assert "<title>Error: " in answer.content.decode(), typed


def test_full_width_digits_are_read(client, slot):
    client.post(url(slot), {"adult": "１２"})
    assert client.session["drafts"][str(slot.pk)]["party"] == {"adult": 12}


NO_CONTACTS = [
    ("name", ""),
    ("name", "Айгүл\nBcc: all@example.kz"),
    ("name", "A" * 121),
    ("email", "aigul"),
    ("email", "a@example.kz\r\nBcc: b@example.kz"),
    ("email", "a@example.kz, b@example.kz"),
    ("email", f"a@{'қ' * 60}.kz"),
    ("email", "a@\u00ad.kz"),
    ("email", "a@[127.0.0.1]"),
    ("phone", "12"),
    ("phone", "позвоните"),
    ("phone", ""),
    ("organisation", "Мектеп\x00"),
    ("needs", "x" * 1001),
]


def test_contact_that_cannot_be_is_kept_with_an_error_at_the_field(client, slot):
    client.post(url(slot), PARTY)
    for field, typed in NO_CONTACTS:
        answer = client.post(url(slot, "contact/"), {**CONTACT, field: typed})
        assert answer.status_code == 200, typed
        assert (typed, list(answer.context["form"].errors)) == (typed, [field])
        assert answer.context["form"][field].value() == typed


def test_an_address_that_is_none_is_told_so_once(client, slot):
    client.post(url(slot), PARTY)
    answer = client.post(url(slot, "contact/"), {**CONTACT, "email": "a@b..kz"})
    assert answer.context["form"].errors["email"] == ["Write an e-mail address such as name@example.kz."]


PHONES = {
    "+7 (701) 123-45-67": "+77011234567",
    "+972 3-745-7800": "+97237457800",
    "87011234567": "+77011234567",
    "8 (7172) 70-00-00": "+77172700000",
    "701 123 45 67": "+77011234567",
    "＋７７０１２３４５６７８": "+77012345678",
}


def test_phone_in_any_usual_form(client, slot):
    """No two that follow each other are stored alike: each answer takes the place of the one before."""
    client.post(url(slot), PARTY)
    for typed, stored in PHONES.items():
        client.post(url(slot, "contact/"), {**CONTACT, "phone": typed})
        assert (typed, client.session["drafts"][str(slot.pk)]["contact"]["phone"]) == (typed, stored)


@pytest.mark.parametrize(
    "name",
    ["李", "O'Брайен", "Әуезұлы Мұхтар", "\u202eотрав", "И\u200bра", "👩‍🌾", "Jan Gorbachevsky", "王\u0301"],
)
def test_names_in_any_script_are_taken(client, slot, name):
    answer = book(client, slot, contact={**CONTACT, "name": name})
    assert Booking.objects.get().name == name.strip()
    assert client.get(answer.headers["Location"]).status_code == 200


def test_markup_in_a_field_is_text_on_the_page_and_in_the_letter(client, slot):
    attack = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    answer = book(client, slot, contact={**CONTACT, "name": attack, "organisation": attack, "needs": attack})
    assert "<script>alert" not in client.get(answer.headers["Location"]).content.decode()
    letter = OutboxMessage.objects.get()
    assert "<script>alert" in letter.body
    assert "<script>alert" not in str(letter.as_email().alternatives[0][0])


def test_extra_fields_are_ignored(client, slot):
    contact = {**CONTACT, "status": "cancelled", "price": "0", "places": "1", "slot": "99"}
    book(client, slot, contact=contact)
    assert (Booking.objects.get().status, Slot.objects.get().booked) == ("confirmed", 5)


def test_a_filled_trap_is_refused(client, slot):
    client.post(url(slot), PARTY)
    answer = client.post(url(slot, "contact/"), {**CONTACT, "homepage_2": "http://spam.example"})
    assert list(answer.context["form"].errors) == ["homepage_2"]


def test_a_program_is_too_quick(client, slot, settings, frozen):
    settings.BOOKING_MIN_SECONDS = 2
    sent = {"key": key(fill(client, slot))}
    answer = client.post(url(slot, "check/"), sent)
    assert (answer.status_code, Booking.objects.count()) == (429, 0)
    assert "That was very quick." in page(answer)
    frozen.shift(2)
    assert client.post(url(slot, "check/"), sent).status_code == 303


def test_too_many_bookings_from_one_address(slot, settings, frozen):
    settings.BOOKING_LIMIT = 2
    codes = [book(Client(), slot, party={"adult": "1"}).status_code for _ in range(3)]
    assert codes == [303, 303, 429]
    frozen.shift(timedelta(hours=1))
    assert book(Client(), slot, party={"adult": "1"}).status_code == 303


REFUSALS = [
    (at(18, 10, 30), "The museum is closed at this time."),
    (at(12, 10, 30), "It is too late to book this time."),
    (at(12, 12, 30), "It is too late to book this time."),
    (at(14, 10, 30, month=8), "This time cannot be booked yet."),
]


@pytest.mark.parametrize(("starts_at", "message"), REFUSALS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_time_that_cannot_be_booked_is_refused(client, tour, starts_at, message, method):
    slot, other = make_slot(tour, starts_at), make_slot(tour)
    answer = getattr(client, method)(url(slot), PARTY)
    assert answer.status_code == 409
    assert message in page(answer)
    assert url(other) in page(answer)


def test_a_refusal_in_kazakh_and_russian(client, tour):
    slot = make_slot(tour, at(18, 10, 30))
    assert "Бұл уақытта мұражай жабық" in page(client.post(url(slot, language="kk"), PARTY))
    assert "В это время музей закрыт" in page(client.post(url(slot, language="ru"), PARTY))


def test_a_day_closed_after_the_page_was_opened(client, tour, slot):
    other = make_slot(tour, at(15, 10, 30))
    sent = {"key": key(fill(client, slot))}
    close_day(date(2026, 5, 14))
    answer = client.post(url(slot, "check/"), sent)
    assert answer.status_code == 409
    assert "The museum is closed at this time." in page(answer)
    assert url(other) in page(answer)
    assert Booking.objects.count() == 0


@pytest.mark.parametrize("change", [{"language": "ru"}, {"starts_at": at(15, 15)}])
def test_a_slot_changed_after_the_page_was_opened_is_shown_again(client, slot, change):
    checked = fill(client, slot)
    sent = {"key": key(checked), "seen": checked.context["seen"]}
    Slot.objects.update(**change)
    answer = client.post(url(slot, "check/"), sent)
    assert (answer.status_code, Booking.objects.count()) == (409, 0)
    assert "Something has changed since you opened this page." in page(answer)
    sent["seen"] = answer.context["seen"]
    assert client.post(url(slot, "check/"), sent).status_code == 303


def test_a_group_changed_in_another_tab_is_shown_again(client, slot):
    checked = fill(client, slot)
    client.post(url(slot), {"adult": "9"})
    answer = client.post(url(slot, "check/"), {"key": key(checked), "seen": checked.context["seen"]})
    assert (answer.status_code, Booking.objects.count()) == (409, 0)


def test_the_last_places_were_taken_meanwhile(client, tour, slot):
    other = make_slot(tour, at(15, 10, 30))
    sent = {"key": key(fill(client, slot))}
    make_booking(slot, 20)
    answer = client.post(url(slot, "check/"), sent)
    assert answer.status_code == 409
    assert "have just been taken" in page(answer)
    assert url(other) in page(answer)


def test_fewer_places_are_left_than_the_group_needs(client, slot):
    sent = {"key": key(fill(client, slot))}
    make_booking(slot, 17)
    answer = client.post(url(slot, "check/"), sent, follow=True)
    assert answer.redirect_chain == [(url(slot), 303)]
    assert "Only 3 places are left at this time." in page(answer)
    assert answer.context["form"]["adult"].value() == "2"


@pytest.mark.parametrize("number", ["0", "abc", "99999999999999999999", "999999", "-1", "1.0"])
def test_unknown_slot_is_404(client, tour, number):
    assert client.get(f"/en/tours/book/{number}/").status_code == 404


def test_a_change_of_language_keeps_what_was_typed(client, slot):
    answer = client.post(url(slot), {"adult": "x", "schoolchild": "3", "switch": "kk"})
    assert answer.headers["Location"] == url(slot, language="kk")
    assert client.get(url(slot, language="kk")).context["form"]["adult"].value() == "x"
    fill(client, slot, language="kk")
    sent = {"name": "Айгүл", "email": "half", "switch": "ru"}
    answer = client.post(url(slot, "contact/", "kk"), sent)
    assert answer.headers["Location"] == url(slot, "contact/", "ru")
    form = client.get(url(slot, "contact/", "ru")).context["form"]
    assert (form["name"].value(), form["email"].value()) == ("Айгүл", "half")


def test_the_back_button_finds_the_answers(client, slot):
    fill(client, slot)
    assert client.get(url(slot)).context["form"]["schoolchild"].value() == "3"
    assert client.get(url(slot, "contact/")).context["form"]["phone"].value() == "8 701 123 45 67"


def test_two_tabs_do_not_mix(client, tour, slot):
    other = make_slot(tour, at(15, 10, 30))
    client.post(url(slot), {"adult": "2"})
    client.post(url(other), {"adult": "7"})
    assert client.get(url(slot)).context["form"]["adult"].value() == "2"


def test_cookies_off_is_told(slot):
    Museum.objects.create(phone="+7 700 000 00 00")
    answer = Client(enforce_csrf_checks=True).post(url(slot), PARTY)
    assert answer.status_code == 403
    assert "cookie" in page(answer).lower()
    assert "+7 700 000 00 00" in page(answer)


def test_steps_are_never_cached_and_get_changes_nothing(client, slot):
    for _ in range(2):
        answer = client.get(url(slot))
        assert "no-store" in answer.headers["Cache-Control"]
    assert (Booking.objects.count(), Slot.objects.get().booked) == (0, 0)
    assert client.put(url(slot)).status_code == 405


def test_body_of_five_megabytes_and_five_thousand_fields(client, slot):
    assert client.post(url(slot), {"adult": "1", "x": "y" * 5_000_000}).status_code in (400, 413)
    assert client.post(url(slot), {f"f{number}": "1" for number in range(5000)}).status_code in (400, 413)
