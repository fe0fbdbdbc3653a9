"""How a page's address comes to the form for mistakes, and back."""

import pytest

from tests.booking.builders import make_booking, make_slot, make_tour, open_week
from tests.visitors.pages import read
from tests.visitors.writing import mistake

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
LANGUAGES = ("kk", "ru", "en")
SITE = "http://127.0.0.1:8000"


def footer(client, path):
    return read(client.get(path)).one("footer").one("p", class_="foot-mistake").one("a").attributes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rest", ["", "visit/", "tours/", "news/", "persons/", "exhibits/", "contact/"])
def test_every_page_leads_to_the_form_with_its_address(client, language, rest):
    page = f"/{language}/{rest}"
    link = footer(client, page)
    assert (link["href"], link["rel"]) == (f"/{language}/mistake/?page={page}", "nofollow")
    assert client.get(link["href"]).context["form"].known_page == page


def test_the_address_goes_without_the_query(client):
    assert footer(client, "/en/search/?q=Mamayeva")["href"] == "/en/mistake/?page=/en/search/"


def test_a_secret_link_is_not_told(client):
    open_week()
    booking = make_booking(make_slot(make_tour()))
    path = f"/kk/bookings/{booking.get_absolute_url().split('/')[-2]}/"
    assert footer(client, path)["href"] == "/kk/mistake/"


def test_the_form_itself_does_not_lead_to_itself(client):
    assert not list(read(client.get("/en/mistake/")).all("p", class_="foot-mistake"))


def test_a_known_page_is_kept_unseen(client):
    answer = client.get("/kk/mistake/?page=/ru/visit/")
    field = next(each for each in read(answer).all("input") if each.attributes.get("name") == "page")
    assert (field.attributes["type"], field.attributes["value"]) == ("hidden", "/ru/visit/")
    assert 'href="/ru/visit/"' in answer.content.decode()


@pytest.mark.parametrize("address", ["//evil.test", "javascript:alert(1)", "%00", "/ru/bookings/abc/", "%FF"])
def test_a_foreign_page_is_not_taken_over(client, address):
    answer = client.get(f"/en/mistake/?page={address}")
    assert (answer.status_code, answer.context["form"].known_page) == (200, "")
    links = [link.attributes["href"] for link in read(answer).all("a")]
    assert [href for href in links if not href.startswith(("/", "#")) or href.startswith("//")] == []
    thanks = client.get(f"/en/mistake/thanks/?page={address}")
    assert read(thanks).one("main").one("a", class_="btn").attributes["href"] == "/en/"


def test_a_wrong_address_is_told_at_a_field_that_can_be_seen(client, settings):
    settings.CONTRIBUTION_MIN_SECONDS = 0
    answer = client.post("/en/mistake/", {"page": "//evil.test", "text": "x"})
    assert answer.context["form"].errors == {
        "page": [f"Write the address of a page of this site, for example {SITE}/en/visit/"]
    }
    field = next(each for each in read(answer).all("input") if each.attributes.get("name") == "page")
    assert (field.attributes["type"], field.attributes["value"]) == ("text", "//evil.test")


def test_the_thanks_lead_back(client):
    main = read(client.get("/en/mistake/thanks/?page=/ru/visit/")).one("main")
    assert main.one("a", class_="btn").attributes["href"] == "/ru/visit/"


def test_a_mistake_is_named_by_its_page():
    made = mistake()
    assert str(made) == f"№ {made.pk} · /ru/visit/"
