"""Workers as processes of their own: several at once, killed in the middle, told to stop."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from alzhir_site.management.commands import send_mail_queue
from alzhir_site.models import OutboxMessage
from alzhir_site.outbox import deliver_next
from tests.site.mail_server import mail_server

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def server():
    with mail_server() as server:
        yield server


@pytest.fixture
def smtp_environment(process_environment, server, tmp_path):
    """Production settings, which deliver by SMTP, on the test database."""
    return {
        **process_environment,
        "SITE_MODE": "production",
        "VAR_DIR": str(tmp_path),
        "SECRET_KEY": "test-key-" * 8,
        "ALLOWED_HOSTS": "alzhir.example",
        "SITE_URL": "https://alzhir.example",
        "DEFAULT_FROM_EMAIL": "museum@alzhir.example",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(server.port),
        "EMAIL_USE_TLS": "0",
    }


@pytest.fixture
def smtp_here(server, settings):
    """A worker of this process delivers to the same mail server as the others."""
    settings.OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False


@contextmanager
def worker(environment, *options):
    command = [sys.executable, "manage.py", "send_mail_queue", *options]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def enqueue(count):
    for number in range(1, count + 1):
        EmailMessage(f"Тур {number}", "Тур", None, [f"visitor{number}@example.org"]).send()


def states():
    return list(OutboxMessage.objects.order_by("id").values_list("status", "attempts"))


def test_three_workers_deliver_each_mail_once(process_environment, tmp_path):
    enqueue(25)
    environment = {**process_environment, "SITE_MODE": "demo", "VAR_DIR": str(tmp_path)}
    with (
        worker(environment, "--once") as first,
        worker(environment, "--once") as second,
        worker(environment, "--once") as third,
    ):
        assert [process.wait(60) for process in (first, second, third)] == [0, 0, 0]
    text = "".join(path.read_text() for path in (tmp_path / "mail").iterdir())
    to = sorted(line for line in text.splitlines() if line.startswith("To: "))
    assert to == sorted(f"To: visitor{number}@example.org" for number in range(1, 26))
    assert states() == [("sent", 1)] * 25


def kill_in_the_middle(server, environment):
    """A worker dies while the mail server has the message and has not answered."""
    server.has_received.clear()
    server.may_answer.clear()
    with worker(environment, "--once") as process:
        assert server.has_received.wait(30)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    server.may_answer.set()


def let_the_lease_run_out():
    OutboxMessage.objects.update(due_at=timezone.now())


def test_worker_killed_twice_repeats_the_mail_once(server, smtp_environment, smtp_here):
    enqueue(1)
    kill_in_the_middle(server, smtp_environment)
    assert states() == [("sending", 1)]
    call_command("send_mail_queue", "--once")  # the lease holds: nothing to do
    assert states() == [("sending", 1)]
    let_the_lease_run_out()
    kill_in_the_middle(server, smtp_environment)
    let_the_lease_run_out()
    call_command("send_mail_queue", "--once")
    assert states() == [("unclear", 2)]
    assert len(server.received) == 2
    assert len({message["Message-ID"] for _, message in server.received}) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_ends_after_the_message_in_hand(server, smtp_environment, number):
    enqueue(2)
    server.may_answer.clear()
    with worker(smtp_environment, "--every", "60") as process:
        assert server.has_received.wait(30)
        process.send_signal(number)
        server.may_answer.set()
        assert process.wait(10) == 0
    assert states() == [("sent", 1), ("waiting", 0)]


def test_sleeping_it_ends_at_once(server, smtp_environment):
    enqueue(1)
    with worker(smtp_environment, "--every", "60") as process:
        while states() != [("sent", 1)]:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_loop_outlives_a_database_that_is_away(monkeypatch):
    """The first look finds no database; the second delivers; then it is told to stop."""
    enqueue(1)
    handler = signal.getsignal(signal.SIGTERM)
    looks = []

    def look(mail_connection, *, now):
        looks.append(now)
        if len(looks) == 1:
            connection.close()
            raise OperationalError("server closed the connection")
        if len(looks) == 3:
            os.kill(os.getpid(), signal.SIGTERM)
        return deliver_next(mail_connection, now=now)

    monkeypatch.setattr(send_mail_queue, "deliver_next", look)
    call_command("send_mail_queue", every=0.01)
    assert (len(looks), states()) == (3, [("sent", 1)])
    assert signal.getsignal(signal.SIGTERM) is handler


def test_old_mail_is_purged_and_what_waits_is_kept(frozen):
    enqueue(5)
    sent, fresh, failed, waiting, unclear = OutboxMessage.objects.order_by("id")
    now = timezone.now()
    long_ago, lately = now - timedelta(days=31), now - timedelta(days=29)
    OutboxMessage.objects.update(created_at=long_ago, due_at=now + timedelta(hours=1))
    for row, fields in (
        (sent, {"status": "sent", "sent_at": long_ago}),
        (fresh, {"status": "sent", "sent_at": lately}),
        (failed, {"status": "failed"}),
        (unclear, {"status": "unclear", "created_at": lately}),
    ):
        OutboxMessage.objects.filter(pk=row.pk).update(due_at=None, **fields)
    call_command("send_mail_queue", "--once")
    assert set(OutboxMessage.objects.all()) == {fresh, waiting, unclear}
    call_command("send_mail_queue", "--once", "--purge-days", "20")
    assert set(OutboxMessage.objects.all()) == {waiting}
