import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prisoners import names
from prisoners.models import NameForm, NameKey, NamePart, NameUse, NameWord, Person
from prisoners.search import index

from .builders import form, person

pytestmark = pytest.mark.django_db


def uses():
    """{(word, part): how often}."""
    found = {}
    for use in NameUse.objects.select_related("word"):
        key = use.word.text, use.get_part_display()
        found[key] = found.get(key, 0) + 1
    return found


def snapshot():
    rows = NameUse.objects.select_related("word").order_by("word__text", "part", "form_id")
    keys = NameKey.objects.order_by("word__text", "key").values_list("word__text", "key")
    return [(use.word.text, use.part, use.form_id, use.person_id) for use in rows], list(keys)


def test_every_word_of_every_form_is_kept_once_with_its_uses():
    made = person(ru=("Степанова-Ключникова", "Галина", "Евгеньевна"))
    form(made, "Степанова", "Галина", kind="maiden")
    assert uses() == {
        ("степанова", "Surname"): 2,
        ("ключникова", "Surname"): 1,
        ("степановаключникова", "Surname"): 1,
        ("галина", "Given Name"): 2,
        ("евгеньевна", "Patronymic"): 1,
    }
    assert NameWord.objects.count() == 5


def test_a_word_has_its_full_and_its_coarse_keys():
    person(ru=("Мамаева",))
    full = names.keys("мамаева")
    keys = {*full, *(f"~{names.coarse(key)}" for key in full)}
    assert set(NameKey.objects.values_list("key", flat=True)) == keys


def test_a_word_in_letters_that_no_rule_reads_is_found_by_its_letters():
    assert index.full_keys("崔") == {"=崔"}
    person(ru=("崔", "貞"))
    assert set(NameKey.objects.values_list("key", flat=True)) == {"=崔", "=貞"}


def test_a_changed_form_leaves_nothing_of_the_old_one():
    made = person(ru=("Мамаева", "Раиса"))
    NameForm.objects.get().delete()
    form(made, "Цой", "Раиса")
    assert uses() == {("цой", "Surname"): 1, ("раиса", "Given Name"): 1}


def test_a_deleted_person_is_in_the_index_no_more():
    person().delete()
    assert NameUse.objects.count() == 0


def test_rewriting_takes_as_many_queries_for_one_person_as_for_three():
    made = [person(f"p-{number}", ru=(f"Имя{'абв'[number]}", "Раиса")) for number in range(3)]
    forms = list(NameForm.objects.order_by("id"))
    counts = []
    for some in (1, 3):
        with CaptureQueriesContext(connection) as queries:
            index.rewrite([one.pk for one in made[:some]], forms[:some])
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 3


def test_adding_with_known_words_looks_nothing_up():
    known = {}
    made = person(ru=("Мамаева", "Раиса"))
    forms = list(NameForm.objects.all())
    index.add(forms, known)
    assert set(known) == {"мамаева", "раиса"}
    with CaptureQueriesContext(connection) as queries:
        index.add(forms, known)
    assert [query for query in queries if "nameword" in query["sql"]] == []
    assert NameUse.objects.filter(person=made, part=NamePart.SURNAME).count() == 3


def test_rebuilding_gives_the_same_index_and_forgets_unused_words():
    person(ru=("Мамаева", "Раиса"), kk=("Мамаева", "Раиса"))
    person("choi", ru=("Цой", "Евгения"))
    before = snapshot()
    NameWord.objects.create(text="никто")
    index.rebuild()
    assert snapshot() == before
    assert not NameWord.objects.filter(text="никто").exists()


def test_index_persons_makes_columns_and_keys_anew(capsys):
    person(ru=("Мамаева", "Раиса"))
    before = snapshot()
    NameUse.objects.all().delete()
    Person.objects.update(listed_ru="")
    call_command("index_persons")
    assert snapshot() == before
    assert Person.objects.get().listed_ru == "Мамаева Раиса"
    assert capsys.readouterr().out == "1 persons, 1 forms of names\n"


def test_index_persons_fills_in_what_an_update_left_empty():
    """A migration makes forms of the old names, and nothing else."""
    updated, other = person(), person("second", ru=("Анцис", "Мариам"))
    Person.objects.filter(pk=updated.pk).update(sort_ru="", listed_ru="")
    NameUse.objects.filter(person=updated).delete()
    Person.objects.filter(pk=other.pk).update(listed_ru="kept")
    call_command("index_persons", missing=True, verbosity=0)
    assert set(Person.objects.values_list("listed_ru", flat=True)) == {"Мамаева Раиса Моисеевна", "kept"}
    assert NameUse.objects.filter(person=updated).count() == 3
