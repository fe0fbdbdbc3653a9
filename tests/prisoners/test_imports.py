import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from prisoners import planner
from prisoners.models import Fact, NameForm, NameUse, Nationality, Person, Place, Profession, Source
from prisoners.tables import imports, reports

from .builders import fact, person
from .tables import TUESDAY, counts, csv_file, faults, rows_file, run, workbook

pytestmark = pytest.mark.django_db

LIST = """
    id,surname,given_name,surname_en,maiden_name,birth_year,birthplace,nationality,profession,arrested,source,fate
    7,Мамаева,Раиса,Mamayeva,Опенко,1900,Калуга,русская,врач,5.12.1937,Книга,Востоковед.
    8,Цой,Евгения,,,1905,КАЛУГА,кореянка,,1938,Книга,
"""


def stored():
    """Everything an import writes, with the ids, so that nothing was written anew."""
    models = (Person, NameForm, Fact, NameUse, Place, Nationality, Profession, Source, Person.sources.through)
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


def used_words():
    return sorted(NameUse.objects.values_list("word__text", "part", "form_id", "person_id"))


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def test_rows_become_persons(frozen):
    assert counts(run(csv_file(LIST))) == (2, 0, 0, 0)
    mamayeva = Person.objects.get(import_id="7")
    assert (mamayeva.slug, mamayeva.listed_ru, mamayeva.listed_en) == (
        "mamayeva",
        "Мамаева Раиса",
        "Mamayeva",
    )
    assert [(form.kind, form.language, form.listed) for form in mamayeva.forms.all()] == [
        ("principal", "ru", "Мамаева Раиса"),
        ("principal", "en", "Mamayeva"),
        ("maiden", "ru", "Опенко"),
    ]
    assert [(each.kind, each.date, str(each.earliest)) for each in mamayeva.facts.all()] == [
        ("birth", "1900", "1900-01-01"),
        ("nationality", "", "None"),
        ("profession", "", "None"),
        ("arrest", "1937-12-05", "1937-12-05"),
    ]
    assert (mamayeva.birth, mamayeva.birthplace.name_ru) == ("1900", "Калуга")
    assert (mamayeva.nationality.slug, mamayeva.profession.name_ru) == ("russkaya", "врач")
    assert mamayeva.fate_ru == "Востоковед."
    assert [source.name_ru for source in mamayeva.sources.all()] == ["Книга"]
    assert (mamayeva.is_published, mamayeva.is_possibly_living, mamayeva.is_generated) == (True, True, False)


def test_what_is_copied_is_what_a_refresh_would_copy():
    run(csv_file(LIST))
    before = stored()
    words = used_words()
    call_command("index_persons", verbosity=0)
    assert {**stored(), NameUse._meta.label: None} == {**before, NameUse._meta.label: None}
    assert used_words() == words


def test_shared_records_are_found_in_any_case_and_language_or_made_once():
    Nationality.objects.create(slug="koreans", name_ru="Кореянка", name_en="Korean")
    report = run(csv_file(LIST))
    assert report.shared == {
        Place: ["Калуга"],
        Nationality: ["русская"],
        Profession: ["врач"],
        Source: ["Книга"],
    }
    assert Person.objects.get(import_id="8").nationality.slug == "koreans"
    assert Place.objects.count() == Source.objects.count() == 1


def test_slugs_of_shared_records_are_free():
    Place.objects.create(slug="kaluga", name_en="Another")
    run(csv_file(LIST))
    assert Place.objects.get(name_ru="Калуга").slug == "kaluga-2"


def test_a_second_time_nothing_changes():
    run(csv_file(LIST))
    before = stored()
    assert counts(run(csv_file(LIST))) == (0, 0, 2, 0)
    assert stored() == before


def test_the_same_list_as_a_workbook_changes_nothing():
    run(csv_file(LIST))
    before = stored()
    rows = [line.strip().split(",") for line in LIST.strip().splitlines()]
    assert counts(run(workbook(*rows), "list.xlsx")) == (0, 0, 2, 0)
    assert stored() == before


