"""The purge: which addresses, entries and messages go, when, and that no trace is left."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from alzhir_site.models import OutboxMessage
from tests.booking.builders import AIGUL, make_booking, make_slot, make_tour, open_week
from tests.prisoners.test_purge import traces
from tests.visitors.writing import MAIL, NOW, entry, message, published
from visitors.correspondence import acts, letters
from visitors.models import GuestBookEntry, Message

pytestmark = pytest.mark.django_db
MONTH, YEAR, MOMENT = timedelta(days=30), timedelta(days=365), timedelta(seconds=1)


def purge(frozen, at):
    out = StringIO()
    frozen.move_to(at)
    call_command("purge_addresses", stdout=out)
    return out.getvalue().strip().removeprefix("visitors: ").removesuffix(" deleted")


def closed(draft="draft", **changes):
    made = message(draft, **changes)
    acts.close(made, by=None, now=NOW)
    return made


def test_an_address_goes_a_month_after_the_decision(frozen):
    published("shown"), entry("open"), closed("closed"), message("unread")
    assert purge(frozen, NOW + MONTH) == "0 addresses, 0 entries, 0 messages"
    assert purge(frozen, NOW + MONTH + MOMENT) == "2 addresses, 0 entries, 0 messages"
    assert dict(GuestBookEntry.objects.values_list("draft", "email")) == {"shown": "", "open": MAIL}
    assert sorted(Message.objects.values_list("draft", "email", "name")) == [
        ("closed", "", ""), ("unread", MAIL, "Nina S."),
    ]  # fmt: skip
    assert purge(frozen, NOW + MONTH + MOMENT) == "0 addresses, 0 entries, 0 messages"


def test_a_published_entry_keeps_its_name(frozen):
    published()
    purge(frozen, NOW + MONTH + MOMENT)
    assert GuestBookEntry.objects.get().name == "Nina S."


def test_a_declined_entry_goes_whole(frozen):
    acts.decline(entry(), by=None, now=NOW)
    assert purge(frozen, NOW + MONTH + MOMENT) == "1 addresses, 1 entries, 0 messages"
    assert traces((MAIL, "grandmother", "Berlin", "Nina S.")) == []


def test_a_message_goes_whole_after_a_year(frozen):
    closed(), message("unread")
    assert purge(frozen, NOW + YEAR) == "1 addresses, 0 entries, 0 messages"
    assert purge(frozen, NOW + YEAR + MOMENT) == "0 addresses, 0 entries, 1 messages"
    assert Message.objects.get().draft == "unread"


def test_a_name_without_an_address_goes_too(frozen):
    closed(email="")
    assert purge(frozen, NOW + MONTH + MOMENT) == "0 addresses, 0 entries, 0 messages"
    assert Message.objects.get().name == ""


def test_the_letters_go_with_the_address(frozen):
    published()
    acts.answer(message(), by=None, now=NOW, note="Yes.")
    assert {table for table, _column, _word in traces((MAIL,))} == {
        "alzhir_site_outboxmessage", "visitors_guestbookentry", "visitors_message",
    }  # fmt: skip
    assert purge(frozen, NOW + MONTH + MOMENT) == "2 addresses, 0 entries, 0 messages"
    assert traces((MAIL,)) == []


def test_other_letters_to_the_same_address_stay(frozen):
    contact = type(AIGUL)(name="Айгүл", email=MAIL, phone="+77011234567", language="kk")
    open_week()
    make_booking(make_slot(make_tour()), contact=contact)
    published("old"), published("new", NOW + timedelta(days=2))
    purge(frozen, NOW + MONTH + MOMENT)
    kept = sorted(mail.headers.get(letters.HEADER, "") for mail in OutboxMessage.objects.all())
    assert kept == ["", f"guestbookentry-{GuestBookEntry.objects.get(draft='new').pk}"]
