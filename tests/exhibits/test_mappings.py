import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from exhibits.models import Exhibit, Kind
from exhibits.tables import mappings

from .tables import counts, csv_file, faults, rows_file, run, warnings

FOREIGN = """
    Object Number,Name,Classification,Dated,Year from,Year to,Medium,H (in),URL,Acquired
    1998.1,Untitled,Prints,n.d.,,,Ink,11.5,http://example.test,03/04/1998
    1998.2,Cup,decorative arts,c. 500 BCE,-510,-490,Clay,,,
"""
MAPPING = """
    language = "en"
    dates = ["%d/%m/%Y"]
    ignore = ["url"]
    [columns]
    "Object Number" = "accession_number"
    Name = "title"
    Classification = "kind"
    Dated = "date"
    "Year from" = "earliest"
    "Year to" = "latest"
    "H (in)" = "height"
    Acquired = "acquired_on"
    [constants]
    unit = "in"
    published = "no"
    [values.kind]
    "prints" = "Print"
"""


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.mark.django_db
def test_a_foreign_table_comes_in_by_a_mapping():
    report = run(csv_file(FOREIGN), mapping=MAPPING)
    assert (report.faults, counts(report)) == ([], (2, 0, 0, 0))
    first, second = Exhibit.objects.order_by("accession_number")
    assert (first.title_en, first.kind.name_en, first.date_text_en) == ("Untitled", "Print", "n.d.")
    assert (first.material_en, first.material_ru or "") == ("Ink", "")
    assert (float(first.height), first.size_unit, first.acquired_on) == (11.5, "in", "1998-04-03")
    assert (second.kind.name_en, second.earliest, second.latest) == ("decorative arts", -510, -490)
    assert (first.is_published, Kind.objects.count()) == (False, 2)
    assert counts(run(csv_file(FOREIGN), mapping=MAPPING)) == (0, 0, 2, 0)


@pytest.mark.django_db
def test_every_column_that_is_not_named_can_be_left_out():
    rows = rows_file(["no", "what", "whatever"], ["1", "Cup", "x"])
    mapping = 'ignore = "*"\n[columns]\nno = "accession_number"\nwhat = "title_en"'
    assert counts(run(rows, mapping=mapping)) == (1, 0, 0, 0)
    rows.seek(0)
    assert faults(run(rows, mapping=mapping.partition("\n")[2])) == [(1, "whatever")]


@pytest.mark.django_db
def test_words_of_the_file_have_a_meaning_whatever_the_language_of_the_column():
    mapping = '[columns]\nwhat = "kind_en"\n[values.kind]\n" PHOTOS" = "photograph"'
    run(csv_file("accession_number,what\n1,Photos\n2,Cup"), mapping=mapping)
    assert list(Kind.objects.order_by("pk").values_list("name_en", flat=True)) == ["photograph", "Cup"]


@pytest.mark.django_db
def test_the_words_of_a_date_stay_as_they_are_typed():
    run(
        csv_file("accession_number,date,acquired_on\n1,05.12.1937,05.12.2001"), mapping='dates = ["%m.%d.%Y"]'
    )
    exhibit = Exhibit.objects.get()
    assert (exhibit.date_text_en, exhibit.earliest, exhibit.acquired_on) == ("05.12.1937", 1937, "2001-05-12")


@pytest.mark.django_db
def test_several_columns_become_one_field():
    mapping = '[columns]\ntitle_en = ["a", "b"]\ndescription_en = ["c", "d"]'
    run(rows_file(["accession_number", "a", "b", "c", "d"], ["1", "A", "B", "C", "D"]), mapping=mapping)
    exhibit = Exhibit.objects.get()
    assert (exhibit.title_en, exhibit.description_en) == ("A; B", "C\n\nD")


@pytest.mark.django_db
def test_rows_that_repeat_a_number_are_passed_over_where_the_mapping_says_so():
    rows = csv_file("accession_number,title\n1,Ложка\n1,Миска\n2,Нож")
    report = run(rows, mapping='repeated = "first"')
    assert (counts(report), report.passed, warnings(report)) == ((2, 0, 0, 0), 1, [(3, "accession_number")])
    assert list(Exhibit.objects.order_by("pk").values_list("title_ru", flat=True)) == ["Ложка", "Нож"]
    rows.seek(0)
    assert counts(run(rows, mapping='repeated = "first"')) == (0, 0, 2, 0)


@pytest.mark.django_db
def test_cells_that_cannot_be_read_are_left_out_where_the_mapping_says_so():
    rows = csv_file("accession_number,title,acquired_on,earliest,latest\n1,Ложка,давно,1940,1930")
    assert faults(run(rows)) == [(2, "acquired_on"), (2, "earliest")]
    report = run(rows, mapping='left_out = ["acquired_on", "earliest"]')
    assert (counts(report), warnings(report)) == ((1, 0, 0, 0), [(2, "acquired_on"), (2, "earliest")])
    assert list(Exhibit.objects.values_list("acquired_on", "earliest", "latest")) == [("", None, None)]


@pytest.mark.django_db
def test_long_texts_are_cut_and_told_where_the_mapping_says_so():
    rows = rows_file(["accession_number", "title_en"], ["1", "a" * 1200])
    assert faults(run(rows)) == [(2, "title_en")]
    report = run(rows, mapping='long_texts = "cut"')
    assert (report.faults, warnings(report)) == ([], [(2, "title_en")])
    assert Exhibit.objects.get().title_en == "a" * 999 + "…"


@pytest.mark.django_db
def test_a_column_that_the_table_does_not_have_is_told():
    report = run(csv_file("accession_number,title\n1,Ложка"), mapping='[columns]\nname = "title"')
    assert [(fault.row, fault.column) for fault in report.faults] == [(1, "name")]


@pytest.mark.django_db
def test_two_columns_of_one_name_are_told():
    report = run(csv_file("accession_number,title,title\n1,Ложка,Нож"), mapping='dates = ["%Y"]')
    assert faults(report) == [(1, "title")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns", "cannot be read"),
        ("\x00", "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
        ("#" * 200_000, "too large"),
        ("colunms = 1", "no setting “colunms”"),
        ("columns = 1", "“columns” is not understood"),
        ("[columns]\na = 1", "“columns” is not understood"),
        ('language = "de"', "“language” is not understood"),
        ("dates = 5", "“dates” is not understood"),
        ('dates = ["%d.%d.%Y"]', "“dates” is not understood"),
        ('dates = ["%Q"]', "“dates” is not understood"),
        ("a = " + "[" * 5000, "cannot be read"),
        ('ignore = "url"', "“ignore” is not understood"),
        ('repeated = "last"', "“repeated” is not understood"),
        ('left_out = ["accession_number"]', "“left_out” is not understood"),
        ('values.kind = ["a"]', "“values” is not understood"),
    ],
)
def test_what_is_no_mapping_is_told(text, said):
    with pytest.raises(mappings.MappingError, match=said):
        mappings.read(text)


@pytest.mark.django_db
def test_the_command_takes_a_mapping(tmp_path, capsys):
    table, mapping = tmp_path / "list.csv", tmp_path / "map.toml"
    table.write_bytes(csv_file(FOREIGN).read())
    mapping.write_text(MAPPING)
    call_command("import_exhibits", table, map=mapping)
    assert "2 rows: 2 made" in capsys.readouterr().out
    mapping.write_text("columns = 1")
    with pytest.raises(CommandError, match="not understood"):
        call_command("import_exhibits", table, map=mapping)
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_exhibits", table, map=tmp_path / "none.toml")
