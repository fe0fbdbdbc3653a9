"""From the home page over wall, list and filters to a person, in a real browser without scripts, on a telephone."""

import pytest
from playwright.sync_api import expect

from prisoners.models import Nationality, Quotation, Relative

from .builders import fact, form, mamayeva, person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTH = 390
TARGET = 44


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "java_script_enabled": False, "viewport": {"width": WIDTH, "height": 800}}


def whole():
    """A record with long words, which must not widen the page."""
    made = mamayeva(is_disputed=True, dispute_ru="Спорно, " * 20)
    long = "Степанова-Ключникова-Фельдгендлер"
    form(made, long, "Александра-Констанция", kind="maiden", seen_in="Архив, фонд 123456789, опись 123456789")
    koreans = Nationality.objects.create(
        slug="koreans", name_kk="Кәрістер", name_ru="Корейцы", name_en="Koreans"
    )
    fact(made, "nationality", nationality=koreans, certainty="documented")
    fact(made, "sentence", "1938", text_ru=f"{long} " * 5, certainty="disputed")
    Relative.objects.create(person=made, relation="husband", name_ru=long, text_ru="https://" + "x" * 80)
    Quotation.objects.create(person=made, text_ru="Ждём. " * 30)
    return made


def test_from_home_to_a_person(page, live_server, frozen):
    whole()
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    for language in ("kk", "ru", "en"):
        walk(page, live_server, language)
    assert [text for text in refused if "404" not in text] == []


def walk(page, live_server, language):
    persons = f"/{language}/persons/"

    def fits():
        # Not before the stylesheets are there.
        page.wait_for_load_state("load")
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH

    page.goto(f"{live_server.url}/{language}/")
    page.locator(f".wall-more a[href='{persons}wall/']").click()
    expect(page.locator(".wall li")).to_have_count(1)
    fits()
    page.locator(f".wall-more a[href='{persons}']").click()
    page.locator("details.filters summary").click()
    fits()
    page.locator(f".filters a[href='{persons}?nationality=koreans']").click()
    expect(page.locator(".chosen a")).to_have_count(1)
    expect(page.locator(".person-list > li")).to_have_count(1)
    page.locator(".person-list > li a").first.click()
    expect(page).to_have_url(f"{live_server.url}{persons}mamayeva-raisa/")
    fits()
    page.locator(".source-mark").first.click()
    expect(page.locator("#source-1")).to_be_in_viewport()
    page.locator(f".ways a[href='{persons}?nationality=koreans']").click()
    page.locator(".chosen a").click()
    expect(page).to_have_url(f"{live_server.url}{persons}")
    page.goto(f"{live_server.url}{persons}?colour=red")
    page.locator(f"main a[href='{persons}']").click()
    expect(page).to_have_url(f"{live_server.url}{persons}")


def test_links_that_stand_alone_are_easy_to_hit(page, live_server, frozen):
    whole()
    alone = ".over a, .onward a, .ways a, .filters li a, .person-list > li > a, .foot li a, .source-mark"
    for path in ("", "?birthplace=x", "mamayeva-raisa/", "wall/", "?q=Mamajewa", "?q=Nobody"):
        page.goto(f"{live_server.url}/en/persons/{path}")
        page.wait_for_load_state("load")
        boxes = page.locator(alone).evaluate_all(
            "links => links.filter(link => link.checkVisibility())"
            ".map(link => [link.textContent.trim(), link.getBoundingClientRect().height])"
        )
        assert boxes, path
        assert [(text, height) for text, height in boxes if height < TARGET] == [], path


def test_a_very_long_name_stays_within_a_wide_page(page, live_server, frozen):
    surname = ("Ключникова-Фельдгендлер-Закариадзе-Орджоникидзевская" * 2)[:80]
    person("long", ru=(surname, "Александра-Констанция-Максимилиана", "Константиновна-Владиславовна"))
    page.set_viewport_size({"width": 1000, "height": 800})
    for path in ("", "persons/wall/", "persons/", "persons/long/"):
        page.goto(f"{live_server.url}/ru/{path}")
        page.wait_for_load_state("load")
        assert page.locator("main", has_text="Максимилиана").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= 1000, path
