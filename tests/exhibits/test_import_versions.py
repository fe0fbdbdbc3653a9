"""What an import changes can be read and brought back; what it makes is told by its own report."""

import pytest

from exhibits.models import Donation, DonationItem, Exhibit
from exhibits.tables.donations import DonationTable
from exhibits.tables.exhibits import ExhibitTable
from pictures.versions import KEPT
from prisoners.models import Fact, NameForm, Person
from prisoners.tables.persons import PersonTable

from . import tables
from .tables import faults, rows_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def imported(table, *rows):
    report = tables.run(rows_file(list(rows[0]), *(list(row.values()) for row in rows)), table=table)
    assert faults(report) == []


def versions(model, *names):
    rows = KEPT[model].objects.order_by("history_date", "history_id")
    return list(rows.values_list("history_type", "history_change_reason", *names))


def test_exhibits(frozen):
    letter = {"accession_number": "КП 1", "title_ru": "Письмо", "title_kk": "Хат"}
    medal = {"accession_number": "КП 2", "title_ru": "Медаль", "title_kk": ""}
    imported(ExhibitTable, letter, medal)
    assert versions(Exhibit) == []
    frozen.shift(60)
    imported(ExhibitTable, letter | {"title_kk": "Хат, 1939"}, medal)
    assert versions(Exhibit, "title_kk") == [("~", "before", "Хат"), ("~", "import", "Хат, 1939")]


def test_persons_whose_facts_are_written_anew(frozen):
    one = {
        "id": "1",
        "surname_ru": "Мамаева",
        "birth_date": "1905",
        "death_date": "1990",
        "life_ru": "Текст.",
    }
    imported(PersonTable, one)
    assert versions(Person) == versions(Fact) == versions(NameForm) == []
    frozen.shift(60)
    imported(PersonTable, one | {"death_date": "1991", "life_ru": "Новый текст."})
    assert versions(Person, "life_ru") == [("~", "before", "Текст."), ("~", "import", "Новый текст.")]
    assert versions(Fact, "kind", "date") == [
        ("-", "import", "death", "1990"),
        ("+", "import", "death", "1991"),
    ]
    assert versions(NameForm) == []


def test_donations_with_their_objects(frozen):
    one = {"id": "5", "title_ru": "Дар", "item": "Платок", "item_kind": "одежда"}
    imported(DonationTable, one)
    assert versions(Donation) == versions(DonationItem) == []
    frozen.shift(60)
    imported(DonationTable, one | {"item": "Шаль"})
    assert versions(Donation) == []
    assert versions(DonationItem, "name_ru") == [("-", "import", "Платок"), ("+", "import", "Шаль")]
