from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from prisoners.models import Fact, NameForm, Person

from .builders import fact, form, mamayeva, person

TODAY = date(2026, 5, 12)


def unsaved(**fields):
    texts = {
        "name_ru": "Раиса Мамаева",
        "name_en": "Raisa Mamayeva",
        "fate_ru": "Китаист.",
        "fate_en": "Sinologist.",
    }
    lives = {"life_ru": "Арестована.", "life_en": "Arrested."}
    return Person(slug="mamayeva-raisa", **{**texts, **lives, **fields})


def test_languages_are_those_of_the_life():
    assert unsaved().languages == ["ru", "en"]


def test_languages_without_a_life_are_those_of_the_fate_then_of_the_name():
    no_life = {"life_ru": "", "life_en": None}
    assert unsaved(**no_life, fate_kk="Шығыстанушы.").languages == ["kk", "ru", "en"]
    assert unsaved(**no_life, fate_ru="", fate_en="", name_kk="").languages == ["ru", "en"]
    assert Person().languages == []


@pytest.mark.parametrize(
    ("page", "told", "shown"),
    [
        ("kk", {}, "ru"),
        ("ru", {}, "ru"),
        ("en", {"life_en": ""}, "ru"),
        ("ru", {"life_ru": "", "life_kk": "Өмірі."}, "kk"),
        ("kk", {"life_ru": "", "life_en": "", "fate_ru": "", "fate_kk": ""}, "en"),
    ],
)
def test_told_in_falls_back(page, told, shown):
    assert unsaved(**told).told_in(page) == shown


def test_told_in_nothing():
    assert Person().told_in("en") is None


@pytest.mark.parametrize(
    ("fields", "hidden"),
    [
        ({}, True),  # nothing known: she may be living
        ({"born_to": date(1905, 12, 31)}, False),
        ({"born_to": date(1917, 12, 31)}, True),  # 109 years ago at most
        ({"born_to": date(1917, 12, 31), "death": "2003"}, False),
        ({"is_possibly_living": False}, False),
    ],
)
def test_hides_days_of_those_who_may_be_living(fields, hidden):
    assert Person(**fields).hides_days(TODAY) is hidden


def test_death_and_possibly_living_exclude_each_other():
    with pytest.raises(ValidationError) as caught:
        Person(slug="x", death="2003", is_possibly_living=True).clean()
    assert list(caught.value.message_dict) == ["is_possibly_living"]


@pytest.mark.django_db
def test_published():
    mamayeva(is_published=False)
    shown = person("shown")
    assert list(Person.objects.published()) == [shown]


@pytest.mark.django_db
def test_order_is_that_of_each_alphabet():
    for slug, kk, ru in (
        ("a", ("Ғабдуллина", "Ә"), ("Габдуллина", "А")),
        ("b", ("Есенова", "Б"), ("Есенова", "Б")),
        ("c", ("Гончарова", "В"), ("Гончарова", "В")),
        ("d", ("Ёлкина", "Г"), ("Ёлкина", "Г")),
    ):
        person(slug, kk=kk, ru=ru)
    orders = {code: [one.slug for one in Person.objects.in_order(code)] for code in ("kk", "ru")}
    assert orders == {"kk": ["c", "a", "b", "d"], "ru": ["a", "c", "b", "d"]}


@pytest.mark.django_db
def test_form_needs_a_part_of_a_name():
    made = person()
    with pytest.raises(ValidationError):
        NameForm(person=made, kind="alias").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        form(made, "", language="kk")


@pytest.mark.django_db
def test_one_principal_form_a_language():
    made = person()
    with pytest.raises(ValidationError):
        NameForm(person=made, kind="principal", language="ru", surname="Другая").full_clean()
    form(made, "Другая", kind="spelling")


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["31.02.1938", "1938-13", "when?", "05.12.37"])
def test_fact_refuses_what_is_no_date(typed):
    with pytest.raises(ValidationError) as caught:
        Fact(person=person(), kind="arrest", date=typed).full_clean()
    assert list(caught.value.message_dict) == ["date"]


@pytest.mark.django_db
def test_fact_takes_a_date_as_it_is_written():
    typed = Fact(person=person(), kind="arrest", date="5 декабря 1937 года")
    typed.full_clean()
    assert typed.date == "1937-12-05"


@pytest.mark.django_db
def test_fact_has_bounds():
    saved = fact(person(), "camp", "1941-01/1941-09")
    assert (saved.earliest, saved.latest) == (date(1941, 1, 1), date(1941, 9, 30))
