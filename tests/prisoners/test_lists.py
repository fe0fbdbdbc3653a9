import re
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags
from django.utils.translation import ngettext, override

from prisoners import filters, roll
from prisoners.models import Nationality, Person, Place, Profession

from .builders import fact, mamayeva, person, together

pytestmark = pytest.mark.django_db


def get(client, query="", language="en", status=200):
    response = client.get(f"/{language}/persons/{query}")
    assert response.status_code == status
    return response.content.decode()


def names_in(page):
    """The listed names, in the order of the page."""
    return re.findall(r'href="/\w\w/persons/[\w-]+/"><b>(?:<span lang="\w\w">)?([^<]+)', page)


def words(html):
    return " ".join(strip_tags(html).split())


def letters_in(page):
    """{letter: (address, what is said)} of the letters that are links."""
    bar = page[page.index('<nav class="letters"') :].partition("</nav>")[0]
    found = re.findall(r'<a href="([^"]+)">(\w)(<span.*?</span>)', bar)
    return {letter: (unquote(address), words(said)) for address, letter, said in found}


def offers(page):
    """{filter: [(value, count, address)]}."""
    box = page.partition('<details class="filters"')[2].partition("</details>")[0]
    return {
        words(label): [
            (words(value), int(count), unquote(address).replace("&amp;", "&"))
            for address, value, count in re.findall(
                r'<a href="([^"]+)">([^<]*)</a> <span class="meta">(\d+)<', rest
            )
        ]
        for label, rest in re.findall(r"<h2>(.*?)</h2>(.*?)</section>", box, re.DOTALL)
    }


def chosen(page):
    """[(words, the address without it)]."""
    box = page.partition('<ul class="chosen"')[2].partition("</ul>")[0]
    return [
        (words(text), unquote(address).replace("&amp;", "&"))
        for address, text in re.findall(r'<a href="([^"]+)"><span>([^<]*<b>[^<]*</b>)</span>', box)
    ]


@together()
def three():
    """Three persons with nationality, birthplace, profession and birth: Азиза, Анна, Борисова."""
    koreans = Nationality.objects.create(slug="koreans", name_en="Koreans", name_ru="Корейцы")
    germans = Nationality.objects.create(slug="germans", name_en="Germans", name_ru="Немцы")
    omsk = Place.objects.create(slug="omsk", name_en="Omsk", name_ru="Омск")
    singer = Profession.objects.create(slug="singer", name_en="Singer", name_ru="Певица")
    for slug, name, nation, birth in (
        ("aziza", "Азиза", koreans, "1905"),
        ("anna", "Анна", koreans, "1909-04-04"),
        ("boris", "Борисова", germans, "191X"),
    ):
        made = person(slug, ru=(name,), en=(name,))
        fact(made, "birth", birth, place=omsk if slug != "anna" else None)
        fact(made, "nationality", nationality=nation)
        if slug == "anna":
            fact(made, "profession", profession=singer)


def test_list_stands_in_the_order_of_the_alphabet(client):
    with together():
        for slug, name in (("b", "Яна"), ("d", "Әзиза"), ("c", "Азиза"), ("a", "Қамар"), ("e", "Кира")):
            person(slug, ru=(name,), kk=(name,))
    page = get(client, language="kk")
    assert names_in(page) == ["Азиза", "Әзиза", "Кира", "Қамар", "Яна"]
    assert list(letters_in(page)) == ["А", "Ә", "К", "Қ", "Я"]
    assert list(letters_in(get(client, language="ru"))) == ["А", "К", "Я"]


def test_same_names_stand_in_the_order_of_their_addresses(client):
    for slug in ("b", "c", "a"):
        person(slug, ru=("Иванова", "Анна"))
    addresses = re.findall(r'href="/ru/persons/(\w)/"><b>', get(client, language="ru"))
    assert addresses == ["a", "b", "c"]


def test_each_language_shows_its_own_names_surname_first(client):
    mamayeva()
    assert names_in(get(client)) == ["Mamayeva Raisa Moiseyevna"]
    assert names_in(get(client, language="ru")) == ["Мамаева Раиса Моисеевна"]


