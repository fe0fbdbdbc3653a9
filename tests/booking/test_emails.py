from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from alzhir_site.models import OutboxMessage
from booking import reminders
from booking.models import Booking
from booking.reservations import Contact, cancel, move
from tests.booking.builders import (
    NOW,
    at,
    close_day,
    make_booking,
    make_slot,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
LANGUAGES = ["kk", "ru", "en"]


def contact(language):
    return Contact(name="Ян", email=f"{language}@example.kz", phone="+77011234567", language=language)


def last():
    return OutboxMessage.objects.latest("pk")


SUBJECTS = {
    "kk": ["2026 ж. 14 мамыр", "2026 ж. 15 мамыр"],
    "ru": ["14 мая 2026 г.", "15 мая 2026 г."],
    "en": ["14 May 2026", "15 May 2026"],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_in_the_visitors_language(tour, language):
    old, new = make_slot(tour), make_slot(tour, at(15, 10, 30))
    booking = make_booking(old, 2, contact=contact(language))
    subjects = [last().subject]
    booking = move(booking, new, now=NOW)
    subjects.append(last().subject)
    closure = close_day(date(2026, 5, 15))
    subjects.append(last().subject)
    closure.delete()
    subjects.append(last().subject)
    cancel(Booking.objects.select_related("slot__tour").get(), now=NOW)
    subjects.append(last().subject)
    first, second = SUBJECTS[language]
    assert [day in subject for day, subject in zip([first] + [second] * 4, subjects, strict=True)] == [
        True
    ] * 5
    assert len(set(subjects)) == 5
    for message in OutboxMessage.objects.all():
        assert message.to == f"{language}@example.kz"
        assert f"/{language}/bookings/{booking.secret}/" in message.body
        html = str(message.as_email().alternatives[0][0])
        assert f'<html lang="{language}">' in html
        assert f"/{language}/bookings/{booking.secret}/" in html
        assert booking.reference in message.body


def test_confirmation_carries_the_calendar_file(tour):
    make_booking(make_slot(tour))
    attached = last().as_email().attachments
    assert [(one.filename, one.mimetype) for one in attached] == [("alzhir.ics", "text/calendar")]


def test_reminder_goes_out_the_day_before_once(tour, frozen):
    tomorrow, later = make_slot(tour, at(13, 10, 30)), make_slot(tour, at(14, 10, 30))
    yesterday = NOW - timedelta(days=1)
    due = make_booking(tomorrow, 2, now=yesterday)
    make_booking(tomorrow, 2, now=NOW)
    make_booking(later, 2, now=yesterday)
    cancel(make_booking(tomorrow, 1, now=yesterday), now=NOW)
    before = OutboxMessage.objects.count()
    assert reminders.send_due(NOW) == 1
    assert reminders.send_due(NOW) == 0
    assert OutboxMessage.objects.count() == before + 1
    assert f"/kk/bookings/{due.secret}/" in last().body
    out = StringIO()
    frozen.move_to(at(13, 9))
    call_command("send_reminders", stdout=out)
    assert out.getvalue() == "reminders: 1 written\n"


def test_no_reminder_for_a_closed_day(tour):
    make_booking(make_slot(tour, at(13, 10, 30)), 2, now=NOW - timedelta(days=1))
    close_day(date(2026, 5, 13))
    assert reminders.send_due(NOW) == 0


def test_a_name_cannot_add_a_header(tour):
    sly = Contact(name="x\r\nBcc: all@example.kz", email="a@example.kz", phone="+77011234567", language="en")
    make_booking(make_slot(tour), contact=sly)
    message = last().as_email().message()
    assert message["Bcc"] is None
    assert message["To"] == "a@example.kz"
