import re

import pytest
from django.contrib.auth.models import User

from prisoners.models import Person

from .builders import mamayeva, person

pytestmark = pytest.mark.django_db
LIST = "/ru/admin/prisoners/person/"


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_superuser("staff"))
    return client


@pytest.mark.parametrize("query", ["мамаева", "МАМАЕВА", "mamaewa", "Raisa", "mamayeva-raisa"])
def test_search_works_in_cyrillic(staff, query):
    mamayeva()
    person("shanina", name_ru="Жанбике Шанина")
    page = staff.get(LIST, {"q": query}).content.decode()
    assert "Раиса Моисеевна Мамаева" in page
    assert "Жанбике Шанина" not in page


def test_list_costs_the_same_with_more_persons(staff, django_assert_max_num_queries):
    for number in range(3):
        person(f"p-{number}")
    with django_assert_max_num_queries(10):
        staff.get(LIST)


def test_form_has_the_three_languages_and_loads_nothing_foreign(staff):
    page = staff.get(f"{LIST}add/").content.decode()
    fields = [f"{field}_{code}" for field in ("name", "life") for code in ("kk", "ru", "en")]
    assert [field for field in fields if f'name="{field}"' not in page] == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page) == []


def test_person_is_saved_in_each_language(staff):
    data = {"slug": "x", "name_kk": "Әзиза", "name_ru": "Азиза", "name_en": "Aziza", "is_published": "on"}
    assert staff.post(f"{LIST}add/", data).status_code == 302
    saved = Person.objects.get()
    assert (saved.name_kk, saved.name_ru, saved.name_en) == ("Әзиза", "Азиза", "Aziza")


def test_published_person_without_a_name_is_refused(staff):
    page = staff.post(f"{LIST}add/", {"slug": "x", "is_published": "on"})
    assert page.status_code == 200
    assert Person.objects.count() == 0
