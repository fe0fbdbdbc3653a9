"""The three forms in a real browser without scripts, in each language."""

import re

import pytest
from playwright.sync_api import expect

from tests.visitors.writing import NOW
from visitors.correspondence import acts
from visitors.models import GuestBookEntry, Message, TextMistake

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LANGUAGES = ("kk", "ru", "en")
SEND = "form#step .actions .btn"


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "java_script_enabled": False, "viewport": {"width": 390, "height": 800}}


@pytest.fixture(autouse=True)
def unhurried(settings, frozen):
    settings.CONTRIBUTION_MIN_SECONDS = 0


@pytest.fixture
def refused(page):
    """What the browser complains of: the content policy would."""
    told = []
    page.on("console", lambda message: told.append(message.text))
    return told


def width(page):
    return page.locator("html").bounding_box()["width"]


def test_words_for_the_guest_book(page, live_server, refused):
    for language in LANGUAGES:
        page.goto(f"{live_server.url}/{language}/guest-book/")
        page.locator("main a.btn").click()
        page.fill("#id_name", "Әлия " + "ұзын" * 25)
        page.press("#id_name", "Enter")
        expect(page.locator(".error-summary a")).to_have_count(2)
        page.fill("#id_text", "Бірінші жол\nекінші жол")
        page.select_option("#id_language", "kk")
        other = "ru" if language == "kk" else "kk"
        page.locator(f".lang button[lang={other}]").click()
        expect(page.locator("html")).to_have_attribute("lang", other)
        expect(page.locator("#id_text")).to_have_value("Бірінші жол\nекінші жол")
        expect(page.locator(".error-summary")).to_have_count(0)
        page.check("#id_agreed")
        page.locator(SEND).click()
        expect(page).to_have_url(re.compile(f"/{other}/guest-book/thanks/$"))
        made = GuestBookEntry.objects.get()
        assert (made.text, made.language, made.letter_language) == ("Бірінші жол\nекінші жол", "kk", other)
        acts.publish(made, by=None, now=NOW)
        page.locator("main a.btn").click()
        expect(page.locator(".entry-text[lang=kk]")).to_have_count(1)
        assert width(page) == 390
        GuestBookEntry.objects.all().delete()
    assert refused == []


def test_a_message(page, live_server, refused):
    for language in LANGUAGES:
        page.goto(f"{live_server.url}/{language}/contact/")
        page.select_option("#id_topic", "visit")
        page.fill("#id_text", "Сұрақ")
        page.fill("#id_email", "nobody")
        page.locator(SEND).click()
        expect(page.locator(".error-summary a")).to_have_attribute("href", "#id_email")
        page.fill("#id_email", "aigul@example.kz")
        page.locator(SEND).click()
        expect(page).to_have_url(re.compile("/contact/thanks/$"))
        assert Message.objects.values_list("topic", "text", "language", "email").get() == (
            "visit", "Сұрақ", language, "aigul@example.kz",
        )  # fmt: skip
        Message.objects.all().delete()
    assert refused == []


def test_from_the_foot_of_a_page_to_the_translators_and_back(page, live_server, refused):
    for language in LANGUAGES:
        page.goto(f"{live_server.url}/{language}/visit/?x=1")
        page.locator(".foot-mistake a").click()
        page.fill("#id_quote", "Акмолл")
        page.locator(SEND).click()
        expect(page.locator(".error-summary a")).to_have_count(1)
        page.fill("#id_text", "Артық әріп")
        page.locator(SEND).click()
        expect(page.locator("main .panel")).to_have_count(1)
        page.locator("main a.btn").click()
        expect(page).to_have_url(f"{live_server.url}/{language}/visit/")
        assert TextMistake.objects.values_list("page", "language", "quote", "text").get() == (
            f"/{language}/visit/", language, "Акмолл", "Артық әріп",
        )  # fmt: skip
        TextMistake.objects.all().delete()
    assert refused == []
