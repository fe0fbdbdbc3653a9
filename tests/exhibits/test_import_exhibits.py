from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import translation

from exhibits.models import Exhibit, ExhibitPerson, ExhibitWord, Kind
from exhibits.tables import exhibits
from tests.prisoners.builders import mamayeva

from . import builders
from .tables import counts, csv_file, faults, rows_file, run, warnings, workbook

pytestmark = pytest.mark.django_db

LIST = """
    accession_number,title,title_en,kind,date,height,width,unit,hall,location,persons,acquired_on,published
    КП 12/4,Письмо,A letter,письмо,конец 1930-х,24.5,18,cm,alzhir,экспозиция,автор: mamayeva-raisa,9.10.2018,
    КП 12/5,Альбом,,альбом,193?,,,,,в хранении,,,нет
"""


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def places():
    mamayeva()
    builders.hall()


def stored():
    """Everything that an import writes, with the ids, so that nothing was written anew."""
    models = (Exhibit, ExhibitPerson, ExhibitWord, Kind)
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}


def one(**cells):
    """The report of a table of one row, and the exhibit."""
    cells = {"accession_number": "7", **cells}
    report = run(rows_file(list(cells), list(cells.values())))
    return report, Exhibit.objects.filter(accession_number="7").first()


def test_rows_become_exhibits(frozen, places):
    report = run(csv_file(LIST))
    assert (report.faults, counts(report), report.shared) == ([], (2, 0, 0, 0), {Kind: ["письмо", "альбом"]})
    letter = Exhibit.objects.get(accession_number="КП 12/4")
    assert (letter.title_ru, letter.title_en, letter.title_kk) == (
        "Письмо",
        "A letter",
        "",
    )
    assert (letter.slug, letter.kind.name_ru) == ("a-letter", "письмо")
    assert (letter.date_text_ru, letter.earliest, letter.latest) == ("конец 1930-х", 1935, 1939)
    assert (letter.height, letter.width, letter.size_unit) == (Decimal("24.5"), 18, "cm")
    assert (letter.hall.slug, letter.location, letter.acquired_on) == ("alzhir", "display", "2018-10-09")
    assert [(each.role, each.person.slug) for each in letter.people.all()] == [("maker", "mamayeva-raisa")]
    album = Exhibit.objects.get(accession_number="КП 12/5")
    assert (album.slug, album.earliest, album.latest, album.location) == ("albom", 1930, 1939, "storage")
    assert (letter.is_published, album.is_published) == (True, False)
    assert letter.accession_key == "kп 12/4"


def test_imported_exhibits_are_found(places):
    run(csv_file(LIST))
    before = sorted(ExhibitWord.objects.values_list("exhibit", "word", "place"))
    call_command("index_exhibits", verbosity=0)
    assert sorted(ExhibitWord.objects.values_list("exhibit", "word", "place")) == before
    assert ExhibitWord.objects.filter(word="#kп12/4").count() == 1


def test_a_second_run_changes_nothing(places):
    run(csv_file(LIST))
    before = stored()
    assert counts(run(csv_file(LIST))) == (0, 0, 2, 0)
    assert stored() == before


def test_a_workbook_is_read_too():
    report = run(workbook(["accession_number", "title", "earliest"], ["1", "Ложка", 1938]), "list.xlsx")
    assert counts(report) == (1, 0, 0, 0)
    assert Exhibit.objects.get().earliest == 1938


def test_a_dry_run_writes_nothing(places):
    report = run(csv_file(LIST), dry_run=True)
    assert (counts(report), report.shared) == ((2, 0, 0, 0), {Kind: ["письмо", "альбом"]})
    assert (Exhibit.objects.count(), Kind.objects.count()) == (0, 0)


def test_one_bad_row_and_nothing_is_written(places):
    report = run(csv_file(LIST + "КП 13,Нож,,,,широкий,,,,,,,\n"))
    assert (faults(report), Exhibit.objects.count()) == ([(4, "height")], 0)


def test_a_changed_row_changes_what_the_table_has_columns_for():
    run(csv_file("accession_number,title_ru,description_ru,kind\n1,Ложка,Медная.,посуда"))
    spoon = Exhibit.objects.get()
    report = run(csv_file("accession_number,title_ru,kind\n1,Ложка столовая,"))
    assert counts(report) == (0, 1, 0, 0)
    spoon.refresh_from_db()
    assert (spoon.title_ru, spoon.description_ru, spoon.kind, spoon.slug) == (
        "Ложка столовая", "Медная.", None, "lozhka",
    )  # fmt: skip
    assert ExhibitWord.objects.filter(word="столовая").count() == 1


