import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prisoners import search
from prisoners.models import Equivalent, NameForm, Person
from prisoners.search import bearers, meetings

from .builders import fact, form, person, together

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_equivalents():
    Equivalent.objects.all().delete()


def slugs(hits):
    by_id = dict(Person.objects.values_list("id", "slug"))
    return [by_id[hit.person] for hit in hits]


def same(text, language="en"):
    return slugs(search.find(text, language=language).same)


def similar(text, language="en"):
    return slugs(search.find(text, language=language).similar)


def women():
    """Three women; the first has a maiden name and a spelling besides."""
    with together():
        raisa = person("raisa", ru=("Мамаева", "Раиса", "Моисеевна"), en=("Mamayeva", "Raisa", "Moiseyevna"))
        form(raisa, "Рабинович", "Раиса", kind="maiden")
        person("maria", ru=("Мамаева", "Мария", "Петровна"))
        person("zorka", ru=("Зорка", "София", "Марковна"))
    raisa.refresh_from_db()
    return raisa


RAISA = [
    "Раиса Мамаева", "мамаева раиса", "Raisa Mamajewa", "Mamaeva, Raisa Moiseevna", "Р. Мамаева", "Mamaeva R.M.",
    "Мамаева Р.М.", "Рабинович", "Rabinowicz Raisa", "Раиса Рабинович Мамаева", "РАИСА  МАМАЕВА", "Моисеевна",
]  # fmt: skip


def test_parts_in_any_order_initials_and_former_names_find_her():
    women()
    assert {text: same(text) for text in RAISA} == {text: ["raisa"] for text in RAISA}


def test_one_part_alone_finds_all_who_bear_it():
    women()
    assert same("Mamaeva") == ["raisa", "maria"]
    assert same("Мария") == ["maria"]


def test_the_same_letters_come_first_then_the_nearest_spelling():
    person("b", ru=("Серебрякова",))
    person("a", ru=("Серебряков",))
    person("c", en=("Serebriakova",), ru=None)
    assert same("Серебрякова") == ["b", "c", "a"]
    assert same("Serebriakova") == ["c", "b", "a"]


def test_a_surname_comes_before_a_given_name_and_that_before_a_patronymic():
    person("c", ru=("Яковлева", "Анна", "Марья"))
    person("b", ru=("Яковлева", "Марья"))
    person("a", ru=("Марья", "Анна"))
    assert same("Марья") == ["a", "b", "c"]


def test_a_principal_form_comes_before_a_maiden_name():
    other = person("a", ru=("Абрамова", "Анна"))
    form(other, "Зорина", "Анна", kind="maiden")
    person("b", ru=("Зорина", "Яна"))
    assert same("Зорина") == ["b", "a"]


def test_parts_of_one_form_come_before_parts_of_several():
    split = person("a", ru=("Абрамова", "Анна"))
    form(split, "Зорина", kind="maiden")
    person("b", ru=("Зорина", "Анна"))
    assert same("Анна Зорина") == ["b", "a"]


def test_equal_hits_stand_in_the_alphabet_of_the_page():
    person("a", ru=("Цой", "Әсел"))
    person("b", ru=("Цой", "Бота"))
    person("c", ru=("Цой", "Азиза"))
    assert same("Цой", "kk") == ["c", "a", "b"]


def test_halves_of_a_double_name_find_it_and_the_whole_finds_a_half():
    person("double", ru=("Степанова-Ключникова", "Галина"))
    for text in ("Stepanova", "Ключникова Галина", "Stepanova-Klyuchnikova", "Степанова Ключникова"):
        assert same(text) == ["double"]
    person("half", ru=("Степанова", "Галина"))
    assert same("Степанова-Ключникова") == ["double"]
    assert similar("Ключникова-Степанова Анна") == ["double"]


def test_equivalent_names_meet_as_the_table_says(no_equivalents):
    person("li", ru=("Ли", "Евгения"))
    assert same("Rhee") == []
    table = Equivalent.objects.create(kind="surname", forms="Ли Rhee Yi")
    assert same("Rhee") == same("Yi") == ["li"]
    assert [meeting.how for _, meeting in search.find("Rhee", language="en").same[0].met] == [
        meetings.EQUIVALENT
    ]
    table.delete()
    assert same("Rhee") == []


def test_a_spelling_near_a_given_name_of_the_table_is_meant_too(no_equivalents):
    Equivalent.objects.create(kind="given", forms="Евгения Eugenia")
    person("choi", ru=("Цой", "Евгения"))
    assert same("Eugenia") == ["choi"]
    person("eugenia", ru=None, en=("Choi", "Eugenia"))
    assert same("Jewgenija") == ["choi", "eugenia"]


def test_an_error_in_a_name_finds_similar_ones():
    women()
    assert same("Mamaerva") == []
    assert similar("Mamaerva") == ["raisa", "maria"]
    assert similar("Мамерва Раисса") == ["raisa"]


def test_a_part_that_is_not_in_the_record_leads_to_similar():
    women()
    found = search.find("Мамаева Зинаида", language="ru")
    assert slugs(found.same) == []
    assert slugs(found.similar) == ["maria", "raisa"]
    assert [meeting is None for _, meeting in found.similar[0].met] == [False, True]


