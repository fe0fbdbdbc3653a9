import re
from datetime import date

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.visitors.builders import (
    CLOSED_IN_MAY,
    NINE_TO_SEVEN,
    NOON_TO_FOUR,
    REMEMBRANCE,
    at,
    save_exception,
    save_week,
)
from tests.visitors.pages import cells, read, structured
from visitors.calendar import DayException
from visitors.models import Museum, Tariff, VisitNote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
WEEKDAYS = {
    "kk": ["Дүйсенбі", "Сейсенбі", "Сәрсенбі", "Бейсенбі", "Жұма", "Сенбі", "Жексенбі"],
    "ru": ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
CLOSED = {"kk": "жабық", "ru": "закрыто", "en": "closed"}


@pytest.fixture
def museum():
    save_week()
    return Museum.objects.create(
        address_kk="Ақмол ауылы", address_ru="село Акмол", address_en="Akmol village", phone="+7 7172 000000"
    )


def visit(client, code="en"):
    return read(client.get(f"/{code}/visit/"))


def exceptions(page):
    return [item.text for item in page.one("ul", class_="exceptions").all("li")]


@pytest.mark.usefixtures("museum")
@pytest.mark.parametrize("code", ["kk", "ru", "en"])
def test_hours_monday_to_sunday_in_order(client, code):
    page = visit(client, code)
    usual = ["10:00–18:00", "17:30"]
    assert cells(page.one("table", id="week")) == [
        [WEEKDAYS[code][0], CLOSED[code], "–"],
        *[[name, *usual] for name in WEEKDAYS[code][1:]],
    ]


@pytest.mark.usefixtures("museum")
def test_today_is_marked(client):
    today = [
        row for row in visit(client).one("table", id="week").all("tr") if "aria-current" in row.attributes
    ]
    assert [row.one("th").text for row in today] == ["Tuesday"]


@pytest.mark.parametrize(
    ("code", "answers"),
    [
        ("kk", ["Бүгін ашық, жабылуы: 18:00", "Ақмол ауылы"]),
        ("ru", ["Сегодня открыто до 18:00", "село Акмол"]),
        ("en", ["Open today until 18:00", "Akmol village"]),
    ],
)
def test_answers_come_first(client, museum, code, answers):
    Tariff.objects.create(name_kk="Ересектер", name_ru="Взрослые", name_en="Adults", amount=1500)
    page = visit(client, code)
    first = page.one("main").one("dl").text
    assert [answer in first for answer in answers] == [True, True]
    assert "1500 ₸" in first
    assert page.one("main").one("a", class_="btn").attributes["href"] == f"/{code}/tours/"


def test_prices_known_free_and_not_known(client, museum):
    for name, amount in (("Adults", None), ("Children", 0), ("Students", 500)):
        Tariff.objects.create(name_en=name, amount=amount, position=len(name))
    prices = visit(client).one("section", id="prices")
    assert [row.one("dd").text for row in prices.all("div")] == [
        "to be announced by the museum",
        "free of charge",
        "500 ₸",
    ]
    assert len(list(prices.all("span", class_="placeholder"))) == 1


def test_what_is_not_known_is_said(client):
    page = visit(client)
    assert len(list(page.one("main").all("span", class_="placeholder"))) == 3
    assert page.one("p", class_="status").text == "Closed today"


@pytest.mark.usefixtures("museum")
def test_exceptions_of_the_next_six_weeks(client):
    save_exception(CLOSED_IN_MAY)
    save_exception(DayException(date(2026, 6, 22), date(2026, 6, 22), NOON_TO_FOUR))
    save_exception(DayException(date(2026, 6, 23), date(2026, 6, 23)))
    save_exception(DayException(date(2026, 5, 11), date(2026, 5, 11)))
    assert exceptions(visit(client)) == [
        "24–27 May 2026: closed Renovation work",
        "Monday 22 June: 12:00–16:00",
    ]
    assert exceptions(visit(client, "ru"))[0] == "24–27 мая 2026 г.: закрыто Ремонтные работы"
    assert exceptions(visit(client, "kk"))[0] == "2026 ж. 24–27 мамыр: жабық Жөндеу жұмыстары"


@pytest.mark.usefixtures("museum")
def test_exception_of_this_week_stands_in_its_row(client):
    save_exception(DayException(date(2026, 5, 16), date(2026, 5, 16)))
    save_exception(DayException(date(2026, 5, 11), date(2026, 5, 11), NOON_TO_FOUR))
    rows = cells(visit(client).one("table", id="week"))
    assert rows[5][1] == "10:00–18:00 16 May: closed"
    assert rows[0][1] == "closed"


@pytest.mark.usefixtures("museum")
def test_season_that_begins_soon(client):
    save_week(NINE_TO_SEVEN, date(2026, 6, 1), date(2026, 8, 31), range(7))
    (season,) = visit(client).all("table", class_="season")
    assert season.one("caption").text == "New hours from 1 June 2026"
    assert cells(season)[0] == ["Monday", "09:00–19:00"]


@pytest.mark.usefixtures("museum")
def test_text_from_another_language_is_labelled(client):
    VisitNote.objects.create(topic="winter", text_ru="Одевайтесь тепло.\n\nОчень тепло.")
    section = visit(client).one("section", id="winter")
    assert section.one("h2").text == "In winter"
    assert "Shown in Russian." in section.one("p", class_="notice-language").text
    assert section.one("div", lang="ru").text == "Одевайтесь тепло. Очень тепло."
    russian = visit(client, "ru").one("section", id="winter")
    assert not list(russian.all("p", class_="notice-language"))


def test_a_section_without_text_is_left_out(client):
    VisitNote.objects.create(topic="winter")
    assert not list(visit(client).all("section", id="winter"))


@pytest.mark.usefixtures("museum")
def test_markup_in_any_text_is_text(client):
    Museum.objects.update(address_en="</script><script>alert(1)</script>&")
    VisitNote.objects.create(topic="winter", text_en="<script>alert(1)</script>")
    save_exception(DayException(date(2026, 5, 16), date(2026, 5, 16), None, {"en": "<i>x</i>"}))
    response = client.get("/en/visit/")
    assert b"<script>alert" not in response.content
    assert b"<i>x" not in response.content
    found = structured(read(response))
    assert found["address"]["streetAddress"] == "</script><script>alert(1)</script>&"


@pytest.mark.usefixtures("museum")
def test_banner_announces_and_leads_to_the_hours(client):
    save_exception(CLOSED_IN_MAY)
    banner = visit(client, "ru").one("aside", class_="banner")
    assert banner.one("p").text == "24–27 мая 2026 г. музей закрыт. Ремонтные работы. Часы работы"
    assert banner.one("a").attributes["href"] == "/ru/visit/#hours"


@pytest.mark.usefixtures("museum")
def test_no_banner_without_an_announcement(client, frozen):
    save_exception(CLOSED_IN_MAY)
    frozen.move_to(at(date(2026, 5, 9), "23:59"))
    assert not list(visit(client).all("aside", class_="banner"))
    frozen.move_to(at(date(2026, 5, 10), "00:01"))
    assert len(list(visit(client).all("aside", class_="banner"))) == 1


@pytest.mark.usefixtures("museum")
def test_page_is_the_same_for_all_and_needs_a_constant_number_of_queries(client, django_assert_num_queries):
    def fill(topic, day):
        VisitNote.objects.create(topic=topic, text_en="Text")
        Tariff.objects.create(name_en=topic, amount=1)
        save_exception(DayException(day, day))

    fill("winter", date(2026, 5, 20))
    with django_assert_num_queries(4):
        response = client.get("/en/visit/")
    fill("rules", date(2026, 5, 21))
    fill("groups", date(2026, 5, 22))
    with django_assert_num_queries(4):
        response = client.get("/en/visit/")
    assert response.cookies == {}
    assert b"csrf" not in response.content
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_page_is_only_read(client, method):
    assert getattr(client, method)("/en/visit/").status_code == 405


@pytest.mark.browser
@pytest.mark.usefixtures("museum")
def test_browser_has_nothing_to_complain_of(page, live_server):
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.set_viewport_size({"width": 390, "height": 800})
    for code in ("kk", "ru", "en"):
        page.goto(f"{live_server.url}/{code}/visit/")
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert said == []


@pytest.mark.browser
@pytest.mark.usefixtures("transactional_db")
def test_page_prints_on_one_sheet(page, live_server):
    call_command("loaddata", str(settings.BASE_DIR / "visitors" / "fixtures" / "demo.json"), verbosity=0)
    save_exception(CLOSED_IN_MAY)
    save_exception(DayException(date(2026, 6, 1), date(2026, 6, 1), NOON_TO_FOUR, REMEMBRANCE))
    for code in ("kk", "ru", "en"):
        page.goto(f"{live_server.url}/{code}/visit/")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1