def test_an_edited_record_stops_the_import_is_kept_or_overwritten():
    first, second = "accession_number,title_ru\n1,Ложка", "accession_number,title_ru\n1,Миска"
    run(csv_file(first))
    spoon = Exhibit.objects.get()
    spoon.title_ru = "Ложка Раисы"
    spoon.save()
    assert faults(run(csv_file(second))) == [(2, "accession_number")]
    assert counts(run(csv_file(second), edited="keep")) == (0, 0, 0, 1)
    assert counts(run(csv_file("accession_number,title_ru\n1,Ложка Раисы"))) == (0, 0, 1, 0)
    assert counts(run(csv_file(second), edited="overwrite")) == (0, 1, 0, 0)
    spoon.refresh_from_db()
    assert spoon.title_ru == "Миска"


def test_a_record_that_was_entered_by_hand_is_known_by_its_number():
    builders.exhibit(accession_number="КП 1", title_ru="Письмо", title_kk="", title_en="")
    assert counts(run(csv_file("accession_number,title_ru\nКП  1,Письмо"))) == (0, 0, 1, 0)
    assert faults(run(csv_file("accession_number,title_ru\nКП 1,Другое"))) == [(2, "accession_number")]


def test_the_number_is_needed_and_stands_once():
    report = run(csv_file("accession_number,title\n,Ложка\n1,Миска\n1 ,Нож"))
    assert faults(report) == [(2, "accession_number"), (4, "accession_number")]
    assert faults(run(csv_file("title\nЛожка"))) == [(1, "accession_number")]


def test_numbers_that_look_alike_are_told():
    builders.exhibit(accession_number="КП 1")
    report = run(csv_file("accession_number,title\nKП 1,Ложка\nкп 2,Миска\nКП 2,Нож"))
    assert (counts(report), warnings(report)) == (
        (3, 0, 0, 0), [(2, "accession_number"), (4, "accession_number")],
    )  # fmt: skip


@pytest.mark.parametrize("number", ["КП 12/4", "82.33.4a-b", "№ 7 (1)", "ПС/ВХ-15"])
def test_numbers_are_the_museums_own(number):
    assert counts(run(rows_file(["accession_number"], [f" {number} "]))) == (1, 0, 0, 0)
    assert Exhibit.objects.get().accession_number == number


def test_titles_that_are_the_same_get_addresses_of_their_own():
    run(csv_file("accession_number,title\n1,Ложка\n2,Ложка\n3,\n4,❤"))
    assert list(Exhibit.objects.order_by("pk").values_list("slug", flat=True)) == [
        "lozhka",
        "lozhka-2",
        "3",
        "4",
    ]


@pytest.mark.parametrize(
    ("cells", "years"),
    [
        ({"earliest": "1903", "latest": "1905"}, (1903, 1905)),
        ({"earliest": "1903-01-01", "latest": "1903-12-31"}, (1903, 1903)),
        ({"earliest": "-500", "latest": "-490"}, (-500, -490)),
        ({"earliest": "0", "latest": "0"}, (None, None)),
        ({"date": "late 1930s"}, (1935, 1939)),
        ({"date": "до 1938"}, (None, 1938)),
        ({"date": "c. 500 BCE"}, (-510, -490)),
        ({"date": "late 1930s", "earliest": "1936", "latest": ""}, (1936, 1939)),
        ({"date": "1890", "earliest": "1936", "latest": ""}, (1936, None)),
        ({"date": "1890", "earliest": "1936", "latest": "1937"}, (1936, 1937)),
        ({"date": "undated"}, (None, None)),
    ],
)
def test_years_stand_in_columns_or_are_read_from_the_words(cells, years):
    report, exhibit = one(**cells)
    assert (report.faults, report.warnings, (exhibit.earliest, exhibit.latest)) == ([], [], years)


def test_a_date_that_is_not_understood_is_kept_as_text():
    report, exhibit = one(date="в годы заключения")
    assert (faults(report), warnings(report)) == ([], [(2, "date")])
    assert (exhibit.date_text_ru, exhibit.earliest) == ("в годы заключения", None)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"earliest": "1939", "latest": "1938"}, "earliest"),
        ({"earliest": "старый"}, "earliest"),
        ({"acquired_on": "2040"}, "acquired_on"),
        ({"acquired_on": "12/05/1937"}, "acquired_on"),
        ({"height": "24"}, "unit"),
        ({"height": "24 cm", "width": "10 in"}, "unit"),
        ({"height": "24 parsecs"}, "unit"),
        ({"height": "-1 cm"}, "height"),
        ({"height": "99999999999 cm"}, "height"),
        ({"height": "1/0 cm"}, "height"),
        ({"parts": "0"}, "parts"),
        ({"fund": "золотой"}, "fund"),
        ({"rights": "all"}, "rights"),
        ({"location": "display"}, "hall"),
        ({"hall": "Luna"}, "hall"),
        ({"persons": "owner: nobody"}, "persons"),
        ({"persons": "mamayeva-raisa"}, "persons"),
        ({"persons": "friend: mamayeva-raisa"}, "persons"),
        ({"title_ru": "а" * 1001}, "title_ru"),
        ({"title": "\x07"}, "title"),
        ({"title": "כד"}, "title"),
        ({"slug": "Ложка"}, "slug"),
        ({"published": "maybe"}, "published"),
        ({"heigth": "3"}, "heigth"),
    ],
)
def test_what_cannot_be_taken_is_named(cells, column):
    report, exhibit = one(**cells)
    assert ([fault.column for fault in report.faults], exhibit) == ([column], None)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("24,5 см", "24.5", "cm"), ("24.50cm", "24.5", "cm"), ("11 1/2 in.", "11.5", "in"), ("3/8 in", "0.38", "in"),
        ("11½ in", "11.5", "in"), ("10 mm", "10", "mm"),
    ],
)  # fmt: skip
def test_sizes_with_their_units(text, number, unit):
    report, exhibit = one(height=text)
    assert (report.faults, exhibit.height, exhibit.size_unit) == ([], Decimal(number), unit)


