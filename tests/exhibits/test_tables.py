"""What the tables of the collection say of themselves agrees with the database."""

from itertools import islice
from pathlib import Path

import pytest
from django.utils import translation

from exhibits.models import (
    AcquisitionMethod,
    Donation,
    DonationItem,
    DonationMode,
    Donor,
    Exhibit,
    Fund,
    Kind,
    Location,
    Originality,
    Rights,
    Role,
    SizeUnit,
    WeightUnit,
)  # fmt: skip
from exhibits.tables import cells, exhibit_rows, mappings, words
from exhibits.tables.vocabulary import DONATIONS, EXHIBITS
from prisoners.models.facts import Relation
from prisoners.models.naming import FormLanguage
from prisoners.tables.columns import Column
from tests.bench import open_museum

from .tables import counts, rows_file, run

EXAMPLES = sorted(Path(mappings.__file__).with_name("examples").glob("*.toml"))
ELSEWHERE = {"kind": (Kind, "name"), "hall": (None, ""), "persons": (None, "")}
DONATION_FIELDS = {
    "id": (Donation, "import_id"), "donor": (Donor, "name"), "donor_place": (Donor, "place"), "item": (DonationItem, "name"),
    "item_kind": (Kind, "name"), "item_note": (DonationItem, "note"), "item_exhibit": (Exhibit, "accession_number"),
    "donor_country": (None, ""), "donor_person": (None, ""), "persons": (None, ""),
}  # fmt: skip


def longest(model, name):
    """Of the column of the database; None where it has no limit."""
    return model._meta.get_field(name).max_length


@pytest.mark.parametrize("field", cells.LENGTHS)
def test_texts_of_exhibits_fit_the_database(field):
    model, name = ELSEWHERE.get(field, (Exhibit, exhibit_rows.ATTRIBUTES.get(field, field)))
    assert not model or longest(model, name) in (cells.LENGTHS[field], None)


@pytest.mark.parametrize("field", cells.DONATION_LENGTHS)
def test_texts_of_donations_fit_the_database(field):
    model, name = DONATION_FIELDS.get(field, (Donation, field))
    assert not model or longest(model, name) in (cells.DONATION_LENGTHS[field], None)


@pytest.mark.parametrize(
    ("told", "choices"),
    [
        (words.FUND, Fund), (words.ORIGINALITY, Originality), (words.LOCATION, Location), (words.SIZE_UNIT, SizeUnit),
        (words.WEIGHT_UNIT, WeightUnit), (words.ACQUISITION_METHOD, AcquisitionMethod), (words.RIGHTS, Rights),
        (words.ROLE, Role), (words.MODE, DonationMode), (words.RELATION, Relation), (words.LANGUAGE, FormLanguage),
    ],
)  # fmt: skip
def test_there_are_words_for_every_choice_and_none_for_two(told, choices):
    assert set(told) == set(choices.values)
    every = [word.casefold() for row in told.values() for word in row.split("|")]
    assert len(every) == len(set(every))


@pytest.mark.parametrize(
    ("vocabulary", "text", "column"),
    [
        (EXHIBITS, "Accession number", Column("accession_number")),
        (EXHIBITS, "TITLE_RU", Column("title", 1, "ru")),
        (EXHIBITS, "medium", Column("material")),
        (EXHIBITS, "title_2", None),
        (EXHIBITS, "height_ru", None),
        (EXHIBITS, "", None),
        (DONATIONS, "donor_2_kk", Column("donor", 2, "kk")),
        (DONATIONS, "shows_name", Column("donor_shows_name")),
        (DONATIONS, "donor_country_9", Column("donor_country", 9)),
        (DONATIONS, "item_2", None),
    ],
)
def test_columns(vocabulary, text, column):
    assert vocabulary.column_of(text) == column


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_of_mappings_name_columns_that_there_are(path):
    mapping = mappings.read(path.read_bytes())
    named = [*mapping.columns.values(), *mapping.constants, *mapping.values, *mapping.left_out]
    assert [name for name in named if EXHIBITS.column_of(name) is None] == []


@pytest.mark.django_db
def test_a_table_of_an_open_museum_goes_through():
    rows = [list(map(str, row)) for row in islice(open_museum.rows(), 1100)]
    mapping = Path(mappings.__file__).with_name("examples") / "carnegie.toml"
    with translation.override("en"):
        report = run(rows_file(open_museum.HEADER.split(","), *rows), mapping=mapping.read_bytes())
    assert (report.faults, counts(report), report.passed) == ([], (1099, 0, 0, 0), 1)
    ancient = Exhibit.objects.filter(earliest=-510)
    assert ancient.count() == sum(row[1] == "c. 500 BCE" for row in rows)
    assert set(ancient.values_list("latest", "size_unit")) == {(-490, "in")}
