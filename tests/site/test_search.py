"""The site search: persons, news, the visit, the camp; in every language, on both databases alike."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exhibits.models import Donation, Role
from prisoners.models import Person
from tests.booking.builders import make_tour
from tests.exhibits.builders import donation, donor, exhibit, exhibition, item
from tests.news.builders import NOW, post, russian
from tests.prisoners.builders import person
from tests.prisoners.builders_camp import country, event, stone
from visitors.models import Hall, VisitNote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


NO_TITLE = {"title_kk": "", "title_ru": "", "title_en": ""}


def get(client, query, language="en", status=200, **data):
    response = client.get(f"/{language}/search/", {"q": query, **data})
    assert response.status_code == status
    return response.content.decode()


def group(page, name):
    """The addresses of a group, in order."""
    found = re.search(rf'<section aria-labelledby="{name}">.*?</section>', page, re.DOTALL)
    return re.findall(r'<li[^>]*>\s*<a href="([^"]+)"', found[0]) if found else []


def words(page):
    main = re.search(r"<main.*</main>", page, re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_persons_come_first_then_news_then_pages(client):
    person("zorka", ru=("Зорка", "София"))
    post("zorka-letters", ("en",), title_en="Letters of Sophia Zorka")
    VisitNote.objects.create(topic="winter", text_en="The Zorka path is cleared of snow.")
    stone("zorka-plate", name_ru="Плита", name_en="Plate of Zorka")
    page = get(client, "Zorka")
    assert re.findall(r'<section aria-labelledby="(\w+)">', page) == ["persons", "news", "visit", "camp"]
    assert group(page, "persons") == ["/en/persons/zorka/"]
    assert group(page, "news") == ["/en/news/zorka-letters/"]
    assert group(page, "visit") == ["/en/visit/#winter"]
    assert group(page, "camp") == ["/en/camp/stones/zorka-plate/"]
    assert "the same name in another spelling: Зорка = Zorka" in words(page)


def test_every_shelf_is_searched(client):
    make_tour("grounds", name_en="Marble tour")
    Hall.objects.create(slug="alash", name_en="Marble hall")
    event(title_en="A marble arch is set up")
    country("marbland", name_en="Marbland")
    page = get(client, "marb")
    assert group(page, "visit") == ["/en/tours/grounds/", "/en/halls/alash/"]
    assert group(page, "camp") == ["/en/camp/", "/en/countries/marbland/"]


def test_collection_is_searched_by_its_index_and_its_shelves(client):
    zorka = person("zorka", ru=("Зорка", "София"))
    exhibit("spoon", [(zorka, Role.OWNER)], title_en="Spoon", description_en="It was carved in the camp.")
    exhibit("cup", title_en="Cup", description_en="Sophia Zorka wrote of it.")
    exhibition("zorka-show", title_en="The Zorka family")
    donation("hers", persons=[zorka], title_en="Letters")
    donation("by-item", title_en="Gift of things", date="2017")
    item(Donation.objects.get(slug="by-item"), "Zorka’s scarf")
    donor(donation("by-donor", date="2016", **NO_TITLE), "Anna Zorka")
    donor(donation("silent", date="2015", **NO_TITLE), "Ivan Zorka", shows_name=False)
    page = get(client, "Zorka")
    assert group(page, "collection") == [
        "/en/exhibits/spoon/",
        "/en/exhibits/cup/",
        "/en/donations/hers/",
        "/en/donations/by-item/",
        "/en/donations/by-donor/",
    ]
    whole = get(client, "Zorka", **{"in": "collection"})
    assert group(whole, "collection")[-1] == "/en/exhibitions/zorka-show/"
    assert "Sophia <mark>Zorka</mark> wrote of it." in page
    assert "Gift of Anna <mark>Zorka</mark>" in page
    assert "Ivan" not in page + whole


@pytest.mark.parametrize("text", ["КП 12/3", "kп12/3", "КП 12"])
def test_an_accession_number_finds_its_exhibit(client, text):
    exhibit("spoon", accession_number="КП 12/3", title_en="", title_ru="", title_kk="")
    page = get(client, text)
    assert group(page, "collection") == ["/en/exhibits/spoon/"]
    assert "12" in words(page)


def test_held_back_records_of_the_collection_are_absent(client):
    hidden = person("hidden", en=("Marble", "Anna"), is_published=False)
    exhibit("hers", [(hidden, Role.OWNER)], title_en="Marble")
    exhibit("draft", title_en="Marble", is_published=False)
    donation("her-gift", persons=[hidden], title_en="Marble")
    donor(donation("of-hers", title_en="Marble"), "Marble", person=hidden)
    donation("draft-gift", title_en="Marble", is_published=False)
    exhibition("draft-show", title_en="Marble", is_published=False)
    assert group(get(client, "Marble"), "collection") == []


def test_many_exhibits_have_pages_of_their_own(client):
    made = [exhibit(f"x-{number:02}", title_en=f"Marble {chr(97 + number)}") for number in range(22)]
    donation("gift", title_en="Marble")
    first, second = (get(client, "marble", **{"in": "collection", "page": number}) for number in (1, 2))
    assert group(first, "collection") == [f"/en/exhibits/{record.slug}/" for record in made[:20]]
    assert group(second, "collection") == ["/en/exhibits/x-20/", "/en/exhibits/x-21/", "/en/donations/gift/"]


def test_words_are_marked_in_title_and_text(client):
    post(
        "wall",
        ("en",),
        title_en="The Wall <opens>",
        lead_en="",
        body_en="Names stand on the wall & the stones.",
    )
    page = get(client, "WALL stones")
    assert "<b>The <mark>Wall</mark> &lt;opens&gt;</b>" in page
    assert "Names stand on the <mark>wall</mark> &amp; the <mark>stones</mark>." in page


def test_words_of_a_rich_text_are_found_and_its_tags_are_not(client):
    body = "<h2>Rules &amp; <em>dates</em></h2><p>On <strong>Monday</strong><br>at the <a href='/en/visit/'>gate</a></p>"
    post("rules", ("en",), title_en="Spring", lead_en="", body_en=body)
    assert "Rules &amp; dates On <mark>Monday</mark> at the gate" in get(client, "monday")
    for word in ("strong", "href", "en/visit", "amp", "h2", "br"):
        assert group(get(client, word), "news") == []


@pytest.mark.parametrize(
    "text", ["стена", "СТЕНА", "Стены ПАМЯТИ".replace("Стены", "Стен"), "ёлка", "елка", "ЁЛКА"]
)
def test_cyrillic_is_folded(client, text):
    russian(title_ru="Стена памяти", lead_ru="У стены ёлка.", body_ru="")
    assert group(get(client, text, "ru"), "news") == ["/ru/news/soldiers/"]


@pytest.mark.parametrize("text", ["әлия", "ӘЛИЯ", "Қабырға"])
def test_kazakh_is_folded(client, text):
    post("kk", ("kk",), title_kk="Әлия қабырға алдында")
    assert group(get(client, text, "kk"), "news") == ["/kk/news/kk/"]


def test_a_text_of_another_language_is_labelled(client):
    russian(title_ru="Солдаты полка", lead_ru="Экскурсия.", body_ru="")
    page = get(client, "солдаты")
    assert '<li lang="ru">' in page
    assert "(in Russian)" in page
    assert "(in Russian)" not in get(client, "солдаты", "ru")


def test_the_language_of_the_page_wins_where_it_has_the_words(client):
    post("both", ("ru", "en"), title_ru="Музей ALZHIR", title_en="Museum ALZHIR")
    assert "Museum <mark>ALZHIR</mark>" in get(client, "alzhir")
    assert "Музей <mark>ALZHIR</mark>" in get(client, "alzhir", "ru")


def test_drafts_and_what_is_to_come_are_absent(client):
    post("draft", title_en="Marble", published_at=None)
    post("future", title_en="Marble", published_at=NOW + timedelta(hours=1))
    post("withdrawn", title_en="Marble", withdrawn=True)
    stone("hidden", name_en="Marble", is_published=False)
    make_tour("old", name_en="Marble", is_active=False)
    person("draft", en=("Marble", "Anna"), is_published=False)
    page = get(client, "Marble")
    assert [group(page, name) for name in ("persons", "news", "visit", "camp")] == [[]] * 4
    assert "Nothing found: “ Marble ”" in words(page)


def test_more_than_five_lead_to_pages_of_one_group(client):
    for number in range(23):
        post(f"marble-{number:02}", ("en",), title_en="Marble", published_at=NOW - timedelta(days=number))
    slugs = [f"/en/news/marble-{number:02}/" for number in range(23)]
    page = get(client, "marble")
    assert group(page, "news") == slugs[:5]
    assert 'href="/en/search/?q=marble&amp;in=news">All in “News”: 23</a>' in page
    first, second = (get(client, "marble", **{"in": "news", "page": number}) for number in (1, 2))
    assert (group(first, "news"), group(second, "news")) == (slugs[:20], slugs[20:])
    assert 'href="/en/search/?q=marble&amp;in=news&amp;page=2"' in first
    get(client, "marble", status=404, **{"in": "news", "page": 3})


@pytest.mark.parametrize(
    "data", [{"in": "secrets"}, {"in": "news", "page": "0"}, {"in": "news", "page": "abc"}]
)
def test_unknown_groups_and_pages_are_not_there(client, data):
    get(client, "marble", status=404, **data)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_without_words_there_is_the_form_alone(client, language):
    for text in ("", "   ", "%", "_", "\\", "' --", "&|!():*", "\0"):
        page = get(client, text, language)
        assert ("<h2" in re.search("<main.*</main>", page, re.DOTALL)[0]) is bool(text.strip(" \0"))
        assert get(client, text, language, **{"in": "news"})


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "мария " * 500, "\ud83d", "(((((", "[[[", "a{9999}", "\\y\\m"]
)
def test_any_text_is_answered(client, text):
    post()
    quoted = quote(text.encode(errors="surrogatepass"))
    assert client.get(f"/en/search/?q={quoted}").status_code == 200


def test_what_was_typed_is_shown_as_text(client):
    post(title_en="script")
    page = get(client, "<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert 'value="&lt;script&gt;' in page


def test_queries_do_not_grow_with_the_hits(client):
    counts = []
    for number in range(3):
        post(f"p-{number}", ("en",), title_en="Zorka")
        owner = person(f"z-{number}", ru=("Зорка", "Анна"))
        exhibit(f"x-{number}", [(owner, Role.OWNER)])
        donor(donation(f"d-{number}", persons=[owner]))
        if number in (0, 2):
            with CaptureQueriesContext(connection) as queries:
                get(client, "Zorka")
            counts.append(len(queries))
    assert Person.objects.count() == 3
    assert counts[0] == counts[1] <= 26


def test_every_page_leads_to_the_search(client):
    assert 'href="/ru/search/"' in client.get("/ru/news/").content.decode()
    page = get(client, "")
    assert 'href="/en/search/" aria-current="true"' in page
    assert '<meta name="robots" content="noindex">' in page


def test_the_search_only_reads(client):
    assert [client.generic(method, "/ru/search/").status_code for method in ("POST", "PUT", "DELETE")] == [
        405
    ] * 3