def test_words_for_what_the_museum_chooses_from():
    report, exhibit = one(
        fund="Основной", originality="подлинник", acquisition_method="дар", rights="CC0", inscription_language="русский",
        weight="0,5 кг", unique="да",
    )  # fmt: skip
    assert report.faults == []
    assert (exhibit.fund, exhibit.originality, exhibit.acquisition_method) == ("main", "original", "gift")
    assert (exhibit.rights, exhibit.inscription_language) == (
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "ru",
    )
    assert (exhibit.weight, exhibit.weight_unit, exhibit.is_unique) == (Decimal("0.5"), "kg", True)


def test_a_text_without_letters_holds_in_every_language():
    _report, exhibit = one(date="1939", dimensions="24 × 18")
    assert (exhibit.date_text_kk, exhibit.date_text_ru, exhibit.date_text_en) == ("1939", "1939", "1939")
    assert exhibit.dimensions_en == "24 × 18"


def test_tags_and_formulas_are_texts():
    one(title="<script>alert(1)</script>", description="'=HYPERLINK(1)")
    exhibit = Exhibit.objects.get()
    assert exhibit.title_en == "<script>alert(1)</script>"
    assert exhibit.description_en == "=HYPERLINK(1)"


def test_an_exhibit_of_an_unpublished_person_is_told_and_not_public():
    mamayeva(is_published=False)
    report, exhibit = one(title="Платье", persons="owner: mamayeva-raisa")
    assert (report.faults, warnings(report), exhibit.is_published) == ([], [(2, "persons")], True)
    assert list(Exhibit.objects.public()) == []


def test_hall_that_is_taken_away_ends_the_display():
    builders.exhibit(accession_number="1", hall=builders.hall(), location="display")
    run(csv_file("accession_number,hall\n1,"), edited="overwrite")
    assert list(Exhibit.objects.values_list("hall", "location")) == [(None, "")]


def test_draft_leaves_new_records_unpublished():
    run(csv_file("accession_number,title\n1,Ложка"), draft=True)
    assert Exhibit.objects.get().is_published is False


def test_the_queries_do_not_grow_with_the_rows(places, django_assert_max_num_queries):
    rows = [
        [str(number), f"Ложка {number}", "author: mamayeva-raisa", "alzhir", "ложка"] for number in range(60)
    ]
    with django_assert_max_num_queries(45):
        run(rows_file(["accession_number", "title", "persons", "hall", "kind"], *rows))
    assert Exhibit.objects.count() == 60


# The command --------------------------------------------------------------------------------------------


def test_the_command_says_what_it_did(tmp_path, capsys, places):
    path = tmp_path / "list.csv"
    path.write_bytes(csv_file(LIST).read())
    call_command("import_exhibits", path, dry_run=True)
    assert "2 rows: 2 would be made" in capsys.readouterr().out
    call_command("import_exhibits", path)
    assert "2 rows: 2 made, 0 changed, 0 unchanged" in capsys.readouterr().out
    call_command("import_exhibits", path)
    assert "2 rows: 0 made, 0 changed, 2 unchanged" in capsys.readouterr().out


def test_the_command_names_bad_rows(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text("accession_number,height\n1,wide\n")
    with pytest.raises(CommandError, match="1 error; nothing was changed"):
        call_command("import_exhibits", path)
    assert capsys.readouterr().err == "row 2, height: “wide” is not a number.\n"


@pytest.mark.parametrize("said", ["database is locked", "deadlock detected\nDETAIL: Process 1 waits"])
def test_a_database_that_others_hold_for_too_long_is_told(monkeypatch, said):
    def write(table, report):
        raise OperationalError(said)

    monkeypatch.setattr(exhibits.ExhibitTable, "write", write)
    report = run(csv_file("accession_number\nКП 1"))
    assert [fault.reason for fault in report.faults] == [
        "The records were changed at the same time: try again."
    ]
    assert (report.made, Exhibit.objects.count()) == (0, 0)


def test_another_failure_of_the_database_is_not_taken_for_that(monkeypatch):
    def write(table, report):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(exhibits.ExhibitTable, "write", write)
    with pytest.raises(OperationalError, match="disk is full"):
        run(csv_file("accession_number\nКП 1"))
