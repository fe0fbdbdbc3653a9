"""From the home page to an exhibit, through its letter and its hall, in a real browser without scripts, on a telephone."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from playwright.sync_api import expect

from exhibits.models import ExhibitMedia
from pictures.models import Picture
from tests.booking.builders import make_tour
from tests.exhibits import builders
from tests.prisoners.builders import person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTH = 390
TARGET = 44
PATHS = [
    "exhibits/letter-of-1939/",
    "exhibits/letter-of-1939/pages/2/",
    "exhibits/unique/",
    "halls/",
    "halls/alzhir/",
    "exhibitions/",
    "exhibitions/show/",
]
LONG = "Степанова-Ключникова-Фельдгендлер"


@pytest.fixture
def browser_context_args(browser_context_args):
    return {**browser_context_args, "java_script_enabled": False, "viewport": {"width": WIDTH, "height": 800}}


def sheet(size):
    data = BytesIO()
    Image.new("RGB", size, "#d8cbb0").save(data, "JPEG")
    return Picture.objects.create(file=ContentFile(data.getvalue(), "sheet.jpg"), alt_ru="Лист")


@pytest.fixture
def letter(settings, tmp_path):
    """A letter of three pages on display, with long words, which must not widen a page; a thing beside it."""
    settings.MEDIA_ROOT = tmp_path
    hall = builders.hall()
    made = builders.exhibit(
        persons=[(person(), "maker")],
        kind=builders.kind(),
        is_unique=True,
        title_ru=f"Письмо {LONG}",
        material_ru="x" * 80,
        accession_number="КП-" + "1" * 60,
        inscription=f"Первая\n[2]\nВторая {LONG} {'ж' * 60}\n[3]\nТретья",
        inscription_language="ru",
        inscription_meaning_en="First\n[2]\nSecond\n[3]\nThird",
        hall=hall,
        location="display",
        hall_position=1,
    )
    for position, size in enumerate(((900, 1200), (1200, 900), (300, 400))):
        ExhibitMedia.objects.create(exhibit=made, picture=sheet(size), position=position)
    builders.exhibit(slug="medal", title_ru="Медаль", hall=hall, location="display", hall_position=2)
    builders.exhibition(exhibits=[made], hall=hall, opens_on="2026-05-01", title_ru=f"Выставка {LONG}")
    make_tour().halls.add(hall)
    return made


def fits(page):
    # Not before the stylesheets are there.
    page.wait_for_load_state("load")
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH


def test_from_home_through_a_letter_to_its_hall(page, live_server, frozen, letter):
    for language in ("kk", "ru", "en"):
        walk(page, f"{live_server.url}/{language}", language)


def walk(page, at, language):
    page.goto(f"{at}/")
    fits(page)
    page.locator(f".home-part a[href='/{language}/exhibits/unique/']").click()
    fits(page)
    page.locator(".exhibit-tile a").click()
    expect(page).to_have_url(f"{at}/exhibits/letter-of-1939/")
    fits(page)
    page.locator(".actions a").click()
    fits(page)
    for number in (2, 3):
        page.locator("a[rel=next]").first.click()
        expect(page).to_have_url(f"{at}/exhibits/letter-of-1939/pages/{number}/")
        fits(page)
    expect(page.locator("a[rel=next]")).to_have_count(0)
    page.locator(".over a").click()
    page.locator(".exhibit-neighbours a[rel=next]").click()
    expect(page).to_have_url(f"{at}/exhibits/medal/")
    fits(page)
    page.locator(".facts a[href*='/halls/']").click()
    expect(page.locator(".exhibit-tile")).to_have_count(2)
    fits(page)
    page.locator("a[href*='/exhibitions/show/']").click()
    fits(page)
    page.locator(".over a").click()
    expect(page).to_have_url(f"{at}/exhibitions/")
    fits(page)


def test_years_of_a_plate_stand_under_its_horizon_however_large_the_letters(
    page, live_server, frozen, letter
):
    builders.exhibit(slug="note", title_ru="Записка", earliest=1941, latest=1941, is_unique=True)
    page.goto(f"{live_server.url}/ru/exhibits/unique/#low-vision")
    page.wait_for_load_state("load")
    plate, years = page.locator(".exhibit-plate"), page.locator(".exhibit-plate span")
    expect(years).to_have_text("1941")
    height = plate.evaluate("one => one.offsetHeight")
    text = years.evaluate(
        "one => {const range = document.createRange(); range.selectNodeContents(one);"
        "return range.getBoundingClientRect().top - one.getBoundingClientRect().top}"
    )
    assert text > 0
    assert years.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
    assert years.evaluate("one => one.offsetHeight") <= height / 2


def test_links_that_stand_alone_are_easy_to_hit(page, live_server, frozen, letter):
    alone = (
        ".over a, .onward a, .ways a, .pages a, .exhibit-tile > a, .exhibit-gallery a, .person-list > li > a, h3 > a,"
        ".actions a"
    )
    for path in PATHS:
        page.goto(f"{live_server.url}/ru/{path}")
        page.wait_for_load_state("load")
        heights = page.locator(f"main :is({alone})").evaluate_all(
            "links => links.filter(link => link.checkVisibility())"
            ".map(link => [link.textContent.trim(), link.getBoundingClientRect().height])"
        )
        assert heights, path
        assert [found for found in heights if found[1] < TARGET - 1] == [], path
