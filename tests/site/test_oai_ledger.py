"""What changed is noticed, whatever path it changed by, and is given a datestamp that no harvest has passed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alzhir_site.oai import ledger
from alzhir_site.oai.records import HarvestRecord, RecordKind
from exhibits.models import Donation, Exhibit, ExhibitPerson
from prisoners.models import Person
from tests.exhibits.builders import donation, exhibit, item
from tests.prisoners.builders import form, person

NOW = datetime(2026, 5, 12, 6, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]


def rows():
    """{(kind, object): (seconds after NOW, is deleted)}."""
    return {
        (row.kind, row.object_id): ((row.datestamp - NOW).total_seconds(), row.is_deleted)
        for row in HarvestRecord.objects.all()
    }


def noticed():
    return ledger.bring_up_to_date()


def test_public_records_are_noticed_once():
    made, woman = exhibit(), person()
    exhibit("hidden", is_published=False)
    person("nobody", is_published=False)
    assert noticed() == 2
    assert rows() == {("exhibit", made.pk): (1, False), ("person", woman.pk): (1, False)}
    assert noticed() == 0


def test_one_who_was_never_given_is_not_told_as_deleted():
    hidden = exhibit(is_published=False)
    hidden.delete()
    assert (noticed(), rows()) == (0, {})


@pytest.mark.parametrize(
    "end",
    [
        lambda made: Exhibit.objects.update(is_published=False),
        lambda made: made.delete(),
        lambda made: ExhibitPerson.objects.create(
            exhibit=made, person=person("nobody", is_published=False), role="owner"
        ),
    ],
)
def test_what_is_public_no_longer_is_deleted(frozen, end):
    made = exhibit()
    key = ("exhibit", made.pk)
    noticed()
    end(made)
    frozen.shift(60)
    noticed()
    assert rows()[key] == (61, True)
    assert noticed() == 0


def test_an_exhibit_goes_with_its_person_and_comes_back_with_her(frozen):
    woman = person()
    made = exhibit(persons=[(woman, "owner")])
    noticed()
    Person.objects.update(is_published=False)
    frozen.shift(60)
    assert noticed() == 2
    assert rows() == {("exhibit", made.pk): (61, True), ("person", woman.pk): (61, True)}
    Person.objects.update(is_published=True)
    frozen.shift(60)
    assert noticed() == 2
    assert rows() == {("exhibit", made.pk): (121, False), ("person", woman.pk): (121, False)}


@pytest.mark.parametrize(
    "change",
    [
        lambda made: made.save(),
        lambda made: Person.objects.get(slug="owner").save(),
        lambda made: form(Person.objects.get(slug="owner"), "Petrova", language="en").person.save(),
        lambda made: made.people.all().delete(),
        lambda made: made.people.create(person=person("another"), role="depicted"),
        lambda made: Donation.objects.get().save(),
        lambda made: Donation.objects.update(is_published=False),
        lambda made: item(donation("second"), exhibit=made),
        lambda made: made.donation_items.all().delete(),
        lambda made: Exhibit.objects.update(changed_at=datetime(2020, 1, 1, tzinfo=UTC)),
    ],
)
def test_whatever_stands_in_an_exhibit_changes_it(frozen, change):
    made = exhibit(persons=[(person("owner"), "owner")])
    item(donation(), exhibit=made)
    noticed()
    frozen.shift(60)
    change(made)
    noticed()
    assert rows()[("exhibit", made.pk)] == (61, False)
    assert noticed() == 0


def test_what_did_not_change_keeps_its_datestamp(frozen):
    first, second = exhibit(), exhibit("second")
    noticed()
    frozen.shift(60)
    second.save()
    assert noticed() == 1
    assert rows() == {("exhibit", first.pk): (1, False), ("exhibit", second.pk): (61, False)}


def test_a_change_that_came_to_light_late_is_given_the_time_when_it_did(frozen):
    """A slow transaction: what it wrote tells of a second ago, and its person was saved since."""
    woman = person()
    made = exhibit(persons=[(woman, "owner")])
    frozen.shift(60)
    woman.save()
    noticed()
    Exhibit.objects.update(changed_at=NOW + timedelta(seconds=59))
    frozen.shift(60)
    assert noticed() == 1
    assert rows() == {("exhibit", made.pk): (121, False), ("person", woman.pk): (61, False)}


def test_two_changes_in_one_second_have_two_datestamps():
    made = exhibit()
    noticed()
    first = rows()
    made.people.create(person=person(), role="owner")
    noticed()
    assert first == {("exhibit", made.pk): (1, False)}
    assert rows()[("exhibit", made.pk)] == (2, False)


def test_a_datestamp_lies_behind_the_second_in_which_it_is_given(frozen):
    """A harvest until this second is over: nothing is added to it, though the second is not over."""
    frozen.shift(timedelta(milliseconds=300))
    until_now = HarvestRecord.objects.within(last=NOW)
    made = exhibit()
    noticed()
    assert (until_now.count(), rows()) == (0, {("exhibit", made.pk): (1, False)})


def test_a_clock_that_was_set_back_gives_no_earlier_datestamp(frozen):
    made = exhibit()
    noticed()
    frozen.shift(-3600)
    made.people.create(person=person(), role="owner")
    noticed()
    assert rows()[("exhibit", made.pk)] == (2, False)


def test_one_record_is_asked_for_alone():
    first, second = exhibit(), exhibit("second")
    assert ledger.bring_up_to_date([RecordKind.EXHIBIT], second.pk) == 1
    assert rows() == {("exhibit", second.pk): (1, False)}
    Exhibit.objects.update(is_published=False)
    assert ledger.bring_up_to_date([RecordKind.EXHIBIT], second.pk) == 1
    assert ledger.bring_up_to_date([RecordKind.EXHIBIT], first.pk) == 0
    assert rows() == {("exhibit", second.pk): (2, True)}


def test_with_nothing_changed_it_reads_twice_a_kind_and_writes_nothing():
    for number in range(3):
        exhibit(f"letter-{number}", persons=[(person(f"p-{number}"), "owner")])
    noticed()
    with CaptureQueriesContext(connection) as found:
        noticed()
    assert [query["sql"].split()[0] for query in found] == ["SELECT"] * 4


def test_writing_costs_the_same_for_many():
    def queries():
        with CaptureQueriesContext(connection) as found:
            noticed()
        return len(found)

    exhibit("one")
    person("one")
    before = queries()
    for number in range(5):
        exhibit(f"letter-{number}")
        person(f"p-{number}")
    assert queries() == before


def test_the_command_says_how_many(capsys):
    exhibit()
    call_command("note_harvest_changes")
    assert capsys.readouterr().out == "Noticed for harvesters: 1\n"
    call_command("note_harvest_changes", verbosity=0)
    assert capsys.readouterr().out == ""


@pytest.mark.django_db(transaction=True)
def test_two_at_once_notice_each_change_once():
    for number in range(20):
        exhibit(f"letter-{number}")
    barrier = Barrier(4)

    def notice(_):
        barrier.wait()
        try:
            return ledger.bring_up_to_date()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        counts = sorted(pool.map(notice, range(4)))
    assert counts == [0, 0, 0, 20]
    assert set(rows().values()) == {(1, False)}


# Paging -------------------------------------------------------------------------------------------------------


def test_pages_follow_each_other_over_equal_datestamps():
    for number in range(5):
        stamp = NOW + timedelta(seconds=number // 3)
        HarvestRecord.objects.create(kind="exhibit", object_id=number, datestamp=stamp, seen=1)
    everything, seen, after = HarvestRecord.objects.within(), [], None
    while page := everything.page(2, after):
        seen.append([row.object_id for row in page])
        after = page[-1].datestamp, page[-1].pk
    assert seen == [[0, 1], [2, 3], [4]]


def test_within_holds_both_ends():
    for number in range(3):
        kind = "exhibit" if number else "person"
        stamp = NOW + timedelta(seconds=number)
        HarvestRecord.objects.create(kind=kind, object_id=number, datestamp=stamp, seen=1)

    def found(*bounds):
        return [row.object_id for row in HarvestRecord.objects.within(*bounds).order_by("pk")]

    assert found(NOW, NOW + timedelta(seconds=1)) == [0, 1]
    assert found(NOW + timedelta(seconds=2)) == [2]
    assert found(None, NOW, "person") == [0]
    assert found() == [0, 1, 2]
