import re

import pytest
from django.utils.html import strip_tags

from exhibits.views import halls
from tests.booking.builders import make_tour
from tests.exhibits import builders
from tests.prisoners.builders import person

pytestmark = pytest.mark.django_db


def page_of(client, path="alzhir/", language="en", status=200):
    response = client.get(f"/{language}/halls/{path}")
    assert response.status_code == status
    return response.content.decode()


def words(html):
    return " ".join(strip_tags(html).split())


def on_display(slug, position=0, **fields):
    shown = {"title_en": slug, "hall": builders.hall(), "location": "display", "hall_position": position}
    return builders.exhibit(slug=slug, **{**shown, **fields})


def tiles(page):
    return re.findall(r'<li class="exhibit-tile">\s*<a href="/\w+/exhibits/([^/]+)/">', page)


def fill(count):
    for number in range(count):
        on_display(f"e{number}", number, kind=builders.kind())
        builders.exhibition(slug=f"show-{number}", hall=builders.hall(), opens_on="2026-05-01")
        make_tour(f"tour-{number}").halls.add(builders.hall())


def test_hall_shows_what_stands_there_in_the_order_of_a_walk(client, frozen):
    on_display("third", 3)
    on_display("first", 1)
    on_display("second", 1)
    on_display("elsewhere", 1, hall=builders.hall("alash"))
    on_display("stored", 1, location="storage")
    on_display("draft", 1, is_published=False)
    on_display("held", 1, persons=[(person(is_published=False), "owner")])
    assert tiles(page_of(client)) == ["first", "second", "third"]


def test_hall_never_tells_the_showcase(client, frozen):
    on_display("a", showcase="Showcase 7")
    assert "Showcase 7" not in page_of(client)


def test_hall_tells_what_is_on_in_it_and_which_tours_lead_here(client, frozen):
    hall = builders.hall(name_en="Hall “ALZHIR”", text_en="The history of the camp.")
    builders.exhibition(title_en="On now", hall=hall, opens_on="2026-05-01")
    builders.exhibition(
        slug="past", title_en="Over", hall=hall, opens_on="2025-05-01", closes_on="2025-06-01"
    )
    builders.exhibition(slug="draft", title_en="Draft", hall=hall, opens_on="2026-05-01", is_published=False)
    builders.exhibition(slug="other", title_en="Elsewhere", opens_on="2026-05-01")
    tour = make_tour()
    tour.halls.add(hall)
    make_tour("old", is_active=False).halls.add(hall)
    page = page_of(client)
    assert "The history of the camp." in page
    assert [title in page for title in ("On now", "Over", "Draft", "Elsewhere")] == [
        True,
        False,
        False,
        False,
    ]
    assert f'href="/en/tours/{tour.slug}/"' in page
    assert "/en/tours/old/" not in page


def test_hall_is_shown_a_page_at_a_time(client, frozen, monkeypatch):
    monkeypatch.setattr(halls, "PAGE_SIZE", 2)
    for number in range(5):
        on_display(f"e{number}", number)
    pages = [page_of(client, f"alzhir/?page={number}") for number in (1, 2, 3)]
    assert [tiles(page) for page in pages] == [["e0", "e1"], ["e2", "e3"], ["e4"]]
    assert [re.findall(r'rel="(?:prev|next)" href="([^"]+)"', page) for page in pages] == [
        ["?page=2"],
        ["/en/halls/alzhir/", "?page=3"],
        ["?page=2"],
    ]


@pytest.mark.parametrize("number", ["0", "-1", "abc", "2", "1" + "0" * 20, "", "%00"])
def test_page_that_is_not_there_is_not_found(client, frozen, number):
    on_display("a")
    page_of(client, f"alzhir/?page={number}", status=404)


def test_hall_without_exhibits_says_so(client, frozen):
    builders.hall()
    assert "No exhibit that stands here is described on the site yet." in page_of(client)


@pytest.mark.parametrize("path", ["unknown/", "unknown/qr.svg"])
def test_unknown_hall_is_not_found(client, frozen, path):
    page_of(client, path, status=404)


def test_hall_s_code_is_one_for_all_languages(client, frozen):
    builders.hall()
    response = client.get("/kk/halls/alzhir/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content == client.get("/ru/halls/alzhir/qr.svg").content
    builders.hall("alash")
    assert response.content != client.get("/kk/halls/alash/qr.svg").content
    assert client.get("/halls/alzhir/", headers={"accept-language": "en"}).url == "/en/halls/alzhir/"


def test_list_counts_what_visitors_may_see(client, frozen):
    on_display("a")
    on_display("b")
    on_display("draft", is_published=False)
    on_display("held", persons=[(person(is_published=False), "owner")])
    builders.hall("alash", name_en="Alash")
    page = words(page_of(client, ""))
    assert "Hall “ALZHIR” 2 exhibits on display" in page
    assert re.findall(r"(\d+) exhibits? on display", page) == ["2"]
    assert "Alash" in page


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "queries"), [("", 4), ("alzhir/", 7)])
def test_pages_take_as_many_queries_with_one_of_each_as_with_three(
    client, frozen, path, queries, count, django_assert_num_queries
):
    fill(count)
    with django_assert_num_queries(queries):
        page = page_of(client, path)
    assert len(tiles(page)) == (count if path else 0)