def test_a_given_name_alone_is_not_enough_to_be_similar():
    women()
    assert similar("Раиса Кузнецова") == []


def test_no_more_similar_names_are_asked_for_where_the_same_name_is_common():
    with together():
        for number in range(search.FEW):
            person(f"p-{number}", ru=("Цой", f"Анна{'абвгдежзик'[number]}"))
        person("near", ru=("Цойн",))
    with CaptureQueriesContext(connection) as queries:
        found = search.find("Цой", language="ru")
    assert (len(found.same), found.similar) == (search.FEW, [])
    assert len(queries) == 3


def test_a_year_narrows_to_those_who_have_it_in_their_records():
    raisa = women()
    fact(raisa, "arrest", "1937-12-05")
    assert same("Mamaeva 1937") == ["raisa"]
    assert same("1937") == ["raisa"]
    assert same("arrested 1937 Мамаева") == ["raisa"]
    fact(raisa, "birth", "1900~")
    assert same("Мамаева 1901") == ["raisa"]


def test_a_year_that_nobody_has_does_not_hide_the_name():
    raisa = women()
    fact(raisa, "arrest", "1937-12-05")
    found = search.find("Зорка 1955", language="ru")
    assert (slugs(found.same), slugs(found.similar), found.years_dropped) == ([], ["zorka"], True)
    assert slugs(search.find("1955", language="ru").same) == []


def test_open_dates_count_in_the_year_that_they_name():
    raisa = women()
    fact(raisa, "death", "../1942")
    assert same("Мамаева 1942") == ["raisa"]
    assert same("Мамаева 1943") == []


def test_who_is_not_published_is_not_found():
    women()
    Person.objects.filter(slug="raisa").update(is_published=False)
    assert same("Мамаева") == ["maria"]
    assert same("Рабинович Раиса") == []
    assert similar("Мамаерва") == ["maria"]


def test_names_in_other_scripts_are_found_by_their_letters():
    person("choi", ru=("Цой",))
    form(Person.objects.get(), "崔", "貞姬", language="zh", kind="spelling")
    assert same("崔") == ["choi"]
    assert same("李") == []


def test_signs_are_ordinary_and_find_nothing():
    women()
    for text in ("%", "_", "\\", "' OR 1=1--", "&|!():*", "\0", "\u202e", "\ud83d", "🕯", "-", "..."):
        found = search.find(text, language="en")
        assert (ascii(text), found.same, found.similar) == (ascii(text), [], [])


def test_only_so_many_are_looked_at_and_more_is_said():
    with together():
        for number in range(5):
            person(f"p-{number}", ru=("Цой", "Анна"))
    found = search.find("Цой Анна", language="ru", limit=3)
    assert (len(found.same), found.more) == (3, True)
    assert not search.find("Цой Анна", language="ru", limit=5).more


def test_queries_do_not_grow_with_the_hits():
    texts, counts = ("Мамаева", "Мамаева Раиса", "Мамаева Р.", "Мамаева 1937"), []
    for number in range(3):
        with together():
            fact(person(f"p-{number}", ru=("Мамаева", "Раиса")), "arrest", "1937")
        for text in texts if number in (0, 2) else ():
            with CaptureQueriesContext(connection) as queries:
                assert len(search.find(text, language="ru").same) == number + 1, text
            counts.append(len(queries))
    assert counts[:4] == counts[4:]
    assert max(counts) <= 6


def test_alike_names_the_records_that_may_be_the_same_woman():
    raisa = women()
    draft = person("draft", ru=("Mamajewa", "Raissa"), is_published=False)
    assert [one.slug for one in search.alike(raisa)] == ["draft"]
    assert [one.slug for one in search.alike(draft)] == ["raisa"]
    NameForm.objects.all().delete()
    raisa.refresh_from_db()
    assert search.alike(raisa) == []


def test_records_for_a_contribution_are_those_that_its_words_may_mean():
    raisa = women()
    fact(raisa, "birth", "1900")
    assert [one.slug for one in search.records_for("Mamaeva Raisa")] == ["raisa"]
    assert [one.slug for one in search.records_for("Мамаева")] == ["maria", "raisa"]
    assert [one.slug for one in search.records_for("Мамаева", 1900)] == ["raisa"]
    assert [one.slug for one in search.records_for("Мамаерва", 1900)] == ["raisa"]
    assert search.records_for("") == []


def test_many_spellings_of_one_name_cost_no_more_than_one():
    with together():
        for number in range(30):
            made = person(f"p-{number}", ru=("Мария", "Мария", "Мария"))
            for language, name in (("kk", "Мария"), ("en", "Maria"), ("pl", "Marija"), ("de", "Mariya")):
                form(made, name, name, name, language=language)
    search.find("Maria", language="ru")
    begin = time.perf_counter()
    found = search.find("Maria Marija Мария Mariya Марія Maryja Mariia Marya", language="ru")
    assert len(found.same) == 30
    assert time.perf_counter() - begin < 2


def test_a_language_that_is_no_column_is_refused():
    with pytest.raises(ValueError, match="xx"):
        bearers.of_all([{1: 1}], bearers.Terms(), language="xx")
