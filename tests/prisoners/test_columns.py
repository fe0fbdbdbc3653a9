import pytest
from django.utils import translation

from prisoners.models import LANGUAGES, Certainty, Fact, FactKind, FormKind, NameForm, Person, Place, Source
from prisoners.models.naming import FormLanguage
from prisoners.tables import cells, columns
from prisoners.tables.columns import Column
from prisoners.tables.spelled_names import CODES


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("id", Column("id")),
        ("Given name", Column("given_name")),
        (" SURNAME-RU ", Column("surname", 1, "ru")),
        ("surname_kk_latn", Column("surname", 1, "kk_latn")),
        ("birthplace", Column("birth_place")),
        ("birth_place_2_ru", Column("birth_place", 2, "ru")),
        ("sentence", Column("term_text")),
        ("term_en", Column("term_text", 1, "en")),
        ("arrested_3", Column("arrest_date", 3)),
        ("arrest_source_url", Column("arrest_source_url")),
        ("source_2_kk", Column("source", 2, "kk")),
    ],
)
def test_columns_are_recognised(text, column):
    assert columns.column_of(text) == column


@pytest.mark.parametrize(
    "text", ["", "name", "id_ru", "life_2", "birth_ru", "arrested_1", "birthplace_pl", "Фамилия"]
)
def test_other_columns_are_not(text):
    assert columns.column_of(text) is None


def test_every_column_is_read_as_it_is_written():
    every = [Column(field) for field in columns.FIELDS]
    every += [Column(field, 2) for field in columns.NUMBERED]
    every += [Column(field, 1, "en") for field in columns.TRANSLATED | {*columns.NAMES, *columns.OTHER_NAMES}]
    assert [columns.column_of(str(column)) for column in every] == every


def test_a_wrong_header_names_each_column_and_the_nearest():
    with translation.override("en"), pytest.raises(columns.WrongHeader) as wrong:
        columns.read(["surnme", "ID", "id", "", "xyz"])
    assert wrong.value.args[0] == [
        (1, "surnme", "There is no such column; perhaps “surname” is meant."),
        (3, "id", "This column stands there twice."),
        (5, "xyz", "There is no such column."),
        (0, "surname", "There is no column with a name."),
    ]


def test_a_header_needs_an_id():
    with translation.override("en"), pytest.raises(columns.WrongHeader) as wrong:
        columns.read(["surname"])
    assert [(place, text) for place, text, _reason in wrong.value.args[0]] == [(0, "id")]


def test_a_header_of_something_else_is_not_compared_to_its_end():
    with translation.override("en"), pytest.raises(columns.WrongHeader) as wrong:
        columns.read([f"surn{number}" for number in range(20_000)])
    assert [place for place, _text, _reason in wrong.value.args[0]] == list(range(1, 101))


def test_the_columns_are_those_of_the_records():
    assert columns.LANGUAGES == LANGUAGES
    assert tuple(FactKind.values) == columns.KINDS
    assert {"principal", *columns.OTHER_NAMES.values()} == set(FormKind.values)
    assert {CODES.get(code, code) for code in columns.NAME_LANGUAGES} == set(FormLanguage.values)
    assert set(cells.CERTAINTIES) == set(Certainty.values)


@pytest.mark.parametrize(
    ("field", "model", "column"),
    [
        ("id", Person, "import_id"), ("slug", Person, "slug"), ("fate", Person, "fate"),
        *((name, NameForm, name) for name in columns.NAMES),
        ("place", Place, "name"), ("name", Place, "name"), ("text", Fact, "text"), ("cited", Fact, "cited"),
        ("source", Source, "name"), ("source_url", Source, "url"),
    ],
)  # fmt: skip
def test_lengths_are_those_of_the_database(field, model, column):
    assert cells.LENGTHS[field] == model._meta.get_field(column).max_length
