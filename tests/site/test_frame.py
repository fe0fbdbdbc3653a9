"""The frame of every page, the home page, and the error pages that stand without the database."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from alzhir_site import errors, home
from alzhir_site.stylesheet import joined
from alzhir_site.templatetags.remembered import Data, key, rendered
from booking.months import Day
from news.models import Post
from prisoners.models import Person
from tests.booking.builders import ALMATY, at, close_day, make_slot, make_tour, open_week
from tests.exhibits import builders as collection
from visitors import calendar
from visitors.models import Museum, Tariff

LANGUAGES = ("kk", "ru", "en")
NAMES = ("Мария Минкина", "Раиса Мамаева", "Лидия Френкель")


def make_home(count):
    """A museum with `count` persons, posts and days of tours."""
    open_week()
    Museum.objects.create(pk=1, address_ru="с. Акмол", distance_ru="40 км")
    Tariff.objects.create(name_ru="Взрослые")
    tour = make_tour()
    for number in range(count):
        Person.objects.create(
            slug=f"person-{number}", name_ru=NAMES[number], life_ru=f"Жизнь {number}.", is_published=True
        )
        Post.objects.create(
            slug=f"post-{number}",
            title_ru=f"Известие {number}",
            published_at=datetime(2026, 5, 1 + number, 9, tzinfo=ALMATY),
        )
        make_slot(tour, at(13 + number, 10, 30))
        make_slot(tour, at(13 + number, 10, 30), language="ru")
        collection.exhibition(slug=f"show-{number}", opens_on="2026-05-01", hall=collection.hall())
        collection.exhibit(slug=f"exhibit-{number}", is_unique=True, kind=collection.kind())


def hrefs(html, attribute):
    return re.findall(rf'<link rel="{attribute}"[^>]*href="([^"]+)"', html)


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_home_takes_as_many_queries_with_one_item_as_with_three(
    client, frozen, count, django_assert_num_queries
):
    make_home(count)
    # Django asks SQLite once a connection whether it knows JSON.
    assert connection.features.supports_json_field
    with django_assert_num_queries(8):
        html = client.get("/ru/").content.decode()
    assert [name for name in NAMES if f">{name}</a></li>" in html] == list(NAMES[:count])
    assert html.count("Известие") == count
    assert len(re.findall(r'<td class="free"', html)) == count
    assert html.count('href="/ru/exhibitions/show-') == html.count('href="/ru/exhibits/exhibit-') == count


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_home_stands_with_an_empty_database(client, frozen, language):
    response = client.get(f"/{language}/")
    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.django_db
def test_home_is_the_same_for_every_visitor(client, frozen):
    make_home(1)
    response = client.get("/ru/")
    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "csrf" not in response.content.decode().lower()
    client.cookies["language"] = "en"
    assert client.get("/ru/").content == response.content


@pytest.mark.django_db
def test_pages_that_read_refuse_other_methods(client):
    assert [client.generic(method, "/ru/").status_code for method in ("POST", "PUT", "DELETE")] == [405] * 3


@pytest.mark.django_db
def test_frame_names_the_page_in_each_language(client, frozen, settings):
    html = client.get("/ru/").content.decode()
    assert hrefs(html, "canonical") == [f"{settings.SITE_URL}/ru/"]
    assert re.findall(r'hreflang="\w+" href="(http[^"]+)"', html)[:3] == [
        f"{settings.SITE_URL}/{code}/" for code in LANGUAGES
    ]
    links = re.findall(r'<a href="([^"]+)" lang="(\w+)"[^>]*?( aria-current="true")?>(?:Қаз|Рус|Eng)<', html)
    assert links == [("/kk/", "kk", ""), ("/ru/", "ru", ' aria-current="true"'), ("/en/", "en", "")]


@pytest.mark.django_db
def test_frame_has_nothing_inline_and_nothing_foreign(client, frozen):
    make_home(1)
    html = client.get("/ru/").content.decode()
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", html) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", html) == []
    assert [
        link for link in re.findall(r'(?:src|href)="(https?://[^"]+)"', html) if "127.0.0.1" not in link
    ] == []


@pytest.mark.django_db
def test_unknown_contact_is_a_visible_placeholder(client, frozen):
    assert client.get("/ru/").content.decode().count('<span class="placeholder">') == 3
    Museum.objects.create(pk=1, phone="+7 7172 00 00 00", email="museum@example.kz")
    html = client.get("/ru/").content.decode()
    assert '<a href="tel:+77172000000">' in html
    assert '<a href="mailto:museum@example.kz">' in html


def make_life(slug, **texts):
    empty = dict.fromkeys(home.Life._fields, "")
    return home.Life(**{**empty, "slug": slug, **texts})


def test_life_changes_with_the_day_and_needs_a_text():
    told = [make_life(str(number), fate_ru="Осуждена.") for number in range(3)]
    untold = make_life("untold", name_ru="Мария", birth="1904")
    days = [date(2026, 5, day) for day in (12, 13, 14, 15)]
    chosen = [home.life_of_the_day([untold, *told], day).slug for day in days]
    assert chosen[0] == chosen[3]
    assert sorted(chosen[:3]) == ["0", "1", "2"]
    assert home.life_of_the_day([untold], days[0]) is None


@pytest.mark.django_db
def test_disputed_and_unpublished_persons_are_not_on_the_wall(client, frozen):
    Person.objects.create(slug="a", name_ru="Спорная", is_published=True, is_disputed=True)
    Person.objects.create(slug="b", name_ru="Черновик", is_published=False)
    html = client.get("/ru/").content.decode()
    assert "Спорная" not in html
    assert "Черновик" not in html


@pytest.mark.django_db
def test_home_is_silent_of_exhibitions_and_exhibits_that_are_not_to_be_shown(client, frozen):
    collection.exhibition(slug="over", opens_on="2026-04-01", closes_on="2026-05-11")
    collection.exhibition(slug="coming", opens_on="2026-05-13")
    collection.exhibition(slug="undated")
    collection.exhibition(slug="draft", opens_on="2026-05-01", is_published=False)
    hidden = Person.objects.create(slug="hidden", is_published=False)
    collection.exhibit(slug="held", is_unique=True, persons=[(hidden, "owner")])
    collection.exhibit(slug="plain")
    html = client.get("/ru/").content.decode()
    assert [
        name for name in ("over", "coming", "undated", "draft", "held", "plain") if f"/{name}/" in html
    ] == []
    assert [name for name in ("now-on", "unique") if f'id="{name}"' in html] == []


@pytest.mark.django_db
def test_home_shows_other_unique_exhibits_each_day(client, frozen):
    for number in range(8):
        collection.exhibit(slug=f"exhibit-{number}", is_unique=True)
    shown = []
    for day in (12, 13, 14):
        frozen.move_to(at(day, 11))
        shown.append(re.findall(r'href="/ru/exhibits/(exhibit-\d)/"', client.get("/ru/").content.decode()))
    assert shown[0] == shown[2] != shown[1]
    assert sorted(shown[0] + shown[1]) == [f"exhibit-{number}" for number in range(8)]


def days_of(month):
    return {
        day.date.day: (day.state.value, day.word, day.url) for week in month["weeks"] for day in week if day
    }


@pytest.mark.django_db
def test_month_tells_tours_closed_and_past_days():
    open_week()
    close_day(date(2026, 5, 20))
    tour = make_tour()
    make_slot(tour, at(12, 10))
    make_slot(tour, at(12, 15))
    make_slot(tour, at(14, 10))
    make_slot(tour, at(14, 12), booked=20)
    make_slot(tour, at(20, 10))
    make_slot(tour, at(21, 10), status="stopped")
    make_slot(make_tour("old", is_active=False), at(22, 10))
    with translation.override("en"):
        month = home.month_of_tours(calendar.load(), at(12, 11))
    days = days_of(month)
    assert month["first"] == date(2026, 5, 1)
    assert days[11] == ("past", "", "")
    assert days[12] == ("free", "1 tour", "/en/tours/?date=2026-05-12#slots")
    assert days[14] == ("free", "2 tours", "/en/tours/?date=2026-05-14#slots")
    assert days[18] == days[20] == ("closed", "closed", "")
    assert days[21] == days[22] == ("none", "", "")


@pytest.mark.django_db
def test_month_after_the_last_tour_is_the_next_one():
    open_week()
    tour = make_tour()
    make_slot(tour, at(30, 10))
    make_slot(tour, at(2, 10, month=6))
    assert home.month_of_tours(calendar.load(), at(30, 9))["first"] == date(2026, 5, 1)
    assert home.month_of_tours(calendar.load(), at(30, 11))["first"] == date(2026, 6, 1)


def test_remembrance_stands_from_the_middle_of_may():
    days = [date(2026, 5, 14), date(2026, 5, 15), date(2026, 5, 31), date(2026, 6, 1)]
    assert [bool(home.remembrance(calendar.Calendar(), day)) for day in days] == [False, True, True, False]


@pytest.mark.django_db
def test_home_shows_the_day_of_remembrance_in_its_season(client, frozen):
    open_week()
    assert 'id="remembrance"' not in client.get("/en/").content.decode()
    frozen.move_to(at(20, 12))
    html = client.get("/en/").content.decode()
    assert "31 May: Day of Remembrance" in html
    assert "Open from 10:00 to 18:00." in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", [400, 403, 404, 500, 503])
def test_error_pages_stand_without_the_database(language, status):
    response = errors.page(RequestFactory().get(f"/{language}/nowhere/"), status)
    html = response.content.decode()
    assert response.status_code == status
    assert f'<html lang="{language}"' in html
    assert 'content="noindex"' in html


@pytest.mark.parametrize("cookies", [True, False])
def test_refused_form_says_what_is_needed(cookies):
    with translation.override("en"):
        html = render_to_string("403_csrf.html", {"cookies": cookies, "path": "/en/tours/"})
    assert ("accept cookies" in html) is not cookies
    assert 'href="/en/tours/"' in html


def test_maintenance_page_speaks_three_languages_at_once():
    html = render_to_string("503.html")
    assert re.findall(r'<section lang="(\w+)"', html) == list(LANGUAGES)


def test_lock_out_page_stands():
    with translation.override("en"):
        assert "15 minutes" in render_to_string("admin/locked.html")


def test_both_stylesheets_import_every_part():
    folder = Path(settings.BASE_DIR) / "static/css"
    imported = {
        name: sorted(re.findall(r'@import "([^"]+)"', (folder / name).read_text()))
        for name in ("site.css", "admin.css")
    }
    parts = {str(path.relative_to(folder)) for path in folder.rglob("*.css")} - set(imported)
    of_admin = {name for name in parts if name.startswith("admin/")}
    assert imported == {"site.css": sorted(parts - of_admin), "admin.css": sorted(of_admin)}


def test_joined_stylesheet_has_its_parts_in_order_and_no_comments():
    sheets = {
        "css/site.css": '@import "a.css";\n@import "b/c.css";\n',
        "css/a.css": "/* a */\na{}\n",
        "css/b/c.css": "c{}\n",
    }
    assert joined("css/site.css", sheets.__getitem__) == "a{}\nc{}\n"


def test_only_stylesheets_beside_the_site_s_own_name_files():
    components = Path(settings.BASE_DIR) / "static/css/components"
    assert [path.name for path in components.glob("*.css") if "url(" in path.read_text()] == []


@pytest.mark.django_db
def test_preloaded_fonts_are_the_files_of_the_stylesheet(client, frozen, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["css", "js", "map", "svg", "txt"]
    joined_storage = {"BACKEND": "alzhir_site.stylesheet.JoinedStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": joined_storage}
    call_command("collectstatic", interactive=False, verbosity=0)
    rendered.cache_clear()
    for language, families in (("kk", "cyrillic"), ("ru", "cyrillic"), ("en", "latin")):
        html = client.get(f"/{language}/").content.decode()
        sheet = (tmp_path / hrefs(html, "stylesheet")[0].removeprefix("/static/")).read_text()
        preloaded = [Path(href).name for href in hrefs(html, "preload")]
        assert len(preloaded) == 2
        assert all(families in name and f"../fonts/{name}" in sheet for name in preloaded)
        assert "@import" not in sheet
    rendered.cache_clear()


def test_remembered_data_is_told_apart_by_all_its_values():
    first = Day(date(2026, 5, 12), "free", left=3, word="3 places")
    same = Day(date(2026, 5, 12), "free", left=3, word="3 places")
    fewer = Day(date(2026, 5, 12), "free", left=2, word="2 places")
    data = [Data(key({"weeks": [[None, day]]}), {}) for day in (first, same, fewer)]
    assert data[0] == data[1]
    assert hash(data[0]) == hash(data[1])
    assert data[0] != data[2]


@pytest.mark.django_db
def test_remembered_parts_follow_the_record_and_the_language(client, frozen):
    museum = Museum.objects.create(pk=1, phone="+7 7172 00 00 00")
    assert "+7 7172 00 00 00" in client.get("/ru/").content.decode()
    museum.phone = "+7 7172 11 11 11"
    museum.save()
    html = client.get("/ru/").content.decode()
    assert "+7 7172 00 00 00" not in html
    assert "+7 7172 11 11 11" in html
    assert 'href="/en/tours/"' in client.get("/en/").content.decode()
