from datetime import date

import pytest

from prisoners import register
from prisoners.models import NameForm, NameUse, Nationality, Person, Place, Profession

from .builders import fact, form, mamayeva, person

pytestmark = pytest.mark.django_db


def test_names_are_copied_from_the_principal_forms():
    made = mamayeva()
    made.refresh_from_db()
    assert [made.name_kk, made.name_ru, made.name_en] == [
        "",
        "Раиса Моисеевна Мамаева",
        "Raisa Moiseyevna Mamayeva",
    ]
    assert [made.listed_kk, made.listed_ru, made.listed_en] == [
        "",
        "Мамаева Раиса Моисеевна",
        "Mamayeva Raisa Moiseyevna",
    ]


def test_a_name_without_a_language_of_the_site_is_shown_all_the_same():
    made = person(ru=None)
    form(made, "Grabska", "Irina", language="pl")
    made.refresh_from_db()
    assert (made.name_ru, made.sort_en[:2]) == ("Irina Grabska", Person.objects.get().sort_en[:2])
    assert made.sort_en


def test_a_person_with_nothing_but_a_maiden_name_is_listed_under_it():
    made = person(ru=None)
    form(made, "Опенко", kind="maiden")
    made.refresh_from_db()
    assert made.listed_ru == "Опенко"


def test_columns_follow_a_form_that_is_deleted():
    made = mamayeva()
    NameForm.objects.filter(language="en", kind="principal").first().delete()
    made.refresh_from_db()
    assert made.name_en == ""
    made.forms.all().delete()
    made.refresh_from_db()
    assert (made.name_ru, made.sort_ru) == ("", "")


def test_facts_are_copied():
    made = person()
    place = Place.objects.create(slug="kaluga", name_ru="Калуга")
    nationality = Nationality.objects.create(slug="koreans", name_ru="Кореянки")
    profession = Profession.objects.create(slug="singer", name_ru="Певица")
    fact(made, "birth", "1910~", place=place)
    fact(made, "nationality", nationality=nationality)
    fact(made, "profession", profession=profession)
    fact(made, "death", "2003")
    copied = (made.birth, made.born_from, made.born_to, made.death, made.died_from, made.died_to)
    assert copied == (
        "1910~",
        date(1908, 1, 1),
        date(1912, 12, 31),
        "2003",
        date(2003, 1, 1),
        date(2003, 12, 31),
    )
    assert (made.birthplace, made.nationality, made.profession) == (place, nationality, profession)


def test_the_first_of_two_births_counts():
    made = person()
    fact(made, "birth", "1904")
    fact(made, "birth", "1905", certainty="disputed")
    assert made.birth == "1904"


def test_refresh_changes_nothing_the_second_time():
    made = mamayeva()
    changed_at = Person.objects.get().changed_at
    uses = set(NameUse.objects.values_list("word", "part", "form"))
    register.refresh([made.pk])
    assert Person.objects.get().changed_at == changed_at
    assert set(NameUse.objects.values_list("word", "part", "form")) == uses
    assert uses


def test_a_fact_leaves_what_the_search_knows_of_the_names():
    made = mamayeva()
    uses = list(NameUse.objects.order_by("pk").values_list("pk", flat=True))
    fact(made, "death", "1980").delete()
    assert list(NameUse.objects.order_by("pk").values_list("pk", flat=True)) == uses != []


def test_refresh_passes_over_who_is_not_there():
    register.refresh([99])
    assert Person.objects.count() == 0


def test_refresh_costs_the_same_for_more_persons(django_assert_num_queries):
    ids = [person(f"p-{number}").pk for number in range(3)]
    Person.objects.update(name_ru="")
    with django_assert_num_queries(QUERIES):
        register.refresh(ids[:1])
    with django_assert_num_queries(QUERIES):
        register.refresh(ids[1:])
    assert Person.objects.filter(name_ru="").count() == 0


# Savepoint or transaction, persons, forms, facts, the update, and the keys: read or delete, insert, distinct.
QUERIES = 9
