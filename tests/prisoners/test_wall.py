import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prisoners.models import NameForm, Person
from prisoners.register import refresh

from .builders import mamayeva, person

pytestmark = pytest.mark.django_db


def get(client, query="", language="ru", status=200):
    response = client.get(f"/{language}/persons/wall/{query}")
    assert response.status_code == status
    return response.content.decode()


def wall(page):
    """[(heading, [names])] in the order of the page."""
    found = re.findall(r"<section.*?</section>", page[page.index('class="night wall-page"') :], re.DOTALL)
    return [
        (
            "".join(re.findall(r'<h2 id="letter-\d+">(\w)</h2>', each)),
            re.findall(r'<li><a href="/\w\w/persons/[\w-]+/">(?:<span lang="\w\w">)?([^<]+)', each),
        )
        for each in found
    ]


def many(count):
    """Generated persons with one name form each: Аба00000 ... under two letters."""
    persons = [Person(slug=f"p-{number:05}", is_published=True, is_generated=True) for number in range(count)]
    Person.objects.bulk_create(persons)
    forms = [
        NameForm(person=each, language="ru", surname="АБ"[place % 2] + word(place))
        for place, each in enumerate(persons)
    ]
    NameForm.objects.bulk_create(forms)
    refresh([each.pk for each in persons])


def word(number):
    return "".join("абвгдежзик"[int(digit)] for digit in f"{number:05}")


def test_wall_stands_by_letter_in_the_order_of_the_alphabet(client):
    for slug, name in (("b", "Яна"), ("d", "Әзиза"), ("c", "Азиза"), ("a", "Қамар"), ("e", "Кира")):
        person(slug, ru=(name,), kk=(name,))
    assert wall(get(client, language="kk")) == [
        ("А", ["Азиза"]),
        ("Ә", ["Әзиза"]),
        ("К", ["Кира"]),
        ("Қ", ["Қамар"]),
        ("Я", ["Яна"]),
    ]
    assert wall(get(client)) == [("А", ["Азиза", "Әзиза"]), ("К", ["Кира", "Қамар"]), ("Я", ["Яна"])]


def test_wall_holds_the_published_only_in_their_own_spelling(client):
    mamayeva()
    person("draft", ru=("Черновик",), is_published=False)
    assert wall(get(client, language="en")) == [("M", ["Mamayeva Raisa Moiseyevna"])]
    assert "1 name, to be read aloud." in get(client, language="en")


def test_name_of_another_language_says_which(client):
    person("shanina", ru=("Шанина", "Жанбике"))
    assert '<span lang="ru">Шанина Жанбике</span>' in get(client, language="en")


def test_one_letter_stands_alone(client):
    person("a", ru=("Азиза",))
    person("b", ru=("Яна",))
    page = get(client, "?letter=Я")
    assert wall(page) == [("Я", ["Яна"])]
    assert '<b aria-current="true">Я</b>' in page
    assert 'href="/ru/persons/wall/?letter=%D0%90"' in page


def test_empty_wall_and_empty_letter_say_so(client):
    assert "No names are published yet." in get(client, language="en")
    assert "No name begins with this letter." in get(client, "?letter=B", language="en")


@pytest.mark.parametrize(
    "query", ["?letter=", "?letter=1", "?letter=АБ", "?year=1905", "?colour=red", "?q=x"]
)
def test_unknown_filter_is_refused_visibly(client, query):
    page = get(client, query, language="en", status=404)
    assert "This choice is not known" in page


@pytest.mark.parametrize("text", ["0", "-1", "abc", "9" * 20, "2"])
def test_page_that_is_not_there_is_not_found(client, text):
    person("a", ru=("Азиза",))
    get(client, f"?page={text}", status=404)


def test_few_names_stand_on_one_page_and_many_on_several(client):
    many(600)
    page = get(client)
    assert [(letter, len(names)) for letter, names in wall(page)] == [("А", 300), ("Б", 300)]
    assert 'class="pages"' not in page
    person("last", ru=("Яна",))
    page = get(client)
    assert 'rel="next" href="/ru/persons/wall/?page=2"' in page
    assert wall(get(client, "?page=2")) == [("Я", ["Яна"])]
    assert [(letter, len(names)) for letter, names in wall(get(client, "?letter=А"))] == [("А", 300)]


def queries(client):
    with CaptureQueriesContext(connection) as captured:
        get(client)
    return len(captured)


def test_query_count_does_not_grow_with_the_persons(client):
    person("a", ru=("Азиза",))
    few = queries(client)
    person("b", ru=("Яна",))
    person("c", ru=("Кира",))
    assert queries(client) == few <= 5
