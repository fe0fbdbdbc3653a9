"""The list of the collection: filters with counts, a search, pages."""

import re
from html import unescape
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from exhibits import filters
from exhibits.models import Exhibit, Location, Originality, Role
from pictures.models import Picture
from tests.exhibits.builders import exhibit, hall, kind
from tests.prisoners.builders import person

pytestmark = pytest.mark.django_db


def get(client, query="", language="en", status=200, path="exhibits/"):
    response = client.get(f"/{language}/{path}{query}")
    assert response.status_code == status
    return response.content.decode()


def tiles(page):
    return re.findall(r'<li class="exhibit-tile">\s*<a href="/\w\w/exhibits/([^/]+)/"', page)


def words(page):
    main = re.search(r"<main.*</main>", page, re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def offers(page):
    """{label: [(address, text, count), ...]}."""
    found = {}
    box = re.search(r'<details class="filters".*?</details>', page, re.DOTALL)
    for label, rows in re.findall(r"<h2>(.*?)</h2>\s*<ul>(.*?)</ul>", box[0] if box else "", re.DOTALL):
        links = re.findall(r'<a href="([^"]+)">([^<]+)</a> <span class="meta">(\d+)</span>', rows)
        found[label] = [
            (unescape(address), unescape(text).strip(), int(count)) for address, text, count in links
        ]
    return found


def four():
    """A letter and a photograph of the thirties in a hall, an undated copy, a spoon of 1937-1942 that is linked."""
    here, owner = hall(), person("zorka", ru=("Зорка", "София"), en=("Zorka", "Sophia"))
    shown = {"hall": here, "location": Location.DISPLAY}
    photo = kind("photograph", name_en="photograph", name_ru="фотография", name_kk="фотосурет")
    exhibit("letter", kind=kind(), earliest=1939, latest=1939, originality=Originality.ORIGINAL, **shown)
    exhibit("photo", kind=photo, earliest=1931, title_en="A photo", originality=Originality.COPY, **shown)
    exhibit("copy", kind=kind(), title_en="Copy", originality=Originality.COPY, hall=here, location="storage")
    exhibit("spoon", [(owner, Role.OWNER), (owner, Role.MAKER)], earliest=1937, latest=1942, title_en="Spoon")


def test_list_is_in_the_order_of_the_alphabet_of_the_page(client):
    exhibit("a", title_kk="Ұршық", title_ru="Веретено", title_en="Spindle")
    exhibit("b", title_kk="Қасық", title_ru="Ложка", title_en="Spoon")
    exhibit("c", title_kk="Алаша", title_ru="Половик", title_en="Rug")
    assert [tiles(get(client, language=code)) for code in ("kk", "ru", "en")] == [
        ["c", "b", "a"],
        ["a", "b", "c"],
        ["c", "a", "b"],
    ]


def test_tile_has_the_picture_or_the_plate(client):
    picture = Picture.objects.create(file="x.jpg", width=40, height=30, alt_en="A letter")
    exhibit("with", title_en="A").media.create(picture=picture)
    exhibit("without", title_en="B", kind=kind())
    with_picture, without = get(client).split('<li class="exhibit-tile">')[1:]
    assert ("<img" in with_picture, "exhibit-plate" in with_picture) == (True, False)
    assert ("<img" in without, "exhibit-plate" in without) == (False, True)


NARROWED = {
    "?kind=letter": ["copy", "letter"],
    "?hall=alzhir": ["photo", "letter"],
    "?person=zorka": ["spoon"],
    "?originality=copy": ["photo", "copy"],
    "?decade=1930s": ["photo", "letter", "spoon"],
    "?decade=1940s": ["spoon"],
    "?decade=undated": ["copy"],
    "?decade=1950s": [],
    "?kind=letter&decade=1930s": ["letter"],
    "?kind=letter&hall=alzhir&utm_source=x": ["letter"],
    "?q=zorka": ["spoon"],
    "?q=letter&originality=copy": ["copy"],
    "?q=+": ["photo", "copy", "letter", "spoon"],
}


def test_filters_narrow_the_list(client):
    four()
    assert {query: tiles(get(client, query)) for query in NARROWED} == NARROWED


def test_filters_have_counts_of_what_the_other_choices_leave(client):
    four()
    assert offers(get(client)) == {
        "Kind of object": [("/en/exhibits/?kind=letter", "letter", 2), ("/en/exhibits/?kind=photograph", "photograph", 1)],
        "On display in": [("/en/exhibits/?hall=alzhir", "Hall “ALZHIR”", 2)],
        "Linked person": [("/en/exhibits/?person=zorka", "Sophia Zorka", 1)],
        "Decade": [
            ("/en/exhibits/?decade=1930s", "1930s", 3),
            ("/en/exhibits/?decade=1940s", "1940s", 1),
            ("/en/exhibits/?decade=undated", "no close date", 1),
        ],
        "Original or copy": [
            ("/en/exhibits/?originality=original", "original", 1),
            ("/en/exhibits/?originality=copy", "copy", 2),
        ],
    }  # fmt: skip
    assert offers(get(client, "?originality=copy&q=copy")) == {
        "Kind of object": [("/en/exhibits/?q=copy&kind=letter&originality=copy", "letter", 1)],
        "Decade": [("/en/exhibits/?q=copy&decade=undated&originality=copy", "no close date", 1)],
    }


def test_each_count_is_the_length_of_its_list(client):
    four()
    for values in offers(get(client)).values():
        for address, _, count in values:
            assert len(tiles(client.get(address).content.decode())) == count


def test_chosen_filters_and_the_search_can_be_removed(client):
    four()
    page = get(client, "?q=letter&kind=letter&decade=1930s")
    chosen = re.search(r'<ul class="chosen".*?</ul>', page, re.DOTALL)[0]
    assert [unescape(address) for address in re.findall(r'href="([^"]+)"', chosen)] == [
        "/en/exhibits/?kind=letter&decade=1930s",
        "/en/exhibits/?q=letter&decade=1930s",
        "/en/exhibits/?q=letter&kind=letter",
        "/en/exhibits/",
    ]
    assert re.findall(r'<input type="hidden" name="(\w+)" value="(\w+)">', page) == [
        ("kind", "letter"),
        ("decade", "1930s"),
    ]


UNKNOWN = [
    "?kind=spoon",
    "?kind=",
    "?kind=letter%00",
    "?hall=x",
    "?person=hidden",
    "?decade=193",
    "?decade=19300s",
    "?decade=1935s",
    "?decade=١٩٣٠s",
    "?originality=fake",
    "?kind=letter&kind=photograph",
    "?color=red",
    "?showcase=3",
]


def test_unknown_filters_are_refused_by_a_page_that_names_them(client):
    exhibit(kind=kind(), persons=[(person("hidden", is_published=False), Role.OWNER)])
    for query in UNKNOWN:
        page = get(client, query, status=404)
        assert "This choice is not known" in page, query
        assert tiles(page) == [], query
        assert 'href="/en/exhibits/">The whole collection</a>' in page, query


def test_pages_that_are_not_there(client):
    exhibit()
    numbers = ["0", "-1", "abc", "1" + "0" * 20, "2", "999999", "", "١"]
    answers = {number: client.get(f"/en/exhibits/?page={number}").status_code for number in numbers}
    assert answers == dict.fromkeys(numbers, 404)


def test_pages_follow_each_other(client):
    made = [exhibit(f"x-{number:02}", title_en=f"Letter {chr(97 + number)}") for number in range(25)]
    first, second = get(client), get(client, "?page=2")
    assert tiles(first) + tiles(second) == [record.slug for record in made]
    assert 'rel="next" href="/en/exhibits/?page=2"' in first
    assert 'rel="prev" href="/en/exhibits/"' in second
    assert f'<link rel="canonical" href="{settings.SITE_URL}/en/exhibits/?page=2">' in second
    found = get(client, "?q=letter&page=2")
    assert tiles(found) == ["x-24"]
    assert 'rel="prev" href="/en/exhibits/?q=letter"' in found
    get(client, "?q=letter&page=3", status=404)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_empty_states(client, language):
    empty = get(client, language=language)
    exhibit()
    none, nothing = get(client, "?decade=1950s", language), get(client, "?q=xyzxyz", language)
    for page in (empty, none, nothing):
        assert tiles(page) == []
        assert '<meta name="robots" content="noindex">' in page
    if language == "en":
        assert "No objects of the collection are published yet." in words(empty)
        assert "No object matches all of these choices." in words(none)
        assert "Nothing in the collection was found by “ xyzxyz ”." in words(nothing)


def test_held_back_records_are_in_no_list_and_no_count(client):
    hidden = person("hidden", en=("Secret", "Anna"), is_published=False)
    exhibit("shown", kind=kind(), earliest=1939)
    exhibit("hers", [(hidden, Role.OWNER)], kind=kind("medal", name_en="medal"), earliest=1950, hall=hall())
    exhibit("draft", kind=kind("coat", name_en="coat"), is_published=False, earliest=1960)
    page = get(client)
    assert tiles(page) == ["shown"]
    assert offers(page) == {
        "Kind of object": [("/en/exhibits/?kind=letter", "letter", 1)],
        "Decade": [("/en/exhibits/?decade=1930s", "1930s", 1)],
    }
    assert "Secret" not in page
    assert "1 object" in words(page)
    assert "medal" not in get(client, path="exhibits/by/kind/")


def test_more_than_twelve_values_have_a_page_of_their_own(client):
    for number in range(13):
        letter = chr(97 + number)
        exhibit(
            f"x-{number}",
            kind=kind(f"k-{number:02}", name_en=f"{letter}-kind"),
            originality="copy",
            earliest=1800 + 10 * number,
        )
    exhibit("more", kind=kind("k-12"), earliest=1920)
    page = get(client, "?originality=copy")
    assert [text for _, text, _ in offers(page)["Kind of object"]] == [
        f"{chr(97 + n)}-kind" for n in range(12)
    ]
    assert 'href="/en/exhibits/by/kind/?originality=copy">Show all</a>' in page
    assert 'href="/en/exhibits/by/decade/?originality=copy">Show all</a>' in page
    assert [text for _, text, _ in offers(get(client))["Decade"]][-2:] == ["1900s", "1920s"]
    every = get(client, "?originality=copy", path="exhibits/by/kind/")
    assert re.findall(
        r'kind=([\w-]+)&amp;originality=copy">(\w-kind)\s*</a> <span class="meta">1<', every
    ) == [(f"k-{number:02}", f"{chr(97 + number)}-kind") for number in range(13)]
    assert "1920s" in get(client, path="exhibits/by/decade/")
    get(client, path="exhibits/by/originality/", status=404)
    get(client, "?kind=unknown", path="exhibits/by/kind/", status=404)


DECADES = {
    (1937, 1942): ["1930s", "1940s"],
    (1939, None): ["1930s"],
    (None, 1938): ["1930s"],
    (None, None): ["undated"],
    (1900, 1950): ["undated"],
    (1900, 1949): ["1900s", "1910s", "1920s", "1930s", "1940s"],
    (990, 1005): ["early", "1000s"],
    (-500, -480): ["early"],
    (-500, 1900): ["undated"],
}


def test_decades_of_years():
    found = {}
    for years in DECADES:
        assert filters.decades_of(*years) == DECADES[years]
        made = exhibit(f"of-{len(found)}", earliest=years[0], latest=years[1])
        found[made.pk] = years, []
    for value in [*filters.DECADE_TEXTS, *(f"{year}s" for year in range(1000, 2030, 10))]:
        for pk in filters.of_decade(Exhibit.objects.public(), value).values_list("pk", flat=True):
            found[pk][1].append(value)
    assert {years: sorted(values) for years, values in found.values()} == {
        years: sorted(values) for years, values in DECADES.items()
    }


def test_filters_stand_once_in_their_order():
    kind(), hall()
    query = QueryDict("originality=copy&decade=1930s&kind=letter&page=2")
    assert list(filters.chosen(query, "en")) == ["kind", "decade", "originality"]


ODD = ["%", "_", "\\", "' OR 1=1--", "&|!():*", "\0", "a" * 10_000, "мария " * 500, "\ud83d", "<b>"]


def test_any_text_is_answered(client):
    exhibit()
    for text in ODD:
        page = get(client, f"?q={quote(text.encode(errors='surrogatepass'))}")
        assert "<b><b>" not in page


def test_queries_do_not_grow(client):
    counts = {}
    for number in range(3):
        owner = person(f"p-{number}", ru=(f"Зорка{number}", "Анна"))
        record = exhibit(f"x-{number}", [(owner, Role.OWNER)], kind=kind(f"k-{number}"), originality="copy")
        record.media.create(picture=Picture.objects.create(file=f"{number}.jpg", width=40, height=30))
        if number == 1:
            continue
        for query in ("", "?originality=copy&decade=undated", "?q=letter"):
            with CaptureQueriesContext(connection) as queries:
                assert len(tiles(get(client, query))) == number + 1
            counts.setdefault(query, []).append(len(queries))
    assert [one == three for one, three in counts.values()] == [True] * 3
    assert max(max(pair) for pair in counts.values()) <= 16


def test_the_list_only_reads(client):
    assert [client.generic(method, "/ru/exhibits/").status_code for method in ("POST", "PUT", "DELETE")] == [
        405
    ] * 3


def test_menu_has_six_words_and_the_search_stands_beside_the_languages(client):
    page = get(client)
    menu = re.search(r'<nav class="menu".*?</nav>', page, re.DOTALL)[0]
    assert re.findall(r">([\w ]+)</a>", menu) == [
        "Your visit",
        "Tours",
        "Names",
        "The camp",
        "Collection",
        "News",
    ]
    assert 'href="/en/exhibits/" aria-current="true">Collection</a>' in menu
    assert '<a class="to-search" href="/en/search/">Search</a>' in page
