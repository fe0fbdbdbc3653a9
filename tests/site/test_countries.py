"""A country's page gathers the women of its nationalities, those born where it lies, its figures and stones."""

import re

import pytest

from prisoners.models import Place
from tests.prisoners.builders import fact, person
from tests.prisoners.builders_camp import country, figure, nationality, source, stone

pytestmark = pytest.mark.django_db


def page(client, path, language="ru"):
    response = client.get(f"/{language}/countries/{path}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def names(html):
    return re.findall(r'<a href="/\w\w/persons/[^"]+"><b>(.*?)</b></a>', html)


def make_women(korea, count):
    """`count` women of a nationality of the country and as many born there."""
    nation = nationality(country=korea)
    for number in range(count):
        fact(person(f"n-{number}", ru=("Цой", f"{number}")), "nationality", nationality=nation)
        place = Place.objects.create(slug=f"p-{number}", name_ru="Сеул", country=korea)
        fact(person(f"b-{number}", ru=("Пак", f"{number}")), "birth", place=place)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_list_stands_empty(client, language):
    assert f'<html lang="{language}"' in page(client, "", language)


def test_list_is_in_the_alphabetical_order_of_the_page(client):
    for slug, kk, ru, en in (
        ("russia", "Ресей", "Россия", "Russia"),
        ("azerbaijan", "Әзербайжан", "Азербайджан", "Azerbaijan"),
        ("germany", "Германия", "Германия", "Germany"),
        ("armenia", "Армения", "Армения", "Armenia"),
    ):
        country(slug, name_kk=kk, name_ru=ru, name_en=en)
    found = {
        language: re.findall(r'<li><a href="/\w\w/countries/[^"]+">(.*?)</a>', page(client, "", language))
        for language in ("kk", "ru", "en")
    }
    assert found == {
        "kk": ["Армения", "Әзербайжан", "Германия", "Ресей"],
        "ru": ["Азербайджан", "Армения", "Германия", "Россия"],
        "en": ["Armenia", "Azerbaijan", "Germany", "Russia"],
    }


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_with_more_women_and_stones(client, count, django_assert_num_queries):
    korea = country()
    make_women(korea, count)
    for number in range(count):
        stone(f"s-{number}", country=korea)
    with django_assert_num_queries(8):
        html = page(client, "korea/")
    assert len(names(html)) == 2 * count
    assert html.count("Плита посольства") == count


def test_women_say_how_they_are_linked_and_stand_once(client):
    korea = country()
    nation = nationality(country=korea)
    place = Place.objects.create(slug="seoul", name_ru="Сеул", name_en="Seoul", country=korea)
    both = person("both", ru=("Цой", "Анна"))
    fact(both, "nationality", nationality=nation)
    fact(both, "birth", place=place)
    fact(person("born", ru=("Пак", "Вера")), "birth", place=place)
    fact(person("other", ru=("Ли", "Ева")), "birth", place=Place.objects.create(slug="x", name_ru="Прага"))
    fact(person("draft", ru=("Ким", "Зоя"), is_published=False), "birth", place=place)
    html = page(client, "korea/", "en")
    assert names(html) == ['<span lang="ru">Пак Вера</span>', '<span lang="ru">Цой Анна</span>']
    assert re.findall(r'</a> <p class="meta">(.*?)</p>', html) == [
        "Place of birth: Seoul",
        "Nationality: Koreans · Place of birth: Seoul",
    ]


def test_stones_of_the_country_and_of_its_nationality_stand_there(client):
    korea, other = country(), country("japan", name_ru="Япония")
    stone("own", name_ru="Плита страны", country=korea)
    stone("nation", name_ru="Плита народа", nationality=nationality(country=korea))
    stone("draft", name_ru="Черновик", country=korea, is_published=False)
    stone("other", name_ru="Чужая", country=other)
    html = page(client, "korea/")
    assert re.findall(r"<h3><a [^>]+>(.*?)</a></h3>", html) == ["Плита народа", "Плита страны"]


def test_figures_of_the_country_stand_there(client):
    korea = country()
    figure("koreans", 1234, accuracy="about", nationality=nationality(country=korea), source=source())
    figure("all", 18000)
    html = page(client, "korea/", "en")
    assert re.findall(r'<p class="camp-number">(.*?)</p>', html) == [
        "<b>about 1,234</b> <span>Koreans</span>"
    ]
    assert 'Source: <span lang="ru">Сайт музея</span>' in html


def test_country_of_which_nothing_is_known_says_so(client):
    country()
    html = page(client, "korea/", "en")
    assert "No woman linked with this country is told of here yet." in html
    assert "No memory stone of this country is recorded here." in html


def test_many_women_stand_on_several_pages(client, monkeypatch):
    monkeypatch.setattr("alzhir_site.countries.PAGE_SIZE", 2)
    make_women(country(), 2)
    first, second = page(client, "korea/"), page(client, "korea/?page=2")
    assert names(first) + names(second) == ["Пак 0", "Пак 1", "Цой 0", "Цой 1"]
    assert ('rel="next" href="?page=2"' in first, 'rel="prev" href="?page=1"' in second) == (True, True)
    assert 'rel="canonical" href="' in second
    assert '/ru/countries/korea/?page=2">' in second


@pytest.mark.parametrize("number", ["0", "-1", "3", "abc", "²", "1" * 30, "1.5", ""])
def test_page_that_is_none_is_not_found(client, number):
    country()
    assert client.get("/ru/countries/korea/", {"page": number}).status_code == 404


def test_unknown_country_is_not_found_and_pages_only_read(client):
    assert client.get("/ru/countries/atlantis/").status_code == 404
    assert client.post("/ru/countries/").status_code == 405
    assert client.post("/ru/countries/korea/").status_code == 405
