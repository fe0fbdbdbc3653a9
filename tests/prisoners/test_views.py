import re
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from .builders import mamayeva, person

pytestmark = pytest.mark.django_db


def get(client, address, status=200, **data):
    response = client.get(address, data)
    assert response.status_code == status
    return response.content.decode()


def names_in(page):
    """The linked names, in the order of the page."""
    return re.findall(r'href="/\w\w/persons/[\w-]+/">(?:<b>)?(?:<span lang="\w\w">)?([^<]+)', page)


def test_wall_stands_in_the_order_of_the_alphabet(client):
    for slug, name in (("b", "Яна"), ("d", "Әзиза"), ("c", "Азиза"), ("a", "Қамар"), ("e", "Кира")):
        person(slug, name_ru=name, name_kk=name)
    page = get(client, "/kk/persons/")
    assert names_in(page) == ["Азиза", "Әзиза", "Кира", "Қамар", "Яна"]
    assert re.findall(r"<h3>(\w)</h3>", page) == ["А", "Ә", "К", "Қ", "Я"]


def test_wall_shows_each_language_its_own_names(client):
    mamayeva()
    assert names_in(get(client, "/en/persons/")) == ["Raisa Moiseyevna Mamayeva"]
    assert names_in(get(client, "/ru/persons/")) == ["Раиса Моисеевна Мамаева"]


def test_wall_labels_a_name_of_another_language(client):
    person("shanina", name_ru="Жанбике Шанина")
    page = get(client, "/en/persons/")
    assert '<span lang="ru">Жанбике Шанина</span>' in page
    assert "(in Russian)" in page
    assert "(in Russian)" not in get(client, "/ru/persons/")


def test_wall_leaves_out_the_unpublished(client):
    mamayeva(is_published=False)
    assert names_in(get(client, "/en/persons/")) == []
    assert names_in(get(client, "/en/persons/", q="Mamayeva")) == []


def test_search_finds_by_any_spelling_and_is_not_indexed(client):
    mamayeva()
    person("shanina", name_en="Zhanbike Shanina")
    page = get(client, "/en/persons/", q="мамаева")
    assert names_in(page) == ["Raisa Moiseyevna Mamayeva"]
    assert "1 person found" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "noindex" not in get(client, "/en/persons/")


def test_search_that_finds_nothing_says_what_that_means(client):
    page = get(client, "/en/persons/", q="Иванова")
    assert "does not mean that she was not there" in page
    assert "museum" in page


@pytest.mark.parametrize("text", ["\0", "%", "_", "\\", "' OR 1=1--", "&|!():*", "\u202e", "\ud83d", "🕯"])
def test_search_takes_any_sign(client, text):
    mamayeva()
    quoted = "".join(f"%{byte:02x}" for byte in text.encode(errors="surrogatepass"))
    page = client.get(f"/en/persons/?q={quoted}")
    assert page.status_code == 200
    assert names_in(page.content.decode()) == []


def test_search_shows_what_was_typed_as_text(client):
    page = get(client, "/en/persons/", q="<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize("text", ["я" * 10_000, "мама " * 500])
def test_long_search_is_cut_and_fast(client, text):
    mamayeva()
    get(client, "/en/persons/", q="warm")
    start = time.perf_counter()
    page = get(client, "/en/persons/", q=text)
    assert time.perf_counter() - start < 0.3
    assert "я" * 101 not in page


@pytest.mark.parametrize("address", ["/en/persons/", "/en/persons/?q=x", "/en/persons/mamayeva-raisa/"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_only_read(client, address, method):
    mamayeva()
    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("address", ["/en/persons/", "/en/persons/mamayeva-raisa/"])
def test_pages_set_no_cookie_and_do_not_vary_by_it(client, address):
    mamayeva()
    response = client.get(address)
    assert not response.cookies
    assert "cookie" not in response.headers.get("Vary", "").lower()
    assert "csrfmiddlewaretoken" not in response.content.decode()
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        get(client, address)
    return len(captured)


def test_query_count_does_not_grow_with_the_persons(client):
    mamayeva()
    first = [queries(client, address) for address in ("/en/persons/", "/en/persons/?q=a")]
    for number in range(2):
        person(f"p-{number}", name_en=f"Anna {number}")
    assert [queries(client, address) for address in ("/en/persons/", "/en/persons/?q=a")] == first
    assert max(first) <= 5
    assert queries(client, "/en/persons/mamayeva-raisa/") <= 5
