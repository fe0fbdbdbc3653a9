"""The purge leaves no trace of a contact: every table, every file and every letter is looked through."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from alzhir_site.models import OutboxMessage
from prisoners.contributions import acts, letters
from prisoners.models import Attachment, Contact, Contribution, ContributionRules
from tests.booking.builders import AIGUL, make_booking, make_slot, make_tour, open_week
from tests.prisoners.builders import person
from tests.prisoners.contributing import CONTACT, NOW, contribution, keeper, published, uploads, wordings
from tests.prisoners.test_contribution_form import fields, photograph, token, upload

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)
TRACES = ("nina@example.de", "Зауэр", "30 000000")


def purge(frozen, at):
    out = StringIO()
    frozen.move_to(at)
    call_command("purge_contacts", stdout=out)
    return out.getvalue().strip().removeprefix("contributions: ").removesuffix(" deleted")


def traces(words=TRACES):
    """(table, column, word) of each stored value that holds one of `words`."""
    return sorted(
        {
            (model._meta.db_table, name, word)
            for model in apps.get_models(include_auto_created=True)
            for row in model._base_manager.values()
            for name, value in row.items()
            for word in words
            if word in str(value)
        }
    )


def private_files():
    return sorted(path.name for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file())


def closed(draft="draft", **values):
    made = contribution(draft=draft, **values)
    acts.decline(made, by=None, now=NOW)
    return made


def test_contacts_go_a_year_after_the_contribution_was_closed(frozen):
    closed(), contribution(draft="open")
    assert purge(frozen, NOW + YEAR) == "0 contacts, 0 withdrawn, 0 loose files"
    assert purge(frozen, NOW + YEAR + timedelta(seconds=1)) == "1 contacts, 0 withdrawn, 0 loose files"
    assert Contact.objects.get().contribution.state == "received"
    assert {message.headers[letters.HEADER] for message in OutboxMessage.objects.all()} == {
        str(Contact.objects.get().contribution_id)
    }


def test_staff_set_the_time(frozen):
    ContributionRules.objects.create(contact_days=10, draft_days=3)
    closed()
    assert purge(frozen, NOW + timedelta(days=9)).startswith("0 contacts")
    assert purge(frozen, NOW + timedelta(days=11)).startswith("1 contacts")


def test_no_trace_of_a_contact_is_left(frozen, client, settings):
    """Sent through the form, seen and decided in the admin, its name not agreed to."""
    settings.CONTRIBUTION_MIN_SECONDS = 0
    frozen.move_to(NOW)
    agreed = ("keep", "text", "photos")
    client.post("/ru/persons/contribute/", fields(agreed=agreed, draft=token(), files=[upload(photograph())]))
    made = Contribution.objects.get()
    client.force_login(keeper())
    change = f"/ru/admin/prisoners/contribution/{made.pk}/"
    client.get(f"{change}change/")
    client.post(f"{change}act/accept/", {"note": "Спасибо"})
    assert {table for table, _, _ in traces()} == {"prisoners_contact", "alzhir_site_outboxmessage"}
    assert purge(frozen, NOW + YEAR + timedelta(days=1)).startswith("1 contacts")
    assert traces() == []
    assert Contribution.objects.get().text == "She wrote letters."
    assert client.get(f"/ru/persons/contribute/{made.secret}/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_no_trace_is_left_in_the_files_of_sqlite(frozen):
    """Neither in what it has freed nor in its write-ahead log. PostgreSQL's files are its own."""
    wordings()
    acts.withdraw(contribution(), now=NOW)
    name = str(connection.settings_dict["NAME"])
    files = [Path(name + end) for end in ("", "-wal") if connection.vendor == "sqlite"]
    found = [any(text.encode() in path.read_bytes() for text in TRACES) for path in files]
    assert any(found) == bool(files)
    assert purge(frozen, NOW + timedelta(minutes=1)).startswith("1 contacts")
    assert [path.name for path in files for text in TRACES if text.encode() in path.read_bytes()] == []


def test_a_name_that_may_be_published_stays_where_it_is_published(frozen):
    published(person())
    assert purge(frozen, NOW + YEAR + timedelta(days=1)).startswith("1 contacts")
    assert traces() == [("prisoners_contribution", "shown_name", "Зауэр")]


def test_what_is_withdrawn_is_erased_at_the_next_run(frozen, django_capture_on_commit_callbacks):
    someone = person()
    made = published(someone, files=2)
    acts.withdraw(made, now=NOW)
    kept = [attachment.file.name for attachment in made.attachments.all()]
    with django_capture_on_commit_callbacks(execute=True):
        assert purge(frozen, NOW + timedelta(minutes=1)) == "1 contacts, 1 withdrawn, 0 loose files"
    assert traces((*TRACES, "She wrote", "granddaughter", "Germany", made.secret)) == []
    assert [name for name in kept if (settings.PRIVATE_ROOT / name).exists()] == []
    stored = Contribution.objects.get()
    assert (stored.state, stored.person, stored.erased_at) == ("withdrawn", None, NOW + timedelta(minutes=1))
    assert purge(frozen, NOW + timedelta(days=1)) == "0 contacts, 0 withdrawn, 0 loose files"


def test_the_page_of_an_erased_contribution_still_opens(frozen, client):
    made = contribution()
    acts.withdraw(made, now=NOW)
    purge(frozen, NOW + timedelta(days=1))
    assert client.get(f"/en/persons/contribute/{made.secret}/").status_code == 200


def test_letters_about_a_booking_of_the_same_address_stay(frozen):
    contact = type(AIGUL)(name="Айгүл", email=CONTACT["email"], phone="+77011234567", language="kk")
    open_week()
    make_booking(make_slot(make_tour()), contact=contact)
    closed()
    assert OutboxMessage.objects.count() == 3
    purge(frozen, NOW + YEAR + timedelta(days=1))
    assert [letters.HEADER in message.headers for message in OutboxMessage.objects.all()] == [False]


def test_files_that_were_never_sent_off_go_after_a_day(frozen, django_capture_on_commit_callbacks):
    before = private_files()
    assert uploads.take([upload(photograph())], "forgotten", NOW) == []
    assert uploads.take([upload(photograph())], "fresh", NOW + timedelta(hours=20)) == []
    contribution(files=1)
    with django_capture_on_commit_callbacks(execute=True):
        assert purge(frozen, NOW + timedelta(days=1, minutes=1)) == "0 contacts, 0 withdrawn, 1 loose files"
    assert sorted(Attachment.objects.values_list("draft", flat=True)) == ["", "fresh"]
    assert len(private_files()) == len(before) + 2
