from datetime import date

import pytest
from django.utils import translation

from prisoners.tables import columns, scripts, spelled_names
from prisoners.tables.entries import NOTHING, Origin, PersonRow
from prisoners.tables.sheets import Unusable
from prisoners.tables.spelled_names import Spelled

TODAY = date(2026, 5, 12)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def row(**texts):
    """The row 2 of a table with these cells, and an id and a surname where none is given."""
    texts = {"id": "1", "surname": "Мамаева", **texts}
    made = PersonRow(columns.read(list(texts)), list(texts.values()), 2, TODAY)
    made.told = made.entry()
    return made


def entry(**texts):
    made = row(**texts)
    assert made.faults == []
    return made.told


def reasons(**texts):
    return [(fault.row, fault.column, fault.reason) for fault in row(**texts).faults]


# Names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Мамаева", "ru"), ("Рысқұлова", "kk"), ("Mamayeva", "en"), ("Їжакевич", "uk"), ("გელაშვილი", "ka"),
        ("Սարգսյան", "hy"), ("김", "ko"), ("王", "zh"), ("כץ", "he"), ("Мамаевa", "ru"), ("—", ""),
    ],
)  # fmt: skip
def test_letters_tell_the_language(text, language):
    assert scripts.language_of(text) == language


def test_a_name_goes_to_the_language_of_its_letters():
    assert entry(surname="Рысқұлова", given_name="Азиза").forms == (
        Spelled("principal", "kk", "Рысқұлова", "Азиза"),
    )


def test_names_of_several_languages_stand_in_their_order():
    told = entry(
        surname="Мамаева",
        surname_en="Mamayeva",
        given_name_en="Raisa",
        surname_kk="Мамаева",
        surname_pl="Mamajewa",
    )
    assert told.forms == (
        Spelled("principal", "kk", "Мамаева"),
        Spelled("principal", "ru", "Мамаева"),
        Spelled("principal", "en", "Mamayeva", "Raisa"),
        Spelled("principal", "pl", "Mamajewa"),
    )


def test_a_second_name_in_a_language_is_another_spelling():
    told = entry(surname="Мамаева", surname_ru="Момаева")
    assert told.forms == (Spelled("principal", "ru", "Момаева"), Spelled("spelling", "ru", "Мамаева"))
    assert entry(surname="Мамаева", surname_ru="Мамаева").forms == (Spelled("principal", "ru", "Мамаева"),)


def test_other_names():
    told = entry(
        maiden_name="Опенко",
        married_name="Иванова; Сидорова, Анна",
        alias="Красная Роза",
        other_spellings="Mamajewa Raissa; , Раиса",
    )
    assert told.forms[1:] == (
        Spelled("maiden", "ru", "Опенко"),
        Spelled("married", "ru", "Иванова"),
        Spelled("married", "ru", "Сидорова", "Анна"),
        Spelled("alias", "ru", "Красная Роза"),
        Spelled("spelling", "", "Mamajewa", "Raissa"),
        Spelled("spelling", "ru", "", "Раиса"),
    )


@pytest.mark.parametrize(
    "form",
    [
        Spelled("maiden", "ru", "Опенко"), Spelled("alias", "ru", "Красная Роза"), Spelled("alias", "ru", "", "Зорка"),
        Spelled("spelling", "en", "De La Cruz", "Ana María", ""), Spelled("spelling", "ru", "Мамаева", "", "Моисеевна"),
    ],
)  # fmt: skip
def test_other_names_are_read_as_they_are_written(form):
    assert spelled_names.read(form.kind, form.language, spelled_names.write(*form.parts)) == form


def test_a_row_needs_a_name():
    assert reasons(surname="", birthplace="Калуга") == [(2, "surname", "The row has no name.")]
    assert reasons(surname="", maiden_name="Опенко") == [(2, "surname", "The row has no name.")]


def test_odd_names_are_taken_and_told():
    assert [warning.reason for warning in row(surname="Цой1", given_name="Мaрия").warnings] == [
        "“Цой1 Мaрия” is an odd name.",
        "Cyrillic and Latin letters are mixed in “Цой1 Мaрия”.",
    ]
    assert [warning.reason for warning in row(surname="?").warnings] == ["“?” is an odd name."]
    assert row(surname="Ó Briain", given_name="Ә").warnings == []


# Facts -----------------------------------------------------------------------------------------------------


def test_facts_stand_in_the_order_of_a_life():
    told = entry(
        death="1975", arrested="5 декабря 1937", birth="about 1900", arrested_2="1941", nationality="казашка"
    )
    assert [(fact.kind, fact.date) for fact in told.facts] == [
        ("birth", "1900~"), ("nationality", ""), ("arrest", "1937-12-05"), ("arrest", "1941"), ("death", "1975"),
    ]  # fmt: skip
    assert told.facts[1].name == ("", "казашка", "")


