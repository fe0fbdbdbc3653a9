"""What harvesters are told of an exhibit and of a person, in fifteen elements; and what they are not told."""

from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override

from alzhir_site.oai import dublin_core
from alzhir_site.oai.dublin_core import Statement
from exhibits.models import Donation, Exhibit, Originality
from prisoners.models import Nationality, Person, Place, Profession, Source
from tests.exhibits.builders import donation, exhibit, item, kind
from tests.exhibits.opened import gift, letter, picture
from tests.prisoners.builders import fact, form, mamayeva, person
from tests.site.oai_answers import ask, statements

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
TODAY = date(2026, 5, 12)


def of(record):
    """{element: [(text, language), ...]} of a record, as a harvester gets it; without the museum and the licence."""
    root = ask_for(record)
    names = {node.tag.rpartition("}")[2] for node in root.iterfind(".//{http://purl.org/dc/elements/1.1/}*")}
    return {name: statements(root, name) for name in names - {"publisher"}}


def ask_for(record):
    return ask(Client(), "GetRecord", identifier=f"oai:127.0.0.1:{record._meta.model_name}-{record.pk}")


def labels(choice):
    """As the site's own languages say it."""
    found = []
    for code in ("kk", "ru", "en"):
        with override(code):
            found.append((str(choice.label), code))
    return found


def test_an_exhibit_with_all_that_is_stated():
    woman = mamayeva()
    made = letter([(woman, "maker"), (person("sister", ru=("Иванова", "Анна")), "recipient")], [picture()])
    gift(made)
    assert of(made) == {
        "title": [("1939 жылғы хат", "kk"), ("Письмо 1939 года", "ru"), ("Letter of 1939", "en")],
        "creator": [("Мамаева Раиса Моисеевна", "ru"), ("Mamayeva Raisa Moiseyevna", "en")],
        "contributor": [("Иванова Анна", "ru")],
        "subject": [("хат", "kk"), ("письмо", "ru"), ("letter", "en")],
        "description": [
            ("To her sister.\n\nTwo leaves.", "en"),
            ("Dear sister!", "en"),
            ("Kept by the family.", "en"),
            ("Дорогая сестра!", "ru"),
        ],
        "date": [("1939 жылғы көктем", "kk"), ("весна 1939 года", "ru"), ("spring 1939", "en"), ("1939", None)],
        "type": [
            ("PhysicalObject", None),
            ("хат", "kk"), ("письмо", "ru"), ("letter", "en"),
            *labels(Originality.ORIGINAL),
        ],
        "format": of(made)["format"],
        "identifier": [
            ("http://127.0.0.1:8000/kk/exhibits/letter-of-1939/", "kk"),
            ("http://127.0.0.1:8000/ru/exhibits/letter-of-1939/", "ru"),
            ("http://127.0.0.1:8000/en/exhibits/letter-of-1939/", "en"),
            ("КП 12/4", None),
        ],
        "source": of(made)["source"],
        "language": [("ru", None)],
        "relation": [
            ("http://127.0.0.1:8000/kk/donations/gift/", None),
            ("http://127.0.0.1:8000/kk/persons/mamayeva-raisa/", None),
            ("http://127.0.0.1:8000/kk/persons/sister/", None),
            ("http://127.0.0.1:8000/iiif/exhibits/letter-of-1939/manifest.json", None),
        ],
        "rights": [("https://creativecommons.org/licenses/by/4.0/", None), ("Gift of the family", "en")],
    }  # fmt: skip
    told = {language: text for text, language in of(made)["format"] if language == "en"}
    assert "12.5" in told["en"]
    assert ("paper, ink", "en") in of(made)["format"]
    assert [text.partition(",")[0] for text, _ in of(made)["source"]] == ["Мұрағат", "Архив", "Archive"]


def test_an_exhibit_of_which_nothing_is_stated():
    made = exhibit(title_kk="", title_ru="", title_en="")
    assert {name: found for name, found in of(made).items() if name not in ("identifier", "type")} == {
        "title": [("letter-of-1939", None)]
    }


def test_what_is_for_staff_alone_is_not_told():
    made = letter([(person(), "owner")])
    gift(made)
    made.condition_checks.create(checked_on=TODAY, condition="poor", note="Плесень")
    text = str(of(made))
    assert "КП 12/4" in text
    for secret in ("Витрина", "Плесень", "poor", "Акт 77", "Тайный Даритель", "Vladimir Mamaev"):
        assert secret not in text


def test_roles():
    persons = [
        (person(role, ru=(role,)), role) for role in ("owner", "maker", "depicted", "mentioned", "recipient")
    ]
    found = of(exhibit(persons=persons))
    assert (found["creator"], found["contributor"], found["subject"]) == (
        [("maker", "ru")],
        [("owner", "ru"), ("recipient", "ru")],
        [("depicted", "ru"), ("mentioned", "ru")],
    )


