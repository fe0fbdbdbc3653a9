"""The whole way of a visitor in a real browser without scripts, in each language."""

import re

import pytest
from playwright.sync_api import expect

from alzhir_site.models import OutboxMessage
from booking.models import Booking, Slot
from tests.booking.builders import at, categories, make_slot, make_tour, open_week

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "java_script_enabled": False, "viewport": {"width": 390, "height": 800}}


def test_from_home_to_booked_moved_and_cancelled(page, live_server, frozen, settings):
    settings.BOOKING_MIN_SECONDS = 0
    open_week()
    categories()
    tour = make_tour()
    slots = make_slot(tour), make_slot(tour, at(15, 10, 30))
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    for language in ("kk", "ru", "en"):
        walk(page, live_server, language, *slots)
        Booking.objects.all().delete()
        OutboxMessage.objects.all().delete()
    assert refused == []


def walk(page, live_server, language, first, second):
    page.goto(f"{live_server.url}/{language}/")
    page.locator(f".hero a[href='/{language}/tours/']").click()
    page.locator(".post-list .btn").click()
    page.locator(".days a[href*='2026-05-14']").click()
    page.locator(f"a[href$='/tours/book/{first.pk}/']").click()
    page.locator("form#step .btn").click()
    expect(page.locator(".error-summary a")).to_have_count(1)
    page.fill("#id_adult", "2")
    page.fill("#id_schoolchild", "1")
    page.locator("form#step .btn").first.click()
    page.fill("#id_name", "Нұрлан Әбішұлы")
    page.fill("#id_email", "nurlan@example.kz")
    page.fill("#id_phone", "8 701 123 45 67")
    page.locator("form#step .btn").first.click()
    expect(page).to_have_url(re.compile("/check/$"))
    page.locator("form#step .btn").first.click()
    expect(page).to_have_url(re.compile("/bookings/"))

    booking = Booking.objects.get()
    mine = f"{live_server.url}/{language}/bookings/{booking.secret}/"
    expect(page).to_have_url(mine)
    assert booking.reference in page.content()
    assert list(Slot.objects.order_by("pk").values_list("booked", flat=True)) == [3, 0]

    page.locator(f"a[href='/{language}/bookings/{booking.secret}/move/']").click()
    page.locator(f"button[value='{second.pk}']").click()
    expect(page).to_have_url(mine)
    assert list(Slot.objects.order_by("pk").values_list("booked", flat=True)) == [0, 3]

    page.locator(f"a[href='/{language}/bookings/{booking.secret}/cancel/']").click()
    page.locator("main form button").click()
    expect(page).to_have_url(mine)
    assert list(Slot.objects.order_by("pk").values_list("booked", flat=True)) == [0, 0]

    letters = list(OutboxMessage.objects.order_by("pk"))
    assert [letter.to for letter in letters] == ["nurlan@example.kz"] * 3
    assert all(f"/{language}/bookings/{booking.secret}/" in letter.body for letter in letters)


def test_typed_answers_survive_a_change_of_language(page, live_server, frozen):
    open_week()
    categories()
    slot = make_slot(make_tour())
    page.goto(f"{live_server.url}/kk/tours/book/{slot.pk}/")
    page.fill("#id_adult", "7")
    page.locator("button[value=en]").click()
    expect(page).to_have_url(f"{live_server.url}/en/tours/book/{slot.pk}/")
    assert page.input_value("#id_adult") == "7"


def test_the_enter_key_continues_and_keeps_the_language(page, live_server, frozen, settings):
    settings.BOOKING_MIN_SECONDS = 0
    open_week()
    categories()
    slot = make_slot(make_tour())
    step = f"{live_server.url}/kk/tours/book/{slot.pk}/"
    page.goto(step)
    page.fill("#id_adult", "7")
    page.press("#id_adult", "Enter")
    expect(page).to_have_url(f"{step}contact/")
    page.fill("#id_name", "Нұрлан")
    page.fill("#id_phone", "8 701 123 45 67")
    page.fill("#id_email", "nurlan@example.kz")
    page.press("#id_email", "Enter")
    expect(page).to_have_url(f"{step}check/")
    assert Booking.objects.count() == 0