def test_item_tells_years_fate_and_dispute(client):
    made = mamayeva(is_disputed=True)
    fact(made, "death", "1975~")
    page = words(get(client).partition('<ol class="person-list"')[2].partition("</ol>")[0])
    assert page.endswith("Mamayeva Raisa Moiseyevna 1900–~1975 disputed Orientalist, sinologist.")


def test_name_of_another_language_is_labelled(client):
    person("shanina", ru=("Шанина", "Жанбике"))
    page = get(client)
    assert '<b><span lang="ru">Шанина Жанбике</span></b>' in page
    assert "(in Russian)" in page
    assert "(in Russian)" not in get(client, language="ru")


@pytest.mark.parametrize("query", ["", "?letter=Ю"])
def test_list_leads_to_what_a_relative_may_send(client, query):
    html = client.get(f"/en/persons/{query}").content.decode()
    ways = html.partition('aria-labelledby="more"')[2].partition("</section>")[0]
    form = "/en/persons/contribute/"
    assert re.findall('href="([^"]+)"', ways) == [
        form,
        *(f"{form}?kind={kind}" for kind in ("photos", "object", "request")),
    ]
    assert f'<li><a href="{form}">Tell us about a relative</a></li>' in html


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("persons/?letter=M", "persons/"),
        ("persons/?letter=M&year=1900s", "persons/?year=1900s"),
        ("persons/?year=1900s", "persons/?year=1900s"),
        ("persons/wall/?letter=M", "persons/wall/"),
    ],
)
def test_letter_is_left_where_the_language_changes(client, query, there):
    html = client.get(f"/en/{query}").content.decode()
    switch = re.findall(r'<a href="([^"]+)" lang="\w\w" hreflang="(\w\w)"', html)
    assert [(path, code) for path, code in switch if code != "en"] == [
        (f"/kk/{there}", "kk"),
        (f"/ru/{there}", "ru"),
    ]


def test_unpublished_are_neither_listed_nor_counted(client):
    three()
    Person.objects.filter(slug="boris").update(is_published=False)
    page = get(client)
    assert names_in(page) == ["Азиза", "Анна"]
    assert "2 names" in page
    assert offers(page) == {
        "Nationality": [("Koreans", 2, "/en/persons/?nationality=koreans")],
        "Place of birth": [("Omsk", 1, "/en/persons/?birthplace=omsk")],
        "Year of birth": [("1900s", 2, "/en/persons/?year=1900s")],
        "Profession": [("Singer", 1, "/en/persons/?profession=singer")],
    }


def test_empty_list_says_so(client):
    page = get(client)
    assert "No names are published yet." in page
    assert letters_in(page) == {}
    assert offers(page) == {}


NARROWED = [
    ("?letter=А", ["Азиза", "Анна"]),
    ("?letter=Б", ["Борисова"]),
    ("?letter=Я", []),
    ("?nationality=koreans", ["Азиза", "Анна"]),
    ("?birthplace=omsk", ["Азиза", "Борисова"]),
    ("?year=1905", ["Азиза"]),
    ("?year=1909", ["Анна"]),
    ("?year=1900s", ["Азиза", "Анна"]),
    ("?year=1910s", ["Борисова"]),
    ("?year=1820s", []),
    ("?profession=singer", ["Анна"]),
    ("?letter=А&nationality=koreans&birthplace=omsk", ["Азиза"]),
    ("?year=1900s&nationality=germans", []),
    ("?utm_source=letter&q=&page=1", ["Азиза", "Анна", "Борисова"]),
]


def test_filters_narrow_the_list(client):
    three()
    for query, names in NARROWED:
        assert (query, names_in(get(client, query, language="ru"))) == (query, names)
        assert (query, "Remove one of them" in get(client, query)) == (query, not names)


def test_counts_beside_values_are_those_of_the_other_choices(client):
    three()
    page = get(client, "?nationality=koreans&letter=А", language="ru")
    assert names_in(page) == ["Азиза", "Анна"]
    assert offers(get(client, "?nationality=koreans&year=1900s"))["Place of birth"] == [
        ("Omsk", 1, "/en/persons/?nationality=koreans&birthplace=omsk&year=1900s")
    ]
    assert letters_in(get(client, "?birthplace=omsk", language="ru")) == {
        "А": ("/ru/persons/?letter=А&birthplace=omsk".replace("&", "&amp;"), letters_said("1")),
        "Б": ("/ru/persons/?letter=Б&birthplace=omsk".replace("&", "&amp;"), letters_said("1")),
    }


