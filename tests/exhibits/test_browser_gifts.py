"""From a woman's page to the gift of her letters, to the donor's news and back, in a real browser without scripts."""

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("frozen")]
WIDTH = 390
TARGET = 44
HER = "persons/mamayeva-raisa/"
GIFT = "donations/gift-of-vladimir-mamaev/"
LETTERS = "exhibits/letters-to-moscow/"
NEWS = "news/water-convention-guests/"
DONOR = {"kk": "Владимир Мамаев", "ru": "Владимир Мамаев", "en": "Vladimir Mamaev"}
DAY = {"kk": "2018 жылғы 9 қазан", "ru": "9 октября 2018 года", "en": "9 October 2018"}


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "java_script_enabled": False, "viewport": {"width": WIDTH, "height": 800}}


@pytest.fixture
def demo(settings, tmp_path):
    """The site as `make run` shows it."""
    settings.MEDIA_ROOT = tmp_path
    call_command("load_demo", verbosity=0)


def test_the_ways_between_a_woman_her_gift_and_its_donor(page, live_server, demo):
    """One test: each would load the demo content anew."""
    from_a_woman_to_the_gift_of_her_letters_and_back(page, live_server)
    from_a_gift_to_the_donors_country_and_back(page, live_server)
    links_that_stand_alone_are_easy_to_hit(page, live_server)


def from_a_woman_to_the_gift_of_her_letters_and_back(page, live_server):
    refused = []
    page.on("console", lambda message: refused.append(message.text))
    for language in ("kk", "ru", "en"):
        walk(page, f"{live_server.url}/{language}/", language)
    assert refused == []


def walk(page, site, language):
    def follow(path, within):
        page.locator(f"{within} a[href='/{language}/{path}']").first.click()
        expect(page).to_have_url(site + path)
        # Not before the stylesheets are there.
        page.wait_for_load_state("load")
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH

    page.goto(site + HER)
    follow(LETTERS, ".exhibit-tiles")
    follow(HER, "main")
    follow(GIFT, ".gifts")
    facts = page.locator(".facts").inner_text()
    assert (DONOR[language] in facts, DAY[language] in facts) == (True, True)
    expect(page.locator(".gift-items > li")).to_have_count(4)
    follow(LETTERS, ".gift-items")
    follow(GIFT, "main")
    follow(NEWS, ".ways")
    expect(page.locator("main")).to_contain_text(DONOR[language][:8])
    follow(GIFT, ".gifts")
    follow(HER, ".person-list")


def from_a_gift_to_the_donors_country_and_back(page, live_server):
    site = f"{live_server.url}/en/"
    page.goto(site + "donations/")
    page.locator(".years a[href*='country=']").last.click()
    page.locator(".gifts h3 a").click()
    gift = page.url
    page.locator(".facts a[href*='/countries/']").click()
    page.locator(".gifts h3 a").click()
    expect(page).to_have_url(gift)


def links_that_stand_alone_are_easy_to_hit(page, live_server):
    for path in ("donations/", GIFT, HER):
        page.goto(f"{live_server.url}/en/{path}")
        page.wait_for_load_state("load")
        alone = page.locator(
            ".gifts h3 a, .gift-items h3 a, .onward a, .ways a, .years a, .person-list > li > a"
        )
        boxes = alone.evaluate_all(
            "links => links.map(link => [link.textContent, link.getBoundingClientRect().height])"
        )
        assert boxes, path
        assert [box for box in boxes if box[1] < TARGET] == [], path
