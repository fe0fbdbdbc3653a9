"""The same form and the same record at the same moment, on real connections."""

from functools import partial

import pytest

from alzhir_site.models import OutboxMessage
from tests.booking.test_races import all_at_once
from tests.visitors.writing import NOW, entry, message
from visitors.correspondence import acts
from visitors.correspondence.refusals import Refused
from visitors.models import GuestBookEntry, Message

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("frozen")]


def test_sent_off_six_times_at_once_is_one_entry():
    found = all_at_once([lambda: entry().pk for _ in range(6)], Refused)
    assert found == [GuestBookEntry.objects.get().pk] * 6


def test_published_by_four_at_once_is_published_once():
    entry()
    calls = [partial(acts.publish, GuestBookEntry.objects.get(), by=None, now=NOW) for _ in range(4)]
    assert sorted(all_at_once(calls, Refused), key=str) == [None, *["WrongState"] * 3]
    assert OutboxMessage.objects.count() == 1


def test_answered_by_four_at_once_is_answered_once():
    message()
    calls = [
        partial(acts.answer, Message.objects.get(), by=None, now=NOW, note=f"Answer {number}")
        for number in range(4)
    ]
    assert sorted(all_at_once(calls, Refused), key=str) == [None, *["WrongState"] * 3]
    assert Message.objects.get().answer in OutboxMessage.objects.get().body
