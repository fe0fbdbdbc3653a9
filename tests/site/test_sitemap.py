"""The sitemap: what may be found, in the languages that it is told in; and nothing that is hidden."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alzhir_site import sitemaps
from exhibits.models import Exhibit
from prisoners.models import Country, Person
from tests.exhibits.builders import donation, exhibit, exhibition, hall
from tests.news.builders import NOW, post, russian
from tests.prisoners.builders import mamayeva, person
from tests.prisoners.builders_camp import stone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
SITE = "http://127.0.0.1:8000"
HIDDEN = {"is_published": False}


def read(client, path):
    response = client.get(path)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    return ElementTree.fromstring(response.content)


def listed(client, section, number=1):
    """The paths that a section lists."""
    root = read(client, f"/sitemap-{section}.xml" + (f"?p={number}" if number > 1 else ""))
    return [found.text.removeprefix(SITE) for found in root.iter(f"{MAP}loc")]


def alternates(client, section):
    """[{language: path}, ...] of each address."""
    return [
        {link.get("hreflang"): link.get("href").removeprefix(SITE) for link in url.iter(LINK)}
        for url in read(client, f"/sitemap-{section}.xml").iter(f"{MAP}url")
    ]


def may_be_found(client, path):
    response = client.get(path)
    return response.status_code == 200 and b"noindex" not in response.content


def in_all(path):
    return [f"/{code}{path}" for code in ("kk", "ru", "en")]


def test_the_index_names_every_section(client):
    exhibit()
    found = [loc.text for loc in read(client, "/sitemap.xml").iter(f"{MAP}loc")]
    assert found == [f"{SITE}/sitemap-pages.xml", f"{SITE}/sitemap-exhibits.xml"]


def test_the_index_tells_when_a_section_changed(client, frozen):
    exhibit()
    frozen.shift(timedelta(days=1))
    exhibit("second")
    (changed,) = read(client, "/sitemap.xml").iter(f"{MAP}lastmod")
    assert changed.text == "2026-05-13T11:00:00+05:00"


def test_every_page_of_the_list_is_there(client):
    exhibit(persons=[(mamayeva(), "owner")], is_unique=True)
    donation()
    paths = listed(client, "pages")
    assert len(paths) == 3 * len(sitemaps.PAGES)
    assert [path for path in paths if not may_be_found(client, path)] == []


def test_the_front_door_is_for_other_languages(client):
    assert alternates(client, "pages")[0] == {
        "kk": "/kk/", "ru": "/ru/", "en": "/en/", "x-default": "/",
    }  # fmt: skip


def test_every_kind_of_record_is_listed(client):
    exhibit("letter")
    donation("gift", story_kk="Сый", story_ru="Дар", story_en="Gift")
    exhibition("show", text_kk="К", text_ru="В", text_en="E")
    hall("alzhir")
    stone("koreans")
    Country.objects.create(slug="poland", name_en="Poland")
    post("wall")
    assert [
        listed(client, section) for section in sitemaps.SECTIONS if section not in ("tours", "persons")
    ] == [
        in_all("/news/wall/"),
        in_all("/camp/stones/koreans/"),
        in_all("/countries/poland/"),
        in_all("/exhibits/letter/"),
        in_all("/halls/alzhir/"),
        in_all("/donations/gift/"),
        in_all("/exhibitions/show/"),
    ]
    for section in sitemaps.SECTIONS:
        assert [path for path in listed(client, section) if not may_be_found(client, path)] == []


def test_only_languages_that_a_record_is_told_in(client):
    mamayeva()
    russian("opened")
    exhibit("bowl", description_kk="Тостаған.")
    donation("gift", title_en="", title_kk="")
    assert listed(client, "persons") == ["/ru/persons/mamayeva-raisa/", "/en/persons/mamayeva-raisa/"]
    assert alternates(client, "persons")[0] == {
        "ru": "/ru/persons/mamayeva-raisa/",
        "en": "/en/persons/mamayeva-raisa/",
        "x-default": "/ru/persons/mamayeva-raisa/",
    }
    assert listed(client, "news") == ["/ru/news/opened/"]
    assert listed(client, "exhibits") == ["/kk/exhibits/bowl/"]
    assert listed(client, "donations") == ["/ru/donations/gift/"]


def test_a_record_without_any_text_is_not_listed(client):
    person("unknown", ru=None)
    exhibit(title_kk="", title_ru="", title_en="")
    assert listed(client, "persons") == listed(client, "exhibits") == []


def test_hidden_records_are_absent_at_once(client):
    woman = person("nobody", **HIDDEN)
    exhibit("held", persons=[(woman, "owner")])
    exhibit("hidden", **HIDDEN)
    donation("held", persons=[woman])
    donation("hidden", **HIDDEN)
    exhibition("hidden", **HIDDEN)
    stone("hidden", **HIDDEN)
    post("future", published_at=NOW + timedelta(seconds=1))
    post("withdrawn", withdrawn=True)
    post("draft", published_at=None)
    assert [path for section in sitemaps.SECTIONS for path in listed(client, section)] == []
    assert [loc.text for loc in read(client, "/sitemap.xml").iter(f"{MAP}loc")] == [
        f"{SITE}/sitemap-pages.xml"
    ]

    Person.objects.update(is_published=True)
    assert listed(client, "exhibits") == in_all("/exhibits/held/")
    Person.objects.update(is_published=False)
    assert listed(client, "exhibits") == []


def test_the_day_of_the_last_change(client, frozen):
    exhibit()
    (first, *_) = read(client, "/sitemap-exhibits.xml").iter(f"{MAP}lastmod")
    assert first.text == "2026-05-12"


def test_addresses_do_not_follow_the_host(client):
    exhibit()
    for path in ("/sitemap.xml", "/sitemap-exhibits.xml", "/robots.txt"):
        assert b"localhost" not in client.get(path, headers={"host": "localhost"}).content


def test_sections_go_on_over_pages(client, monkeypatch):
    monkeypatch.setattr(sitemaps.RecordMap, "limit", 2)
    for number in range(5):
        exhibit(f"letter-{number}")
    found = [loc.text for loc in read(client, "/sitemap.xml").iter(f"{MAP}loc")]
    address = f"{SITE}/sitemap-exhibits.xml"
    assert found[1:] == [address, f"{address}?p=2", f"{address}?p=3"]
    pages = [listed(client, "exhibits", number) for number in (1, 2, 3)]
    assert [len(paths) for paths in pages] == [6, 6, 3]
    assert len({path for paths in pages for path in paths}) == 15
    assert client.get("/sitemap-exhibits.xml?p=4").status_code == 404


@pytest.mark.parametrize("number", ["0", "-1", "abc", "1" + "0" * 20, "%00", "1.5"])
def test_pages_that_are_none(client, number):
    exhibit()
    assert client.get(f"/sitemap-exhibits.xml?p={number}").status_code == 404


def test_unknown_sections_and_other_methods(client):
    assert client.get("/sitemap-nothing.xml").status_code == 404
    assert client.post("/sitemap.xml").status_code == 405
    assert client.get("/sitemap.xml").cookies == {}


@pytest.mark.parametrize("path", ["/sitemap.xml", "/sitemap-exhibits.xml", "/sitemap-persons.xml"])
def test_queries_do_not_grow(client, path):
    def queries():
        with CaptureQueriesContext(connection) as found:
            client.get(path)
        return len(found)

    exhibit("first", persons=[(person("first"), "owner")])
    before = queries()
    for number in range(2, 4):
        exhibit(f"letter-{number}", persons=[(person(f"p-{number}"), "owner")])
    assert queries() == before
    assert Exhibit.objects.count() == 3


def test_robots(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /kk/admin/",
        "Disallow: /kk/search/",
        "Disallow: /kk/mistake/",
        "Disallow: /ru/admin/",
        "Disallow: /ru/search/",
        "Disallow: /ru/mistake/",
        "Disallow: /en/admin/",
        "Disallow: /en/search/",
        "Disallow: /en/mistake/",
        "",
        f"Sitemap: {SITE}/sitemap.xml",
    ]
