"""Imports at the same moment, on real connections."""

import pytest
from django.utils import translation

from prisoners.models import NameForm, Nationality, Person
from tests.booking.test_races import all_at_once

from .tables import csv_file, run

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("frozen")]

TABLE = "id,surname,nationality\n" + "".join(f"{number},Мамаева,кореянка\n" for number in range(300))


def imported():
    with translation.override("en"):
        report = run(csv_file(TABLE))
    return [str(fault) for fault in report.faults] or [report.rows]


def test_the_same_table_imported_by_three_at_once_is_there_once():
    found = all_at_once([imported for _ in range(3)])
    assert [300] in found
    assert all(each in ([300], ["The records were changed at the same time: try again."]) for each in found)
    assert (Person.objects.count(), NameForm.objects.count()) == (300, 300)
    assert Nationality.objects.filter(name_ru="кореянка").count() == 1