def letters_said(count):
    """What is said after a letter, in the language of the catalogue."""
    with override("ru"):
        return ", " + ngettext("%(count)s name", "%(count)s names", int(count)) % {"count": count}


def test_choices_stand_with_links_to_take_each_away(client):
    three()
    page = get(client, "?letter=А&nationality=koreans&year=1905", language="en")
    assert chosen(page) == [
        ("Letter: А", "/en/persons/?nationality=koreans&year=1905"),
        ("Nationality: Koreans", "/en/persons/?letter=А&year=1905"),
        ("Year of birth: 1905", "/en/persons/?letter=А&nationality=koreans"),
    ]
    assert set(offers(page)) == {"Place of birth"}
    assert chosen(get(client)) == []


def test_guests_and_other_scripts_have_their_letters(client):
    person("a", ru=("Әзиза",), en=("Aziza",))
    person("b", ru=("Łucja",), kk=("Łucja",))
    person("c", ru=("שרה",))
    assert list(letters_in(get(client, language="ru"))) == ["А", "L"]
    assert names_in(get(client, "?letter=А", language="ru")) == ["Әзиза"]
    assert names_in(get(client, "?letter=L", language="ru")) == ["Łucja"]
    assert list(letters_in(get(client, language="en"))) == ["A", "L"]
    assert names_in(get(client, language="en")) == ["Aziza", "Łucja", "שרה"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_letters_follow_each_other_without_gap(language):
    found = filters.letters(language)
    assert [each.past for each in found[:-1]] == [each.first for each in found[1:]]
    assert [each.letter for each in found][: len(filters.alphabets.letters(language))] == (
        filters.alphabets.letters(language)
    )


UNKNOWN = [
    "?colour=red",
    "?letter=",
    "?letter=АБ",
    "?letter=1",
    "?letter=%00",
    "?letter=А&letter=Б",
    "?nationality=martians",
    "?nationality=",
    "?nationality=%00koreans",
    "?birthplace=' OR 1=1--",
    "?profession=" + "x" * 5000,
    "?year=1905x",
    "?year=0",
    "?year=190",
    "?year=１９０５",
    "?year=1905s",
    "?year=99999999999999999999",
    "?page=1&utm=2",
]


def test_unknown_filter_is_refused_visibly(client):
    three()
    for query in UNKNOWN:
        page = get(client, query, status=404)
        assert "This choice is not known" in page, query
        assert (query, names_in(page)) == (query, [])
        assert 'href="/en/persons/"' in page, query
        assert len(page) < 20_000, query


def test_refusal_names_what_is_not_known_as_text(client):
    assert "there is no such choice" in get(client, "?<b>x=1", status=404)
    page = get(client, "?nationality=<b>martians", status=404)
    assert "“nationality”" in page
    assert "<bdi>&lt;b&gt;martians</bdi>" in page


def test_page_that_is_not_there_is_not_found(client):
    three()
    for text in ("0", "-1", "abc", "", "1.5", "²", "9" * 20, "2"):
        assert (text, client.get(f"/en/persons/?page={text}").status_code) == (text, 404)


def test_list_is_split_into_pages_with_plain_links(client):
    with together():
        for number in range(61):
            person(f"p-{number:02}", ru=(f"Анна {chr(0x430 + number % 30)}{chr(0x430 + number // 30)}",))
        person("z", ru=("Яна",))
    first = get(client, language="ru")
    assert len(names_in(first)) == 60
    assert 'rel="next" href="/ru/persons/?page=2"' in first
    assert 'rel="prev"' not in first
    second = get(client, "?page=2", language="ru")
    assert len(names_in(second)) == 2
    assert 'rel="prev" href="/ru/persons/"' in second
    assert '<ol class="person-list" start="61">' in second
    assert 'rel="canonical" href="http://127.0.0.1:8000/ru/persons/?page=2"' in second
    assert set(names_in(first)) & set(names_in(second)) == set()
    narrowed = get(client, "?letter=А", language="ru")
    assert 'rel="next" href="/ru/persons/?letter=%D0%90&amp;page=2"' in narrowed
    assert len(names_in(get(client, "?letter=А&page=2", language="ru"))) == 1


def test_only_the_commonest_values_are_offered(client):
    with together():
        for number in range(14):
            place = Place.objects.create(slug=f"place-{number:02}", name_en=f"Place {number}")
            for twin in range(2 if number == 13 else 1):
                fact(person(f"p-{number}-{twin}"), "birth", "1905", place=place)
    page = get(client)
    values = offers(page)["Place of birth"]
    assert [value for value, count, address in values][:2] == ["Place 13", "Place 0"]
    assert len(values) == roll.SHOWN_VALUES
    assert 'href="/en/persons/by/birthplace/">Show all</a>' in page
    assert "Show all" not in get(client, "?letter=M")


def all_values(client, name, query="", language="en"):
    """[(value, address, count)] of the page that shows all values of a filter."""
    page = get(client, f"by/{name}/{query}", language=language)
    box = page.partition('<ul class="choices">')[2].partition("</ul>")[0]
    found = re.findall(r'<a href="([^"]+)">([^<]*)</a> <span class="meta">(\d+)<', box)
    return [
        (words(value), unquote(address).replace("&amp;", "&"), int(count)) for address, value, count in found
    ]


def test_all_values_of_a_filter_stand_in_the_order_of_the_alphabet(client):
    three()
    Nationality.objects.create(slug="nobody", name_en="Nobody")
    assert all_values(client, "nationality") == [
        ("Germans", "/en/persons/?nationality=germans", 1),
        ("Koreans", "/en/persons/?nationality=koreans", 2),
    ]
    assert all_values(client, "nationality", language="ru") == [
        ("Корейцы", "/ru/persons/?nationality=koreans", 2),
        ("Немцы", "/ru/persons/?nationality=germans", 1),
    ]
    assert all_values(client, "nationality", "?birthplace=omsk&year=1900s") == [
        ("Koreans", "/en/persons/?nationality=koreans&birthplace=omsk&year=1900s", 1),
    ]
    assert all_values(client, "profession", "?year=1820s") == []


@pytest.mark.parametrize("path", ["by/letter/", "by/year/", "by/colour/", "by/nationality/?colour=red"])
def test_values_of_what_is_no_shared_filter_are_not_found(client, path):
    get(client, path, status=404)


@pytest.mark.parametrize("query", ["?q=Mamayeva&letter=M", "?q=Mamayeva&colour=red"])
def test_search_refuses_filters_that_it_does_not_know(client, query):
    mamayeva()
    assert "This choice is not known" in get(client, query, status=404)


def test_search_beside_a_filter_is_answered_by_the_search(client):
    mamayeva()
    page = get(client, "?q=Mamayeva")
    assert names_in(page) == ["Mamayeva Raisa Moiseyevna"]
    assert '<meta name="robots" content="noindex">' in page
    assert "noindex" not in get(client)


@pytest.mark.parametrize("address", ["/en/persons/", "/en/persons/wall/", "/en/persons/?letter=A"])
def test_lists_only_read_and_set_no_cookie(client, address):
    mamayeva()
    response = client.get(address)
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert "csrfmiddlewaretoken" not in response.content.decode()
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)(address).status_code == 405
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")


def queries(client, query=""):
    with CaptureQueriesContext(connection) as captured:
        get(client, query)
    return len(captured)


def test_query_count_does_not_grow_with_the_persons(client):
    addresses = ("", "?letter=А", "?nationality=koreans", "?nationality=koreans&birthplace=omsk&year=1900s")
    three()
    Person.objects.exclude(slug="aziza").delete()
    few = [queries(client, address) for address in addresses]
    with together():
        for number in range(2):
            made = person(f"p-{number}", en=(f"Анна {number}",))
            fact(made, "birth", "1901", place=Place.objects.get(slug="omsk"))
            fact(made, "nationality", nationality=Nationality.objects.get(slug="koreans"))
    assert [queries(client, address) for address in addresses] == few
    assert max(few) <= 12