def test_nationalities_of_the_linked_are_subjects_once():
    koreans = Nationality.objects.create(slug="koreans", name_en="Koreans")
    women = [person(slug) for slug in ("first", "second")]
    for woman in women:
        fact(woman, "nationality", nationality=koreans)
    made = exhibit(persons=[(woman, "owner") for woman in women], kind=kind("medal", name_en="medal"))
    assert of(made)["subject"] == [("Koreans", "en"), ("medal", "en")]


def test_a_gift_that_is_not_public_is_not_related():
    made = exhibit()
    item(donation("drafted", is_published=False), exhibit=made)
    item(donation("of-the-unknown", persons=[person("unknown", is_published=False)]), exhibit=made)
    assert "relation" not in of(made)
    item(donation("public"), exhibit=made)
    assert of(made)["relation"] == [("http://127.0.0.1:8000/kk/donations/public/", None)]
    assert Donation.objects.count() == 3


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (1939, 1939, "1939"),
        (1937, 1938, "1937/1938"),
        (None, 1938, "../1938"),
        (1938, None, "1938/.."),
        (-500, -400, "-0500/-0400"),
        (800, 800, "0800"),
        (0, 5, "0000/0005"),
        (-12_000, -12_000, "Y-12000"),
        (None, None, ""),
    ],
)
def test_years_are_edtf(first, last, told):
    assert dublin_core.years(Exhibit(earliest=first, latest=last)) == told


def test_a_digital_copy_is_no_object():
    assert of(exhibit(originality="digital"))["type"] == labels(Originality.DIGITAL)


# Persons ------------------------------------------------------------------------------------------------------


def test_a_person():
    made = mamayeva()
    fact(made, "nationality", nationality=Nationality.objects.create(slug="jews", name_en="Jews"))
    fact(made, "profession", profession=Profession.objects.create(slug="sinologist", name_en="sinologist"))
    fact(made, "death", "1982-03-05", place=Place.objects.create(slug="moscow", name_en="Moscow"))
    made.sources.add(Source.objects.create(name_en="A book"))
    found = of(made)
    assert len(found.pop("rights")) == 3
    assert found == {
        "title": [
            ("Мамаева Раиса Моисеевна", "ru"),
            ("Mamayeva Raisa Moiseyevna", "en"),
            ("Mamaeva Raisa", "en"),
        ],
        "subject": [("Jews", "en"), ("sinologist", "en")],
        "description": [
            ("Востоковед, китаист.", "ru"),
            ("Orientalist, sinologist.", "en"),
            ("Арестована вместе с мужем.\n\nОсвобождена.", "ru"),
            ("Arrested with her husband.\n\nReleased.", "en"),
        ],
        "type": [("Text", None)],
        "identifier": [
            ("http://127.0.0.1:8000/ru/persons/mamayeva-raisa/", "ru"),
            ("http://127.0.0.1:8000/en/persons/mamayeva-raisa/", "en"),
        ],
        "source": [("A book", "en")],
        "language": [("ru", None), ("en", None)],
        "coverage": [("1900/1982-03-05", None), ("Калуга", "ru"), ("Kaluga", "en"), ("Moscow", "en")],
    }


def test_days_of_one_who_may_be_living_are_not_told():
    made = person()
    fact(made, "birth", "1930-04-01")
    assert of(made)["coverage"] == [("1930/", None)]
    Person.objects.update(is_possibly_living=False)
    assert of(made)["coverage"] == [("1930-04-01/", None)]


@pytest.mark.parametrize(
    ("birth", "death", "told"),
    [
        ("1900", "", ["1900/"]),
        ("", "1950", ["/1950"]),
        ("", "", [""]),
        ("1900/1901", "1950", ["1900/1901", "1950"]),
    ],
)
def test_lifetimes(birth, death, told):
    found = dublin_core.lifetime(Person(birth=birth, death=death, is_possibly_living=False), TODAY)
    assert found == [Statement("coverage", text) for text in told]


def test_a_person_without_a_name():
    assert of(person("unknown", ru=None))["title"] == [("unknown", None)]


def test_other_alphabets_have_their_tags():
    made = person()
    form(made, "Mamaeva", language="kk-Latn", kind="spelling")
    form(made, "Mamaewa", language="", kind="spelling")
    assert of(made)["title"] == [
        ("Мамаева Раиса Моисеевна", "ru"), ("Mamaeva", "kk-Latn"), ("Mamaewa", None),
    ]  # fmt: skip


def test_signs_that_xml_cannot_write_are_left_out():
    made = exhibit(title_en="<b>T\x0b\ufffe</b> & more", description_en="\x1f]]>")
    assert of(made)["title"][-1] == ("<b>T</b> & more", "en")
    assert of(made)["description"] == [("]]>", "en")]


def test_nothing_is_told_of_those_who_are_not_public():
    hidden = exhibit(is_published=False)
    nobody = person("nobody", is_published=False)
    assert dublin_core.told("exhibit", [hidden.pk], TODAY) == {}
    assert dublin_core.told("person", [nobody.pk], TODAY) == {}
