"""Finding a name over HTTP: the groups, the reasons, the page that found nothing, and bad inputs."""

import re
import time
from html import unescape
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prisoners.models import Equivalent, Person

from .builders import fact, form, mamayeva, person, together

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")

# Issue: each of these finds the right woman in the first group, in each interface language.
SPELLINGS = {
    "mamayeva-raisa": [
        "Мамаева", "Mamayeva", "Mamaeva", "Mamajewa", "Mamaiewa", "Raisa Mamaeva", "мамаева раиса",
    ],
    "choi-evgeniya": ["Choi", "Tsoi", "Цой", "Yevgenia Choi", "Openko"],
    "ryskulova-aziza": ["Ryskulova", "Рысқұлова", "Ryskulowa", "Rysqulova"],
    "raiss-lotta": ["Рейсс Лотта", "Reiss", "Raiss"],
    "zorka-sophia": ["Зорка", "Sorka"],
    "grabskaya-irina": ["Grabska", "Грабская"],
}  # fmt: skip
WANTED = {text: [slug] for slug, texts in SPELLINGS.items() for text in texts}


def get(client, query, language="en", status=200, **data):
    response = client.get(f"/{language}/persons/", {"q": query, **data})
    assert response.status_code == status
    return response.content.decode()


def group(page, name):
    """The slugs of a group, in order."""
    found = re.search(rf'<section aria-labelledby="{name}">.*?</section>', page, re.DOTALL)
    return re.findall(r'<li>\s*<a href="/\w\w/persons/([\w-]+)/">', found[0]) if found else []


def words(page):
    """What is read on the page, in one line."""
    main = re.search(r"<main.*</main>", page, re.DOTALL)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_every_spelling_finds_the_right_woman_of_the_demo(client):
    call_command("loaddata", "prisoners/fixtures/demo.json", "prisoners/fixtures/camp.json", verbosity=0)
    for language in LANGUAGES:
        found = {text: group(get(client, text, language), "same")[:1] for text in WANTED}
        assert found == WANTED
        page = get(client, "Seribriakowa", language)
        assert group(page, "same")[:1] + group(page, "similar")[:1] == ["serebryakova-galina"]


def test_groups_have_their_counts_and_each_hit_its_reason(client):
    mamayeva()
    person("mamina", ru=("Мамина",))
    page = get(client, "Мамаевы", "ru")
    assert group(page, "same") == ["mamayeva-raisa"]
    read = words(get(client, "Mamajewa"))
    assert "The same name 1 person" in read
    assert "the same name in another spelling: Мамаева = Mamajewa" in read
    assert "Orientalist, sinologist." in read
    assert "born 1900" in read


def test_a_hit_shows_the_form_that_matched_with_its_kind_and_language(client):
    made = mamayeva()
    form(made, "Рабинович", "Раиса", kind="maiden")
    page = get(client, "Rabinowicz")
    assert '<bdi lang="ru">Рабинович Раиса</bdi>' in page
    assert "Рабинович Раиса (maiden name)" in words(page)
    assert "Mamayeva Raisa Moiseyevna" in words(page)


def test_the_stored_name_stands_on_the_page_of_another_language(client):
    person("shanina", ru=("Шанина", "Жанбике"))
    page = get(client, "Shanina")
    assert '<b lang="ru">Шанина Жанбике</b>' in page
    assert "(in Russian)" in page


def test_equivalent_and_similar_names_say_so(client):
    Equivalent.objects.all().delete()
    Equivalent.objects.create(kind="surname", forms="Ли Rhee")
    person("li", ru=("Ли", "Анна"))
    assert "equivalent names: Ли = Rhee" in words(get(client, "Rhee"))
    person("serebryakova", ru=("Серебрякова",))
    read = words(get(client, "Seribrikova"))
    assert "Similar names 1 person" in read
    assert "a similar name: Серебрякова ≈ Seribrikova" in read
    assert "Nobody is recorded under “ Seribrikova ” itself." in read


