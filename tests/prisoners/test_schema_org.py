from datetime import date

import pytest

from prisoners import biography, schema_org
from prisoners.models import Place, Profession, Relative

from .builders import fact, form, mamayeva, person

pytestmark = pytest.mark.django_db

SITE = "https://museum.example"


def told(slug="mamayeva-raisa", language="en", **values):
    life = biography.Biography(biography.persons().get(slug=slug), date(2026, 5, 12), language)
    return schema_org.person(life, site=SITE, **values)


def test_person_is_told_in_the_language_of_the_page():
    mamayeva()
    address = f"{SITE}/ru/persons/mamayeva-raisa/"
    assert told() == {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": address,
        "url": address,
        "name": "Raisa Moiseyevna Mamayeva",
        "familyName": "Mamayeva",
        "givenName": "Raisa",
        "additionalName": "Moiseyevna",
        "alternateName": ["Раиса Моисеевна Мамаева", "Raisa Mamaeva"],
        "description": "Orientalist, sinologist.",
        "birthDate": "1900",
        "birthPlace": {"@type": "Place", "name": "Kaluga"},
    }
    assert told(language="ru")["name"] == "Раиса Моисеевна Мамаева"
    assert told(language="kk")["birthPlace"]["name"] == "Калуга"


@pytest.mark.parametrize(
    ("edtf", "exact"),
    [
        ("1905", "1905"),
        ("1905-04", "1905-04"),
        ("1905-04-04", "1905-04-04"),
        ("1905~", ""),
        ("1905?", ""),
        ("190X", ""),
        ("1905-21", ""),
        ("1905/1907", ""),
        ("../1905", ""),
        ("", ""),
    ],
)
def test_only_exact_dates_are_told(edtf, exact):
    assert schema_org.exact(edtf) == exact


def test_disputed_and_missing_are_left_out():
    made = person("one")
    fact(made, "birth", "1905", certainty="disputed", place=Place.objects.create(slug="a", name_ru="А"))
    fact(made, "death", "1940", certainty="documented")
    found = told("one")
    assert found["deathDate"] == "1940"
    assert {"birthDate", "birthPlace", "deathPlace", "jobTitle", "image", "description"} & set(found) == set()


def test_day_of_one_who_may_be_living_is_not_told():
    fact(person("living"), "birth", "1930-04-04")
    assert told("living")["birthDate"] == "1930"


def test_work_family_and_portrait_are_told():
    made = person("one")
    hidden = person("hidden", ru=("Тайная", "Анна"), is_published=False)
    fact(made, "profession", profession=Profession.objects.create(slug="singer", name_en="singer"))
    Relative.objects.create(person=made, relation="husband", name_en="Ivan Mamaev")
    Relative.objects.create(person=made, relation="grandson", name_en="Vladimir")
    Relative.objects.create(person=made, relation="mother", other=hidden)
    Relative.objects.create(person=made, relation="son", name_en="Pavel", certainty="disputed")
    found = told("one", portrait="/media/a.jpg")
    assert found["jobTitle"] == ["singer"]
    assert found["spouse"] == [{"@type": "Person", "name": "Ivan Mamaev"}]
    assert found["image"] == "https://museum.example/media/a.jpg"
    assert {"children", "parent", "sibling"} & set(found) == set()


def test_person_of_a_maiden_name_alone_is_told():
    made = person("one", ru=None)
    form(made, "Иванова", kind="maiden")
    assert told("one")["name"] == "Иванова"