def test_a_changed_row_changes_its_person_alone():
    run(csv_file(LIST))
    before = {row["id"]: row for row in Person.objects.values()}
    pk = Person.objects.get(import_id="8").pk
    report = run(csv_file(LIST.replace("8,Цой,Евгения,,", "8,Цой,Евгения,Choi,").replace("1905", "1906")))
    assert counts(report) == (0, 1, 1, 0)
    changed = Person.objects.get(pk=pk)
    assert (changed.listed_en, changed.birth, changed.slug) == ("Choi", "1906", "tsoy-evgeniya")
    assert [form.listed for form in changed.forms.all()] == ["Цой Евгения", "Choi"]
    assert sorted(NameUse.objects.filter(person=changed).values_list("word__text", flat=True)) == sorted(
        set(NameUse.objects.filter(form__person=changed).values_list("word__text", flat=True)) | {"choi"}
    )
    other = Person.objects.exclude(pk=pk).values().get()
    assert other == before[other["id"]]
    assert counts(run(csv_file(LIST))) == (0, 1, 1, 0)


def test_what_has_no_column_stays():
    run(csv_file(LIST))
    mamayeva = Person.objects.get(import_id="7")
    report = run(csv_file("id,surname,given_name,fate_en\n7,Мамаева,Раиса,Sinologist."))
    mamayeva.refresh_from_db()
    assert counts(report) == (0, 1, 0, 0)
    assert (mamayeva.fate_ru, mamayeva.fate_en) == ("Востоковед.", "Sinologist.")
    assert (mamayeva.birth, mamayeva.facts.count(), mamayeva.sources.count()) == ("1900", 4, 1)
    assert sorted(form.listed for form in mamayeva.forms.all()) == ["Мамаева Раиса", "Опенко"]


def test_an_empty_cell_empties():
    run(csv_file(LIST))
    run(
        csv_file(
            LIST.replace("Востоковед.", "")
            .replace("Опенко", "")
            .replace("5.12.1937", "")
            .replace("Книга", "")
        )
    )
    mamayeva = Person.objects.get(import_id="7")
    assert (mamayeva.fate_ru, mamayeva.sources.count()) == ("", 0)
    assert not mamayeva.forms.filter(kind="maiden").exists()
    assert not mamayeva.facts.filter(kind="arrest").exists()


# Records that staff edited ------------------------------------------------------------------------------------


@pytest.fixture
def edited(frozen):
    """Staff wrote a fate for number 8 an hour after the import; the list has a new year for her."""
    run(csv_file(LIST))
    frozen.shift(3600)
    person = Person.objects.get(import_id="8")
    person.fate_ru = "Написано в музее."
    person.save()
    return csv_file(LIST.replace("1905", "1906"))


def test_an_edited_record_whose_row_is_as_before_stays(edited):
    before = stored()
    assert counts(run(csv_file(LIST))) == (0, 0, 2, 0)
    assert stored() == before


def test_an_edited_record_whose_row_changed_stops_the_import(edited):
    before = stored()
    report = run(edited)
    assert faults(report) == [(3, "id")]
    assert report.faults[0].reason.startswith("The record was edited on 12 May 2026")
    assert stored() == before


def test_an_edited_record_is_kept_when_asked(edited):
    before = stored()
    assert counts(run(edited, edited="keep")) == (0, 0, 1, 1)
    assert stored() == before


def test_an_edited_record_is_overwritten_when_asked(edited):
    assert counts(run(edited, edited="overwrite")) == (0, 1, 1, 0)
    person = Person.objects.get(import_id="8")
    assert (person.birth, person.fate_ru) == ("1906", "")
    edited.seek(0)
    assert counts(run(edited)) == (0, 0, 2, 0)


def test_an_id_is_also_the_address_of_a_record_entered_by_hand():
    made = person("mamayeva-raisa")
    fact(made, "birth", "1901")
    file = csv_file("id,surname,birth\nmamayeva-raisa,Мамаева,1900")
    report = run(file)
    assert [str(fault) for fault in report.faults] == [
        "row 2, id: The record was entered by hand; choose whether such records are kept or overwritten."
    ]
    assert counts(run(file, edited="overwrite")) == (0, 1, 0, 0)
    made.refresh_from_db()
    assert (made.import_id, made.birth) == ("mamayeva-raisa", "1900")


