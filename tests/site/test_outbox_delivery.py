"""Delivery, one message at a time, to a mail server on loopback; time is an argument."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.core.mail import EmailMessage, get_connection
from django.db import OperationalError, connection

from alzhir_site.models import BACKOFF, LEASE, OutboxMessage
from alzhir_site.outbox import ServerUnreachable, deliver_next, record
from tests.site.mail_server import mail_server

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 12, 7, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def server():
    with mail_server() as server:
        yield server


@pytest.fixture
def smtp(server):
    smtp = get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host="127.0.0.1",
        port=server.port,
        use_tls=False,
        timeout=5,
    )
    yield smtp
    smtp.close()


def enqueue(*addresses):
    """Rows in the order of `addresses`, due at NOON."""
    for address in addresses:
        EmailMessage("Тур расталды", "Құпия сілтеме: /b/SECRET/", None, [address]).send()
    OutboxMessage.objects.update(created_at=NOON, due_at=NOON)
    return list(OutboxMessage.objects.order_by("id"))


def state(row):
    row.refresh_from_db()
    return row.status, row.due_at, row.attempts


def test_message_arrives_whole_with_its_fixed_id(server, smtp):
    [row] = enqueue("visitor@example.org")
    assert deliver_next(smtp, now=NOON)
    assert not deliver_next(smtp, now=NOON)
    [(recipients, message)] = server.received
    assert recipients == ["visitor@example.org"]
    assert message["Message-ID"] == row.headers["Message-ID"]
    assert message.get_payload(decode=True).decode().strip() == "Құпия сілтеме: /b/SECRET/"
    assert state(row) == ("sent", None, 1)
    assert row.sent_at == NOON


def test_not_before_it_is_due(server, smtp):
    enqueue("visitor@example.org")
    assert not deliver_next(smtp, now=NOON - SECOND)


def test_temporary_refusal_backs_off_then_fails(server, smtp):
    [row] = enqueue("busy@example.org")
    server.replies["busy@example.org"] = "451 try later"
    now = NOON
    for attempt, pause in enumerate(BACKOFF, start=1):
        assert deliver_next(smtp, now=now)
        assert state(row) == ("waiting", now + pause, attempt)
        assert not deliver_next(smtp, now=now + pause - SECOND)
        now += pause
    assert deliver_next(smtp, now=now)
    assert state(row) == ("failed", None, 6)
    assert "451" in row.last_error
    assert not deliver_next(smtp, now=now + timedelta(days=30))


def test_temporary_refusal_then_success(server, smtp):
    [row] = enqueue("busy@example.org")
    server.replies["busy@example.org"] = "451 try later"
    deliver_next(smtp, now=NOON)
    server.replies.clear()
    assert deliver_next(smtp, now=NOON + BACKOFF[0])
    assert state(row) == ("sent", None, 2)
    assert (len(server.received), row.last_error) == (1, "")


def test_permanent_refusal_fails_at_once_and_stops_no_other(server, smtp):
    rows = enqueue("first@example.org", "nobody@example.org", "last@example.org")
    server.replies["nobody@example.org"] = "550 no such user"
    while deliver_next(smtp, now=NOON):
        pass
    assert [state(row) for row in rows] == [("sent", None, 1), ("failed", None, 1), ("sent", None, 1)]
    assert [recipients for recipients, _ in server.received] == [["first@example.org"], ["last@example.org"]]


def test_row_that_cannot_be_read_back_fails_and_stops_no_other(server, smtp):
    rows = enqueue("first@example.org", "last@example.org")
    OutboxMessage.objects.filter(pk=rows[0].pk).update(
        attachments=[{"name": "x", "type": "", "base64": "abc"}]
    )
    while deliver_next(smtp, now=NOON):
        pass
    assert [state(row)[0] for row in rows] == ["failed", "sent"]


def test_unreachable_server_puts_off_one_message_and_ends_the_run():
    rows = enqueue("first@example.org", "last@example.org")
    nowhere = get_connection("django.core.mail.backends.smtp.EmailBackend", host="127.0.0.1", port=1)
    with pytest.raises(ServerUnreachable):
        deliver_next(nowhere, now=NOON)
    assert [state(row) for row in rows] == [("waiting", NOON + BACKOFF[0], 1), ("waiting", NOON, 0)]


def test_lost_workers_message_is_repeated_once_then_unclear(server, smtp):
    [row] = enqueue("visitor@example.org")
    assert OutboxMessage.objects.claim_next(now=NOON).pk == row.pk
    assert OutboxMessage.objects.claim_next(now=NOON + LEASE - SECOND) is None
    assert OutboxMessage.objects.claim_next(now=NOON + LEASE).lapses == 1
    assert not deliver_next(smtp, now=NOON + LEASE * 2)
    assert state(row) == ("unclear", None, 2)
    assert server.received == []


def test_of_two_workers_that_read_the_same_row_one_takes_it():
    [row] = enqueue("visitor@example.org")
    same = OutboxMessage.objects.get(pk=row.pk)
    assert [row.claim(now=NOON), same.claim(now=NOON)] == [True, False]


def test_late_worker_does_not_write_over_its_successor():
    enqueue("visitor@example.org")
    late = OutboxMessage.objects.claim_next(now=NOON)
    successor = OutboxMessage.objects.claim_next(now=NOON + LEASE)
    assert late.fail("451", now=NOON + LEASE) is False
    assert successor.succeed(now=NOON + LEASE) is True
    assert state(late) == ("sent", None, 2)


def test_many_recipients_lengthen_the_lease():
    EmailMessage("Тур", "Тур", None, ["a@example.org"], bcc=["b@example.org", "c@example.org"]).send()
    OutboxMessage.objects.update(due_at=NOON)
    assert OutboxMessage.objects.claim_next(now=NOON).due_at == NOON + LEASE + timedelta(minutes=1)


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_server_is_spoken_to():
    seen = []

    class Backend:
        def open(self):
            seen.append(connection.in_atomic_block)

        def send_messages(self, messages):
            seen.append(connection.in_atomic_block)
            return 1

    enqueue("visitor@example.org")
    assert deliver_next(Backend(), now=NOON)
    assert seen == [False, False]


@pytest.mark.parametrize("mails", [1, 3])
def test_queries_for_each_message(mails, server, smtp, django_assert_num_queries):
    enqueue(*["visitor@example.org"] * mails)
    with django_assert_num_queries(4):  # look, claim, read, mark
        deliver_next(smtp, now=NOON)


def test_outcome_is_written_when_the_database_comes_back():
    answers = [OperationalError("away"), OperationalError("away"), True]

    def write(*, now):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert record(write, now=NOON, pauses=(0, 0)) is True
    assert answers == []


def test_log_holds_neither_addresses_nor_texts(server, smtp, caplog):
    caplog.set_level(logging.DEBUG)
    enqueue("first@example.org", "nobody@example.org")
    server.replies["nobody@example.org"] = "550 no such user: nobody@example.org"
    while deliver_next(smtp, now=NOON):
        pass
    assert "SMTPRecipientsRefused 550" in caplog.text
    assert [word for word in ("@", "SECRET", "Тур") if word in caplog.text] == []
