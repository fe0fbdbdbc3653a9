"""Woman, exhibit, gift, donor's country, memory stone and news: each page leads to the others, and back."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exhibits.models import Role
from news.models import Post
from prisoners.models import Relation
from tests.prisoners.builders import mamayeva, person
from tests.prisoners.builders_camp import country, stone

from .builders import donation, donor, exhibit, exhibition, item, kind
from .test_donation_pages import main, page, picture, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
PERSON = "/en/persons/mamayeva-raisa/"
EXHIBIT = "/en/exhibits/letter/"
GIFT = "/en/donations/gift/"
COUNTRY = "/en/countries/usa/"
STONE = "/en/camp/stones/embassy/"
POST = "/en/news/gift-news/"
SHOW = "/en/exhibitions/show/"
# Which page leads to which.
WAYS = {
    PERSON: {EXHIBIT, GIFT},
    EXHIBIT: {PERSON, GIFT, SHOW},
    GIFT: {PERSON, EXHIBIT, COUNTRY, STONE, POST},
    COUNTRY: {GIFT, STONE},
    STONE: {COUNTRY},
    POST: {GIFT, SHOW},
    SHOW: {EXHIBIT, POST},
}


def news(slug="gift-news", **fields):
    texts = {"title_en": "A gift came", "body_en": "Text", "published_at": "2018-10-09T10:00:00Z"}
    return Post.objects.create(slug=slug, **{**texts, **fields})


def make_graph(number=1):
    """Everything linked with everything; `number` gifts and exhibits."""
    her, usa, told = mamayeva(), country("usa", name_en="USA"), news()
    stone("embassy", country=usa)
    for each in range(number):
        ending = f"-{each}" if each else ""
        became = exhibit(f"letter{ending}", [(her, Role.OWNER), (her, Role.MAKER)], kind=kind())
        became.media.create(picture=picture())
        made = donation(f"gift{ending}", persons=[her])
        donor(made, relation=Relation.GRANDSON, person=her, country=usa, shows_country=True)
        item(made, exhibit=became)
        made.posts.add(told)
        exhibition(f"show{ending}", [became]).posts.add(told)
    return her


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return main(response.content.decode())


@pytest.mark.parametrize("address", WAYS)
def test_each_page_leads_to_what_is_linked_with_it(client, address):
    make_graph()
    found = set(re.findall(r'href="([^"#?]+)"', get(client, address)))
    assert WAYS[address] - found == set()


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("address", "cost"), [(PERSON, 15), (COUNTRY, 11), (POST, 9)])
def test_pages_cost_the_same_with_more_gifts(client, address, cost, number, django_assert_num_queries):
    make_graph(number)
    with django_assert_num_queries(cost):
        get(client, address)


def test_person_page_tells_her_roles_and_who_gave(client):
    make_graph()
    told = get(client, PERSON)
    objects = told.partition('id="objects"')[2].partition("</section>")[0]
    assert objects.count('class="exhibit-tile"') == 1
    assert re.findall(r'<span class="tag">(.*?)</span>', objects) == ["owner", "author"]
    gifts = words("<h2 " + told.partition('id="gifts"')[2].partition("</section>")[0])
    assert (
        gifts
        == "Gifts that tell of her 9 October 2018 A gift Vladimir Mamaev, grandson · USA 1 entry · letters"
    )


def test_person_page_without_objects_and_gifts_is_silent(client):
    mamayeva()
    told = get(client, PERSON)
    assert 'id="objects"' not in told
    assert 'id="gifts"' not in told


def test_person_page_of_many_objects_leads_to_the_list(client):
    her = mamayeva()
    for number in range(13):
        exhibit(f"letter-{number}", [(her, Role.OWNER)], earliest=1900 + number, latest=1999)
    told = get(client, PERSON)
    assert re.findall(r'href="/en/exhibits/letter-(\d+)/"', told) == [str(number) for number in range(12)]
    assert 'href="/en/exhibits/?person=mamayeva-raisa"' in told


def test_person_page_reads_no_more_objects_than_it_shows(client):
    her = mamayeva()
    for number in range(15):
        exhibit(f"letter-{number}", persons=[(her, Role.OWNER)])
    with CaptureQueriesContext(connection) as queries:
        get(client, her.get_absolute_url())
    asked = [each["sql"] for each in queries if 'FROM "exhibits_exhibitperson"' in each["sql"]]
    roles = [sql for sql in asked if '"role"' in sql and "ORDER BY" in sql]
    assert [len(re.findall("[0-9]+", sql.partition(" IN (")[2].partition(")")[0])) for sql in roles] == [13]


def test_what_is_not_public_is_linked_from_nowhere(client):
    her = make_graph()
    hidden = person("hidden", ru=("Тайная", "Анна"), is_published=False)
    exhibit("held", [(her, Role.OWNER), (hidden, Role.MENTIONED)])
    exhibit("draft", [(her, Role.OWNER)], is_published=False)
    usa = her.donors.get().country
    for slug, fields in (("held-gift", {}), ("draft-gift", {"is_published": False})):
        made = donation(slug, persons=[her], **fields)
        donor(made, country=usa, shows_country=True)
        made.posts.add(Post.objects.get())
        if slug == "held-gift":
            made.persons.add(hidden)
    exhibition("draft-show", is_published=False).posts.add(Post.objects.get())
    for address in WAYS:
        told = get(client, address)
        assert [slug for slug in ("held", "draft", "hidden") if f"/{slug}" in told] == []


def test_country_tells_gifts_of_those_who_agreed(client):
    usa = country("usa", name_en="USA")
    for slug, shows in (("agreed", True), ("silent", False)):
        donor(donation(slug), country=usa, shows_country=shows)
    found = re.findall(r'href="/en/donations/([^"/]+)/"', get(client, COUNTRY))
    assert found == ["agreed"]


def test_country_of_many_gifts_leads_to_the_chronicle(client, django_assert_num_queries):
    usa = country("usa", name_en="USA")
    for number in range(12):
        donor(donation(f"g-{number}", date=f"20{number + 10}"), country=usa, shows_country=True)
    told = get(client, COUNTRY)
    assert re.findall(r'href="/en/donations/([^"/?]+)/"', told) == [
        f"g-{number}" for number in range(11, 1, -1)
    ]
    assert 'href="/en/donations/?country=usa"' in told


def test_gift_of_a_relative_concerns_her():
    her, made = mamayeva(), donation()
    donor(made, person=her, relation=Relation.GRANDSON)
    assert list(made.persons.all()) == [her]


def test_page_of_a_gift_names_each_person_once(client):
    make_graph()
    assert page(client, "gift/").count('<ul class="person-list">') == 1