# All or nothing -----------------------------------------------------------------------------------------------


def test_five_bad_rows_are_named_and_nothing_is_changed():
    bad = """
        id,surname,given_name,birth,death,arrested,certainty
        1,Мамаева,Раиса,1900,,,
        ,Цой,,,,,
        3,Опенко,,1905,1904,,
        1,Рейсс,,,,,
        5,,,,,,
        6,Грабская,,,,31.02.1938,
        7,Зорка,,,,,
    """
    before = stored()
    report = run(csv_file(bad))
    assert faults(report) == [(3, "id"), (4, "death"), (5, "id"), (6, "surname"), (7, "arrested")]
    assert stored() == before


def test_a_dry_run_tells_the_same_and_changes_nothing():
    run(csv_file(LIST))
    before = stored()
    longer = LIST.replace("1905", "1906") + "9,Рейсс,Лотта,,,,Берлин,,,,,"
    dry = run(csv_file(longer), dry_run=True)
    assert stored() == before
    report = run(csv_file(longer))
    assert counts(dry) == counts(report) == (1, 1, 1, 0)
    assert dry.shared == report.shared == {Place: ["Берлин"]}


def test_at_most_a_thousand_faults_are_told(monkeypatch):
    monkeypatch.setattr(reports, "MOST_FAULTS", 3)
    report = run(rows_file(["id", "surname"], *[[f"{number}", ""] for number in range(9)]))
    assert faults(report) == [(2, "surname"), (3, "surname"), (4, "surname")]
    assert report.wrong == "3 errors, and perhaps more"


def test_what_is_no_table_is_one_fault():
    assert [(fault.row, fault.column) for fault in run(csv_file("a"), "list.xlsx").faults] == [(0, "")]
    assert faults(run(csv_file("id,surnme\n1,a"))) == [(1, "surnme"), (1, "surname")]


def test_a_fault_between_check_and_writing_changes_nothing(monkeypatch):
    """Somebody edits a record at the very moment."""
    run(csv_file(LIST))
    before = stored()
    verdicts = iter(["changed", "unchanged", "unchanged", "edited"])
    monkeypatch.setattr(imports.Table, "verdict", lambda self, entry, state: next(verdicts))
    assert len(run(csv_file(LIST.replace("1905", "1906"))).faults) == 1
    assert stored() == before


# New persons --------------------------------------------------------------------------------------------------


def test_addresses_are_free_and_stay():
    table = """
        id,surname,given_name,birth,slug
        1,Иванова,Анна,1900,
        2,Иванова,Анна,1901,
        A-3,Иванова,Анна,,
        4,Иванова,Анна,,
        5,Иванова,Анна,1901,
        6,王,,,
        7,Wall,,,
        8,Петрова,,,petrova-vera
    """
    run(csv_file(table))
    slugs = dict(Person.objects.values_list("import_id", "slug"))
    assert slugs == {
        "1": "ivanova-anna", "2": "ivanova-anna-1901", "A-3": "ivanova-anna-a-3", "4": "ivanova-anna-4",
        "5": "ivanova-anna-5", "6": "person", "7": "person-7", "8": "petrova-vera",
    }  # fmt: skip
    run(csv_file(table.replace("4,Иванова", "4,Сидорова")))
    assert Person.objects.get(import_id="4").slug == "ivanova-anna-4"


def test_published_as_the_row_says():
    table = "id,surname,published\n1,Один,\n2,Два,no\n3,Три,yes"
    run(csv_file(table))
    assert list(Person.objects.order_by("import_id").values_list("is_published", flat=True)) == [
        True,
        False,
        True,
    ]


def test_drafts_stay_unpublished_until_staff_publish_them():
    table = "id,surname,published\n1,Один,\n2,Два,yes"
    run(csv_file(table), draft=True)
    assert not Person.objects.published().exists()
    assert counts(run(csv_file(table))) == (0, 0, 2, 0)
    assert not Person.objects.published().exists()


