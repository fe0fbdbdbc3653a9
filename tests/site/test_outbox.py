"""The outbox as an e-mail backend: what is written, when, and what is refused."""

from email.mime.image import MIMEImage

import pytest
from django.core import mail
from django.core.mail import BadHeaderError, EmailMessage, EmailMultiAlternatives, get_connection, send_mail
from django.db import transaction
from django.utils import timezone

from alzhir_site.models import OutboxMessage
from alzhir_site.outbox import deliver_next

pytestmark = pytest.mark.django_db


def letter(**fields):
    return EmailMultiAlternatives(
        **{"subject": "Экскурсия", "body": "Қош келдіңіз!", "to": ["visitor@example.org"], **fields}
    )


def delivered():
    """The one queued message as the delivery backend gets it."""
    assert deliver_next(get_connection("django.core.mail.backends.locmem.EmailBackend"), now=timezone.now())
    assert len(mail.outbox) == 1
    return mail.outbox[0]


def test_send_mail_writes_a_row_and_delivers_nothing():
    assert send_mail("Экскурсия", "Текст", None, ["visitor@example.org"]) == 1
    row = OutboxMessage.objects.get()
    assert (row.status, row.subject, row.body) == ("waiting", "Экскурсия", "Текст")
    assert (row.to, row.from_email) == ("visitor@example.org", "ALZHIR <museum@example.org>")
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_row_falls_with_the_callers_transaction():
    with transaction.atomic():
        letter().send()
        assert OutboxMessage.objects.count() == 1
        transaction.set_rollback(True)
    assert OutboxMessage.objects.count() == 0


def test_several_messages_take_one_insert(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert get_connection().send_messages([letter(), letter(), letter()]) == 3
    assert OutboxMessage.objects.count() == 3


def test_message_without_recipients_is_not_written():
    assert get_connection().send_messages([letter(to=[]), letter()]) == 1


def test_everything_survives_the_table():
    message = letter(
        to=["visitor@example.org", "Әсел <asel@example.org>"],
        cc=["school@example.org"],
        bcc=["archive@example.org"],
        reply_to=["museum@example.org"],
        from_email="Музей <museum@example.org>",
        headers={"Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative("<p>Қош келдіңіз!</p>", "text/html")
    message.attach("экскурсия.ics", "BEGIN:VCALENDAR\r\nSUMMARY:Тур\r\nEND:VCALENDAR\r\n", "text/calendar")
    message.attach("qr.png", b"\x89PNG\x00\xff", "image/png")
    message.send()
    got = delivered()
    assert (got.subject, got.body, got.from_email) == (message.subject, message.body, message.from_email)
    assert (got.to, got.cc, got.bcc, got.reply_to) == (message.to, message.cc, message.bcc, message.reply_to)
    assert [tuple(part) for part in got.alternatives] == [("<p>Қош келдіңіз!</p>", "text/html")]
    assert [tuple(part) for part in got.attachments] == [tuple(part) for part in message.attachments]
    parsed = got.message()
    assert parsed["Auto-Submitted"] == "auto-generated"
    kinds = [part.get_content_type() for part in parsed.walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "text/calendar", "image/png"]


def test_part_built_by_hand_survives_the_table():
    picture = MIMEImage(b"\x89PNG\x00\xff", "png")
    picture.add_header("Content-ID", "<qr>")
    letter(attachments=[picture]).send()
    part = delivered().message().get_payload()[1]
    assert (part["Content-ID"], part.get_payload(decode=True)) == ("<qr>", b"\x89PNG\x00\xff")


def test_html_only_message_stays_html():
    message = EmailMessage("Тур", "<p>Тур</p>", None, ["visitor@example.org"])
    message.content_subtype = "html"
    message.send()
    assert delivered().message().get_content_type() == "text/html"


def test_message_id_is_fixed_and_names_the_museum_not_the_host():
    letter().send()
    email = OutboxMessage.objects.get().as_email()
    assert email.message()["Message-ID"] == OutboxMessage.objects.get().as_email().message()["Message-ID"]
    assert email.message()["Message-ID"].endswith("@example.org>")
    assert email.message()["Date"] == OutboxMessage.objects.get().as_email().message()["Date"]


def test_message_id_takes_the_sites_name_where_no_address_is_set(settings):
    settings.DEFAULT_FROM_EMAIL, settings.SITE_URL = "museum", "https://alzhir.example"
    letter().send()
    assert OutboxMessage.objects.get().headers["Message-ID"].endswith("@alzhir.example>")


@pytest.mark.parametrize(
    "fields",
    [
        {"subject": "Тур\nBcc: victim@example.org"},
        {"subject": "Тур\r\nBcc: victim@example.org"},
        {"to": ["visitor@example.org\nBcc: victim@example.org"]},
        {"cc": ["visitor@example.org\nvictim@example.org"]},
        {"bcc": ["visitor@example.org\r\nDATA"]},
        {"reply_to": ["visitor@example.org\nBcc: victim@example.org"]},
        {"from_email": "museum@example.org\nBcc: victim@example.org"},
        {"headers": {"X-Tour": "1\nBcc: victim@example.org"}},
        {"headers": {"To": "all@example.org"}, "to": ["visitor@example.org\nvictim@example.org"]},
    ],
)
def test_line_break_in_a_header_is_refused_and_nothing_written(fields):
    with pytest.raises(BadHeaderError):
        get_connection().send_messages([letter(), letter(**fields)])
    assert OutboxMessage.objects.count() == 0
