"""make_variants as processes of their own."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from alzhir_site.management.commands import make_variants
from pictures import making
from pictures.models import Picture, State

from .files import picture, upload

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]
LOOP = ("--every", "0.1")


def start(environment, *options):
    """A worker that writes into this process's folder."""
    environment = {**environment, "MEDIA_ROOT": str(settings.MEDIA_ROOT)}
    command = [sys.executable, "manage.py", "make_variants", *options]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)


def states():
    return set(Picture.objects.values_list("state", flat=True))


def told_to_stop(worker, number):
    """The code with which a worker in its loop ends at a signal; it makes a picture before, alone."""
    Picture.objects.create(file=upload(picture(size=(600, 400))))
    until = time.monotonic() + 60
    while states() != {State.MADE} and time.monotonic() < until:
        time.sleep(0.05)
    assert states() == {State.MADE}
    worker.send_signal(number)
    return worker.wait(10)


def test_three_workers_make_each_picture_once_and_the_one_that_looks_again_ends_when_told(
    process_environment,
):
    for _ in range(6):
        Picture.objects.create(file=upload(picture(size=(600, 400))))
    workers = [start(process_environment, *options) for options in (("--once",), ("--once",), LOOP)]
    assert [worker.wait(60) for worker in workers[:2]] == [0, 0]
    assert told_to_stop(workers[2], signal.SIGTERM) == 0
    for worker in workers:
        worker.stderr.close()
    made = list(Picture.objects.values_list("state", "attempts", "made"))
    assert made == [(State.MADE, 1, "480 600")] * 7


def test_interrupted_it_ends(process_environment):
    with start(process_environment, *LOOP) as worker:
        assert told_to_stop(worker, signal.SIGINT) == 0
    assert states() == {State.MADE}


def test_loop_outlives_a_database_that_is_away(monkeypatch):
    """The first look finds no database; the second makes what waits; then it is told to stop."""
    Picture.objects.create(file=upload(picture()))
    looks = []

    class Away:
        @staticmethod
        def make_next(*, now):
            looks.append(now)
            if len(looks) == 1:
                raise OperationalError("server closed the connection")
            if len(looks) == 3:
                os.kill(os.getpid(), signal.SIGTERM)
            return making.make_next(now=now)

    monkeypatch.setattr(make_variants, "making", Away)
    before = timezone.now()
    call_command("make_variants", every=0.01)
    assert (states(), len(looks)) == ({State.MADE}, 3)
    assert looks[0] >= before
