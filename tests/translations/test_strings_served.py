"""The real thing: two gunicorn workers, a text that is changed in the editor, and a server that is started again."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client

from translations.interface.messages import key_of

SECONDS = 5
EDITOR = f"/ru/admin/translations/unit/strings/kk/{key_of('', 'Search')}/"
FORM = re.compile(r'name="(csrfmiddlewaretoken|seen)" value="([^"]+)"')


class Site:
    """The served site; each answer comes with the number of the process that gave it."""

    def __init__(self, port, log, cookie):
        self.port, self.log, self.cookie, self.asked = port, log, cookie, 0

    def ask(self, path, body=None, cookie=""):
        self.asked += 1
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST" if body else "GET", f"{path}?n={self.asked}", body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer, text

    def worker(self):
        """The process of the last answer, which the log tells a moment later."""
        until = time.monotonic() + 10
        while time.monotonic() < until:
            found = re.search(rf"<(\d+)> n={self.asked}$", self.log.read_text(), re.MULTILINE)
            if found:
                return found[1]
            time.sleep(0.01)
        raise AssertionError("the log does not tell who answered")

    def says(self, text):
        """(the process that answered, whether the Kazakh home page has the text)."""
        page = self.ask("/kk/")[1]
        return self.worker(), text in page

    def write(self, text):
        page = self.ask(EDITOR, cookie=self.cookie)
        token = re.search(r"csrftoken=([^;]+)", page[0].getheader("Set-Cookie"))[1]
        fields = dict(FORM.findall(page[1]))
        body = "&".join([*(f"{name}={value}" for name, value in fields.items()), f"text_0={text}", "_save=1"])
        return self.ask(EDITOR, body.encode(), f"{self.cookie}; csrftoken={token}")[0].status


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(environment, folder, cookie):
    port, log = free_port(), folder / "access.log"
    log.write_text("")
    told = ["--access-logfile", str(log), "--access-logformat", "%(p)s %(q)s", "--log-level", "error"]
    argv = [
        sys.executable,
        "-m",
        "gunicorn",
        "-c",
        "python:alzhir_site.gunicorn",
        "--bind",
        f"127.0.0.1:{port}",
        *told,
    ]
    process = subprocess.Popen(argv, env=environment, cwd=settings.BASE_DIR)
    try:
        wait_for(port)
        yield Site(port, log, cookie)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def wait_for(port):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("gunicorn did not start")


def both(site, text, wanted, seconds):
    """Asks until both workers' last answer is as `wanted`; how many are so when the time is over."""
    last, until = {}, time.monotonic() + seconds
    while list(last.values()).count(wanted) < 2 and time.monotonic() < until:
        worker, is_so = site.says(text)
        last[worker] = is_so
    return list(last.values()).count(wanted)


@pytest.mark.timeout(240)
def test_both_workers_say_a_changed_text_within_seconds_and_after_a_restart(process_environment, tmp_path):
    (tmp_path / "static").mkdir()
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("editor"))
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    environment = {**process_environment, "VAR_DIR": str(tmp_path), "WEB_CONCURRENCY": "2"}
    with served(environment, tmp_path, cookie) as site:
        # Both have the page with its old text in their memory.
        assert both(site, "Izdep-tabu", False, 60) == 2
        assert site.write("Izdep-tabu") == 302
        assert both(site, "Izdep-tabu", True, SECONDS) == 2
    with served(environment, tmp_path, cookie) as site:
        assert both(site, "Izdep-tabu", True, 60) == 2
