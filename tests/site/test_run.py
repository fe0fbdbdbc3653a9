"""What stands behind `make run` and `make test`."""

import os
import signal
import socket
import subprocess
import sys
import time
from io import StringIO

import polib
import pytest
from django.core.management import CommandError, call_command

from alzhir_site.catalogues import compile_catalogues
from alzhir_site.management.commands.serve_demo import Command
from alzhir_site.supervisor import Part, Supervisor
from news.models import Post
from tests import postgres
from tests.gates import ROOT
from visitors.models import WeeklyHours

# One write a line: print() may write a line in pieces, and three processes share the pipe.
WAITS = "import os, time; os.write(1, b'up\\n'); time.sleep(600)"
# A supervisor over two processes of which one starts a child of its own.
PROGRAM = """
import os, sys
from alzhir_site.supervisor import Part, Supervisor
waits = sys.argv[1]
child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {waits!r}])"
parts = [Part(name, [sys.executable, "-c", code]) for name, code in (("a", child), ("b", waits))]
def started(supervisor):
    os.write(1, (" ".join(str(part.process.pid) for part in parts) + "\\n").encode())
sys.exit(Supervisor(parts[0], parts[1:], lambda: None, print).run(started))
"""


def group_is_gone(group):
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def until(condition):
    deadline = time.monotonic() + 15
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_a_signal_stops_every_process(number):
    argv = [sys.executable, "-c", PROGRAM, WAITS]
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        try:
            lines = [program.stdout.readline() for _ in range(3)]
            groups = [int(word) for line in lines for word in line.split() if word.isdecimal()]
            assert len(groups) == 2
            program.send_signal(number)
            code = program.wait(20)
        finally:
            program.kill()
    assert code == (-signal.SIGKILL if number == signal.SIGKILL else 0)
    left = groups[1:] if number == signal.SIGKILL else groups
    assert until(lambda: all(group_is_gone(group) for group in left))
    for group in groups:
        if not group_is_gone(group):
            os.killpg(group, signal.SIGKILL)


def test_all_end_with_the_main_part():
    main, other = Part("main", [sys.executable, "-c", "raise SystemExit(3)"]), Part("other", ["sleep", "600"])
    supervisor = Supervisor(main, [other], lambda: None, lambda line: None)
    supervisor.listen = lambda: None
    assert supervisor.run(lambda supervisor: None) == 3
    assert not other.runs


def test_port_in_use_is_said_plainly(settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        settings.PORT = str(taken.getsockname()[1])
        with pytest.raises(CommandError, match=f"Port {settings.PORT} cannot be opened.*make run PORT="):
            Command().check_port()


@pytest.mark.parametrize("port", ["", "abc", "0", "65536", "-1", "80 80"])
def test_port_must_be_a_number(settings, port):
    settings.PORT = port
    with pytest.raises(CommandError, match="must be a number"):
        Command().check_port()


def test_serve_demo_is_for_the_demo_only():
    with pytest.raises(CommandError, match="SITE_MODE=demo"):
        call_command("serve_demo")


@pytest.mark.django_db
def test_demo_content_is_loaded_once_and_kept():
    first, second = StringIO(), StringIO()
    call_command("load_demo", stdout=first)
    assert all(f"{app}: loaded" in first.getvalue() for app in ("prisoners", "news", "booking"))
    changed = Post.objects.first()
    Post.objects.filter(pk=changed.pk).update(title_ru="Changed by staff")
    call_command("load_demo", stdout=second)
    assert "loaded" not in second.getvalue()
    assert Post.objects.get(pk=changed.pk).title_ru == "Changed by staff"
    assert WeeklyHours.objects.filter(weekday=0).count() == 0


@pytest.mark.django_db
def test_staff_password_is_told_once(django_user_model):
    first, second = Command().make_staff(), Command().make_staff()
    password = first.split("password ")[1].split()[0]
    staff = django_user_model.objects.get(username="museum")
    assert staff.check_password(password)
    assert staff.is_superuser
    assert len(password) >= 16
    assert password not in second
    assert "changepassword museum" in second


def test_catalogues_are_compiled_when_older(tmp_path):
    folder = tmp_path / "kk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source = polib.POFile()
    source.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    source.append(polib.POEntry(msgid="Hours", msgstr="Жұмыс уақыты"))
    source.append(polib.POEntry(msgid="Guess", msgstr="Болжам", flags=["fuzzy"]))
    source.save(str(folder / "django.po"))
    assert compile_catalogues([tmp_path]) == [folder / "django.mo"]
    assert compile_catalogues([tmp_path]) == []
    assert {entry.msgid: entry.msgstr for entry in polib.mofile(str(folder / "django.mo"))} == {
        "Hours": "Жұмыс уақыты"
    }
    later = time.time() + 5
    os.utime(folder / "django.po", (later, later))
    assert compile_catalogues([tmp_path]) == [folder / "django.mo"]
    assert [path.name for path in folder.iterdir() if path.suffix == ".tmp"] == []


@pytest.mark.skipif(not postgres.binaries(), reason="PostgreSQL not found")
def test_cluster_is_removed_after_an_error():
    seen = []

    def fail(url):
        seen.append(url.split("@")[1].split("/")[0].replace("%2F", "/"))
        assert os.path.isdir(seen[0])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), postgres.cluster(postgres.binaries()) as url:
        fail(url)
    folder = seen[0]
    assert not os.path.exists(folder)
