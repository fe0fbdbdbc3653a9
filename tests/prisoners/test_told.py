"""What descendants have told, on the person's page; and that nothing public holds a contact."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prisoners.contributions import acts
from prisoners.models import Contribution, Person
from prisoners.tables import addresses
from tests.booking.builders import page
from tests.prisoners.builders import person
from tests.prisoners.contributing import NOW, contribution, published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
URL = "/en/persons/mamayeva-raisa/"


def test_text_name_relation_and_photos_are_told(client):
    published(person(), files=2)
    html = page(client.get(URL))
    assert [
        text
        for text in (
            "Told by descendants and others", "<p>She wrote letters.</p>",
            "<bdi>Told by: Нина Зауэр</bdi> · <bdi>granddaughter</bdi> · May 2026",
            "Family Sauer", 'alt="A portrait"',
        )
        if text not in html
    ] == []  # fmt: skip
    assert html.count("/media/pictures/") == 6


def test_without_consent_nobody_is_named(client):
    published(person(), agreed=("keep", "text"), files=0)
    html = page(client.get(URL))
    assert "Told by a person who is not named here · <bdi>granddaughter</bdi>" in html
    assert "Зауэр" not in html


def test_the_text_says_its_language(client):
    someone = person()
    made = contribution(person=someone, text="Opowieść.")
    Contribution.objects.update(text_language="pl")
    acts.accept(made, by=None, now=NOW)
    acts.publish(made, by=None, now=NOW)
    assert 'lang="pl"><p>Opowieść.</p>' in page(client.get(URL))


def test_markup_is_told_as_text(client):
    published(person(), files=0, text="<script>alert(1)</script>", name="<b>Nina", relation="<i>x")
    html = page(client.get(URL))
    assert [bad for bad in ("<script>alert", "<b>Nina", "<i>x") if bad in html] == []


@pytest.mark.parametrize("state", ["received", "review", "question", "accepted", "declined", "withdrawn"])
def test_only_what_is_published_is_told(client, state):
    published(person())
    Contribution.objects.update(state=state)
    assert "told-one" not in page(client.get(URL))


def queries(client):
    with CaptureQueriesContext(connection) as found:
        client.get(URL)
    return len(found)


def test_three_stories_cost_no_more_queries_than_one(client):
    someone = person()
    published(someone)
    one = queries(client)
    for number in (2, 3):
        published(someone, draft=f"draft {number}", files=2)
    assert queries(client) == one


@pytest.mark.parametrize(
    "path",
    [
        "/en/persons/",
        "/en/persons/wall/",
        "/en/persons/?q=Sauer",
        "/en/persons/?q=Зауэр",
        "/en/search/?q=Зауэр",
        "/en/persons/export.csv",
        "/en/persons/export.json",
        URL,
        "/en/persons/mamayeva-raisa.ged",
        "/en/news/",
        "/en/",
    ],
)
def test_no_public_page_holds_a_contact(client, path):
    someone = person()
    published(someone, agreed=("keep", "text", "photos"))
    contribution(draft="another", person=someone)
    answer = client.get(path)
    text = b"".join(answer.streaming_content) if answer.streaming else answer.content
    found = text.decode().replace("q=Зауэр", "").replace("%D0%97%D0%B0%D1%83%D1%8D%D1%80", "")
    assert answer.status_code == 200
    assert [trace for trace in ("Нина", "nina@example.de", "+49 30") if trace in found] == []


@pytest.mark.parametrize("slug", ["contribute", "wall", "export"])
def test_the_sites_own_addresses_are_not_a_persons(slug):
    with pytest.raises(ValidationError) as refused:
        Person(slug=slug).full_clean()
    assert list(refused.value.message_dict) == ["slug"]
    assert slug in addresses.RESERVED
