from datetime import date

import pytest

from tests.visitors.builders import CLOSED_IN_MAY, OPENED_MONDAY, save_exception, save_week
from tests.visitors.pages import read
from visitors.models import DayException, Hall, Museum, Tariff, VisitNote, WeeklyHours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
ADMIN = "/ru/admin/visitors/"


@pytest.fixture
def records():
    save_week()
    return {
        "weeklyhours": WeeklyHours.objects.first(),
        "hall": Hall.objects.create(slug="zerde", name_kk="«Зерде» залы"),
        "museum": Museum.objects.create(address_ru="село Акмол"),
        "tariff": Tariff.objects.create(name_ru="Взрослые"),
        "visitnote": VisitNote.objects.create(topic="winter", text_ru="Одевайтесь тепло."),
        "dayexception": save_exception(CLOSED_IN_MAY),
    }


@pytest.mark.parametrize("name", ["weeklyhours", "hall", "museum", "tariff", "visitnote", "dayexception"])
def test_lists_and_forms_open(admin_client, records, name):
    assert admin_client.get(f"{ADMIN}{name}/").status_code == 200
    assert admin_client.get(f"{ADMIN}{name}/{records[name].pk}/change/").status_code == 200
    assert admin_client.get(f"{ADMIN}{name}/add/").status_code == (403 if name == "museum" else 200)


def test_languages_stand_in_order_and_no_page_asks_another_host(admin_client, records):
    response = admin_client.get(f"{ADMIN}hall/{records['hall'].pk}/change/")
    page = read(response)
    names = [
        [row.attributes["class"] for row in group.all("div", class_="form-row")] for group in sides(page)
    ]
    assert names == [
        [f"form-row field-{field}_{code}" for code in ("kk", "ru", "en")] for field in ("name", "text")
    ]
    links = [link.attributes.get("href", "") for link in page.all("link")]
    links += [script.attributes.get("src", "") for script in page.all("script")]
    assert [link for link in links if "//" in link] == []
    assert not list(page.all("style"))


def sides(page):
    return page.all("fieldset", class_="mt-fieldset")


@pytest.mark.parametrize(
    ("code", "header", "desk", "site"),
    [
        ("kk", "«АЛЖИР» мұражайы: қызметкерлерге", "Күннің экскурсиялары", "Сайтты ашу"),
        ("ru", "Музей «АЛЖИР»: для сотрудников", "Экскурсии дня", "Открыть сайт"),
        ("en", "ALZHIR museum: for staff", "Tour desk", "View site"),
    ],
)
def test_head_leads_to_the_desk_and_the_site_in_three_languages(admin_client, code, header, desk, site):
    page = read(admin_client.get(f"/{code}/admin/"))
    assert page.one("div", id="site-name").text == header
    links = {link.text: link.attributes["href"] for link in page.one("div", id="user-tools").all("a")}
    assert links[desk].startswith(f"/{code}/admin/booking/slot/")
    assert links[site] == f"/{code}/"
    assert [link.text for link in page.one("nav", id="languages").all("a")] == ["Қаз", "Рус", "Eng"]


def test_login_page_stands(client):
    assert client.get("/ru/admin/login/").status_code == 200


def test_museum_is_added_once_and_never_deleted(admin_client):
    assert admin_client.get(f"{ADMIN}museum/add/").status_code == 200
    museum = Museum.objects.create()
    assert admin_client.get(f"{ADMIN}museum/add/").status_code == 403
    assert admin_client.post(f"{ADMIN}museum/{museum.pk}/delete/", {"post": "yes"}).status_code == 403


def test_list_of_exceptions_tells_hours_reason_and_announcement(admin_client):
    save_exception(CLOSED_IN_MAY)
    save_exception(OPENED_MONDAY)
    table = read(admin_client.get(f"{ADMIN}dayexception/")).one("table", id="result_list")
    rows = [[cell.text for cell in row.parts if hasattr(cell, "tag")] for row in table.one("tbody").all("tr")]
    assert rows == [
        ["31 мая 2027 г.", "31 мая 2027 г.", "10:00–18:00", "День памяти", "1 апреля 2027 г."],
        ["24 мая 2026 г.", "27 мая 2026 г.", "закрыто", "Ремонтные работы", "10 мая 2026 г."],
    ]


@pytest.mark.parametrize(("when", "days"), [("coming", [24]), ("past", [2])])
def test_exceptions_coming_and_past(admin_client, when, days):
    save_exception(CLOSED_IN_MAY)
    save_exception(CLOSED_IN_MAY, first_on=date(2026, 5, 2), last_on=date(2026, 5, 11))
    response = admin_client.get(f"{ADMIN}dayexception/?when={when}")
    assert [record.first_on.day for record in response.context["cl"].result_list] == days


def test_errors_stand_at_the_fields(admin_client):
    sent = {"first_on": "2026-05-27", "last_on": "2026-05-26", "opens": "10:00", "announce_days": "14"}
    response = admin_client.post(f"{ADMIN}dayexception/add/", sent)
    assert response.context["adminform"].errors == {
        "last_on": ["Последний день раньше первого."],
        "closes": ["Для открытого дня нужно указать это время."],
        "last_entry": ["Для открытого дня нужно указать это время."],
    }
    assert DayException.objects.count() == 0


def test_a_day_is_closed_with_three_reasons(admin_client):
    reasons = {"reason_kk": "Жөндеу", "reason_ru": "Ремонт", "reason_en": "Repairs"}
    days = {"first_on": "26.05.2026", "last_on": "26.05.2026"}
    sent = {**days, "is_closed": "on", "announce_days": "14", **reasons}
    assert admin_client.post(f"{ADMIN}dayexception/add/", sent).status_code == 302
    closed = DayException.objects.get()
    assert (closed.first_on, closed.is_closed) == (date(2026, 5, 26), True)
    assert {name: getattr(closed, name) for name in reasons} == reasons


@pytest.mark.browser
@pytest.mark.parametrize(("width", "columns"), [(1280, 3), (390, 1)])
def test_languages_stand_side_by_side_where_there_is_room(
    page, live_server, admin_user, client, records, width, columns
):
    client.force_login(admin_user)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}{ADMIN}hall/{records['hall'].pk}/change/")
    boxes = [page.locator(f"#id_text_{code}").bounding_box() for code in ("kk", "ru", "en")]
    assert len({round(box["x"]) for box in boxes}) == columns
    assert boxes == sorted(boxes, key=lambda box: (box["y"], box["x"]))
    assert page.evaluate("document.documentElement.scrollWidth") == width