def test_a_missing_part_and_a_year_are_told(client):
    made = person()
    fact(made, "arrest", "1937-12-05")
    assert "not in this record: Zoya" in words(get(client, "Мамаева Zoya"))
    assert "1937: arrested" in words(get(client, "Mamaeva 1937"))
    read = words(get(client, "Mamaeva 1950"))
    assert "The same name, without this year" in read
    assert "No record of this name has this year in it." in read
    assert "This year in the record 1 person" in words(get(client, "1937"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_found_says_what_that_means_and_leads_to_a_request(client, language):
    person()
    page = get(client, "Кузнецова 1911", language)
    address = f"/{language}/persons/contribute/?kind=request&amp;name=%D0%9A%D1%83%D0%B7"
    assert f'<a class="btn" href="{address}' in page
    link = unescape(re.search(rf'href="({re.escape(address)}[^"]+)"', page)[1])
    assert client.get(link).status_code == 200
    assert "Кузнецова → Kuznetsova" in words(page)
    assert f'href="/{language}/persons/?q=%D0%9A%D1%83%D0%B7%D0%BD%D0%B5%D1%86%D0%BE%D0%B2%D0%B0"' in page
    assert group(page, "same") + group(page, "similar") == []


def test_nothing_found_says_that_she_may_have_been_there(client):
    read = words(get(client, "Kuznetsowa Anna"))
    assert "does not mean that she was not there" in read
    assert "Kuznetsowa → Кузнецова" in read
    assert "You can also try: Kuznetsowa Anna" in read


def test_the_query_is_kept_and_the_page_is_not_indexed(client):
    page = get(client, 'Mamaeva "R"')
    assert 'name="q" type="search" value="Mamaeva &quot;R&quot;"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<link rel="canonical" href="http://127.0.0.1:8000/en/persons/">' in page


def test_many_of_one_name_stand_on_pages(client):
    with together():
        for number in range(23):
            person(f"p-{number:02}", ru=("Цой", "Анна" + "абвгдежзиклмнопрстуфхцчшщ"[number]))
    first, second = get(client, "Цой", "ru"), get(client, "Цой", "ru", page=2)
    slugs = [f"p-{number:02}" for number in range(23)]
    assert (group(first, "same"), group(second, "same")) == (slugs[:20], slugs[20:])
    assert '<ol class="person-list" start="21">' in second
    assert 'href="/ru/persons/?q=%D0%A6%D0%BE%D0%B9&amp;page=2"' in first
    assert 'href="/ru/persons/?q=%D0%A6%D0%BE%D0%B9"' in second
    get(client, "Цой", "ru", status=404, page=3)


@pytest.mark.parametrize("number", ["0", "-1", "abc", "10" * 10, "²"])
def test_pages_that_are_no_pages_are_not_there(client, number):
    get(client, "Цой", status=404, page=number)


def test_who_is_not_published_appears_nowhere(client):
    made = mamayeva(is_published=False)
    for text in ("Мамаева", "Мамерва", "1900", "Раиса"):
        page = get(client, text)
        assert made.slug not in page
        assert "Nothing found" in words(page)


def test_any_sign_is_ordinary(client):
    mamayeva()
    for text in ("\0", "%", "_", "\\", "' OR 1=1--", "&|!():*", "\u202e", "\ud83d", "🕯", "𝒦"):
        quoted = "".join(f"%{byte:02x}" for byte in text.encode(errors="surrogatepass"))
        page = client.get(f"/en/persons/?q={quoted}")
        assert (quoted, page.status_code) == (quoted, 200)
        assert "mamayeva-raisa" not in page.content.decode(), quoted


def test_what_was_typed_is_shown_as_text(client):
    mamayeva()
    for text in ("<script>alert(1)</script>", "Mamaeva <b onload=x>"):
        page = get(client, text)
        assert "<script>alert" not in page
        assert "<b onload" not in page


@pytest.mark.parametrize("text", ["a" * 10_000, "Мария " * 500, "1937 " * 2000, "Ш" * 5000 + "-" * 5000])
def test_a_long_query_is_cut_and_answered_at_once(client, text):
    mamayeva()
    # The table of equivalents is taken apart once a process.
    get(client, "Mamaeva")
    begin = time.perf_counter()
    response = client.get(f"/en/persons/?q={quote(text)}")
    assert response.status_code == 200
    assert time.perf_counter() - begin < 0.3


def queries(client, text):
    with CaptureQueriesContext(connection) as asked:
        get(client, text)
    return len(asked)


def test_queries_of_a_page_are_the_same_for_one_hit_and_for_twenty(client):
    texts, counts = ("Цой", "Цой 1937", "Цойн Анна"), []
    for numbers in (range(9), range(9, 20)):
        with together():
            for number in numbers:
                fact(person(f"p-{number}", ru=("Цой", "Анна")), "arrest", "1937")
        counts.append([queries(client, text) for text in texts])
    assert Person.objects.count() == 20
    for text, few, many in zip(texts, *counts, strict=True):
        assert abs(few - many) <= 2, text
        assert max(few, many) <= 12, text