def test_whoever_died_is_not_possibly_living():
    run(csv_file("id,surname,death,death_place\n1,Один,1990,\n2,Два,,Акмола\n3,Три,,"))
    assert list(Person.objects.order_by("import_id").values_list("is_possibly_living", flat=True)) == [
        False, False, True,
    ]  # fmt: skip


def test_markup_and_odd_signs_are_texts():
    run(
        rows_file(
            ["id", "surname", "fate_en"],
            ["1", "<script>alert(1)</script>", '"><img onerror=1>'],
            ["2", "\u202eевама\u200bМ 🙂", ""],
        )
    )
    first, second = Person.objects.order_by("import_id")
    assert (first.listed_en, first.fate_en) == ("<script>alert(1)</script>", '"><img onerror=1>')
    assert second.listed_ru == "\u202eевама\u200bМ 🙂"


def test_imported_persons_have_pages(client):
    run(csv_file(LIST))
    page = client.get("/en/persons/mamayeva/")
    assert page.status_code == 200
    assert "Mamayeva" in page.text


def test_queries_do_not_grow_with_the_rows():
    def queries(count, first):
        file = rows_file(
            ["id", "surname", "birth"], *[[f"{n}", "Мамаева", "1900"] for n in range(first, first + count)]
        )
        with CaptureQueriesContext(
            connection,
        ) as caught:
            run(file)
        return len(caught)

    queries(1, 0)
    assert queries(2, 100) == queries(12, 200)


def test_after_many_rows_the_planner_looks_again(monkeypatch):
    asked = []
    monkeypatch.setattr(imports, "MANY", 2)
    monkeypatch.setattr(imports.planner, "look_again", asked.append)
    run(csv_file("id,surname\n1,Один"))
    assert asked == []
    run(csv_file("id,surname\n2,Два\n3,Три"))
    assert asked == ["prisoners"]


def test_the_planner_looks_at_every_table():
    with CaptureQueriesContext(connection) as caught:
        planner.look_again("prisoners")
    asked = [query["sql"] for query in caught]
    if connection.vendor == "sqlite":
        assert asked == ["PRAGMA optimize"]
    else:
        assert {
            'ANALYZE "prisoners_person"',
            'ANALYZE "prisoners_nameform"',
            'ANALYZE "prisoners_fact"',
        } <= set(asked)


# The command --------------------------------------------------------------------------------------------------


def test_the_command_tells_what_it_did(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_bytes(csv_file(LIST, "cp1251").getvalue())
    call_command("import_persons", path, dry_run=True)
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "read as Windows-1251",
        "2 rows: 2 would be made, 0 would be changed, 0 unchanged",
    ]
    call_command("import_persons", path)
    call_command("import_persons", path)
    said = capsys.readouterr().out.splitlines()
    assert said[:4] == [
        "new nationalities: 2 (кореянка, русская)",
        "new places: 1 (Калуга)",
        "new professions: 1 (врач)",
        "new sources: 1 (Книга)",
    ]
    assert said[5] == "2 rows: 2 made, 0 changed, 0 unchanged"
    assert said[-1] == "2 rows: 0 made, 0 changed, 2 unchanged"


def test_the_command_fails_with_a_line_for_each_fault(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text("id,surname\n1,\n,а\n")
    with pytest.raises(CommandError, match=r"^2 errors; nothing was changed$"):
        call_command("import_persons", path)
    assert capsys.readouterr().err.splitlines() == [
        "row 2, surname: The row has no name.",
        "row 3, id: The id is missing.",
    ]
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_persons", tmp_path / "none.csv")


def test_edited_records_are_kept_or_overwritten_by_the_command(tmp_path, frozen, capsys):
    path = tmp_path / "list.csv"
    path.write_text("id,surname\n1,Мамаева\n")
    call_command("import_persons", path)
    frozen.shift(60)
    Person.objects.get().save()
    path.write_text("id,surname\n1,Опенко\n")
    call_command("import_persons", path, "--keep-edited")
    assert (
        capsys.readouterr().out.splitlines()[-1] == "1 rows: 0 made, 0 changed, 0 unchanged, 1 kept as edited"
    )
    call_command("import_persons", path, "--overwrite")
    assert Person.objects.get().listed_ru == "Опенко"
    assert Person.objects.get().changed_at > TUESDAY