def test_a_fact_carries_its_place_text_certainty_and_source():
    told = entry(
        birth="1900", birthplace="Калуга", birthplace_en="Kaluga", birth_certainty="press", birth_source="Газета",
        birth_source_url="https://example.org/1", birth_cited="с. 5", term="8 лет", certainty="documented",
    )  # fmt: skip
    born, term = told.facts
    assert (born.place, born.certainty, born.cited) == (("", "Калуга", "Kaluga"), "press", "с. 5")
    assert born.source == Origin(("", "Газета", ""), "https://example.org/1")
    assert (term.text, term.certainty, term.source) == (("", "8 лет", ""), "documented", Origin())


def test_sources_of_the_record():
    told = entry(source="Книга", source_url="https://example.org/", source_2_en="Archive")
    assert told.sources == (Origin(("", "Книга", ""), "https://example.org/"), Origin(("", "", "Archive")))


def test_a_year_gives_the_date_or_agrees_with_it():
    assert entry(birth_year="1900").facts[0].date == "1900"
    assert entry(birth_year="1900", birth="05.12.1900").facts[0].date == "1900-12-05"
    assert reasons(birth_year="1901", birth="05.12.1900") == [
        (2, "birth_year", "The year and the date do not agree.")
    ]


@pytest.mark.parametrize(
    ("texts", "column", "words"),
    [
        ({"birth": "31.02.1900"}, "birth", "“31.02.1900” is not a date."),
        ({"birth": "<b>"}, "birth", "is not a date"),
        ({"birth_year": "19OO"}, "birth_year", "is not a year"),
        ({"birth": "1700"}, "birth", "out of range"),
        ({"arrested": "2027"}, "arrested", "out of range"),
        ({"birth": "1900", "death": "1899"}, "death", "1899 is before the birth, 1900."),
        ({"birth": "1900", "arrested": "before 1899"}, "arrested", "is before the birth"),
        ({"certainty": "sure"}, "certainty", "Write one of"),
        ({"published": "perhaps"}, "published", "Write yes or no"),
        ({"source_url": "javascript:alert(1)"}, "source_url", "not a link"),
        ({"slug": "Мамаева"}, "slug", "small Latin letters"),
        ({"surname": "a" * 81}, "surname", "The text has 81 characters; 80 fit."),
        ({"surname": "a\0b"}, "surname", "control characters"),
        ({"fate": "ab\x1b[0m"}, "fate", "control characters"),
        ({"fate": "ab\ud800"}, "fate", "control characters"),
        ({"id": ""}, "id", "The id is missing."),
        ({"id": "1" * 61}, "id", "61 characters"),
        ({"fate": "один", "fate_ru": "два"}, "fate", "Another text in the same language"),
        ({"fate": "김씨"}, "fate", "Say the language"),
        ({"surname": Unusable("A formula.")}, "surname", "A formula."),
        ({"possibly_living": "yes", "death": "1990"}, "possibly_living", "A death is recorded."),
        ({"maiden_name": "a" * 81 + ",b"}, "maiden_name", "is too long"),
    ],
)
def test_what_cannot_be_taken_is_told_with_its_column(texts, column, words):
    found = reasons(**texts)
    assert [(number, name) for number, name, _reason in found] == [(2, column)]
    assert words in found[0][2]


def test_a_birth_and_an_arrest_that_may_agree_are_taken():
    assert entry(birth="about 1900", arrested="1899").facts[1].date == "1899"


# Texts --------------------------------------------------------------------------------------------------------


def test_texts_go_to_the_language_of_their_letters():
    told = entry(fate="Учительница.", fate_kk="Мұғалім.", life_en="A life.\r\n\r\n  Its end.  ")
    assert told.fate == ("Мұғалім.", "Учительница.", "")
    assert entry(fate="—").fate == ("", "—", "")
    assert told.life == ("", "", "A life.\n\nIts end.")


def test_blanks_and_composed_letters_are_made_even():
    assert entry(surname=" Мама\u00a0ева\n", given_name="И\u0306").forms[0].parts == ("Мама ева", "Й", "")


def test_disputed_is_a_text_or_a_switch():
    assert (entry(disputed="yes").is_disputed, entry(disputed="yes").dispute) == (True, NOTHING)
    assert (entry(disputed="да", disputed_en="By whom.").dispute) == ("", "", "By whom.")
    assert entry(disputed="Спорно.").is_disputed
    assert not entry(disputed="нет").is_disputed


def test_switches_are_none_where_the_row_does_not_say():
    told = entry(published="", possibly_living="жоқ", generated="yes")
    assert (told.published, told.possibly_living, told.generated) == (None, False, True)


def test_the_digest_tells_rows_and_columns_apart():
    one, other = entry(fate="Учительница."), entry(fate="Врач.")
    assert one.digest(["fate"]) == entry(fate=" Учительница. ").digest(["fate"])
    assert len({one.digest(["fate"]), other.digest(["fate"]), one.digest(["fate", "life"])}) == 3


def test_more_cells_than_columns_are_refused():
    made = PersonRow(columns.read(["id", "surname"]), ["1", "а", "б"], 3, TODAY)
    assert [str(fault) for fault in made.faults] == ["row 3: The row has more cells than the header."]
