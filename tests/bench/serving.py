"""The site served by gunicorn as in production: the whole booking over HTTP, a worker's memory, the pages' weight."""

import gzip
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from statistics import median
from urllib.parse import urlencode, urlsplit

from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from booking.models import Booking, Slot, Tour

RUNS, BOOKINGS, CLIENTS, WORKERS = 5, 150, 6, 2
PARTY = {"adult": 1}
CONTACT = {"name": "Visitor", "email": "visitor@example.kz", "phone": "+77011234567", "homepage_2": ""}
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
KEY = re.compile(r'name="key" value="([^"]+)"')


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def server(url):
    """Two gunicorn workers on the database; yields (port, process)."""
    port = free_port()
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "SITE_MODE": "demo",
        "PORT": str(port),
        "WEB_CONCURRENCY": str(WORKERS),
        "GUNICORN_ACCESSLOG": "",
        "GUNICORN_LOGLEVEL": "warning",
        "BOOKING_LIMIT": "1000000",
        "BOOKING_MIN_SECONDS": "0",
        "MALLOC_ARENA_MAX": "1",
    }
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], env=environment, check=True
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:alzhir_site.gunicorn"], env=environment
    )
    try:
        wait_for(port)
        yield port, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def wait_for(port):
    for _ in range(200):
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("gunicorn did not start")


class Visitor:
    """A browser without scripts on one kept connection: cookies, forms, redirects."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies = {}

    def request(self, method, path, fields=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                cookie, _, content = value.partition(";")[0].partition("=")
                self.cookies[cookie] = content
        return answer.status, answer.getheader("Location"), text

    def get(self, path):
        status, _, text = self.request("GET", path)
        if status != 200:
            raise RuntimeError(f"GET {path}: {status}")
        return text

    def post(self, path, page, **fields):
        """Sends a form of `page` and follows the redirect; (path, page)."""
        status, location, text = self.request(
            "POST", path, {"csrfmiddlewaretoken": TOKEN.search(page)[1], **fields}
        )
        if status != 303:
            raise RuntimeError(f"POST {path}: {status} {text[:200]}")
        where = urlsplit(location).path
        return where, self.get(where)

    def book(self, tour, slot):
        """From the tour page to the confirmation: eight requests."""
        self.get(f"/ru/tours/{tour}/")
        first = f"/ru/tours/book/{slot}/"
        where, page = self.post(first, self.get(first), **PARTY)
        where, page = self.post(where, page, **CONTACT)
        where, page = self.post(where, page, key=KEY.search(page)[1])
        if "/bookings/" not in where:
            raise RuntimeError(f"no confirmation: {where}")


def book_many(port, tour, slots, errors):
    for slot in slots:
        try:
            visitor = Visitor(port)
            visitor.book(tour, slot)
            visitor.connection.close()
        except Exception as error:
            errors.append(error)


def bookings_a_second(port, tour, slots):
    errors = []
    share = [
        (port, tour, [slots[(n + k) % len(slots)] for k in range(BOOKINGS // CLIENTS)], errors)
        for n in range(CLIENTS)
    ]
    clients = [threading.Thread(target=book_many, args=words) for words in share]
    begin = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    seconds = time.perf_counter() - begin
    if errors:
        raise errors[0]
    return (BOOKINGS // CLIENTS) * CLIENTS / seconds


def memory(pid):
    """Resident memory of the largest worker, MB, shared pages included."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    sizes = [
        int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{child}/status").read_text())[1]) for child in children
    ]
    return max(sizes) / 1024


def fetch(port, path):
    """(bytes as sent to a browser that takes gzip and brotli, the content)."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": "br, gzip"})
    answer = connection.getresponse()
    body = answer.read()
    return len(body), body if not answer.getheader("Content-Encoding") else b""


def weight(port, path):
    """(KB of HTML, CSS and JS compressed; KB with what a first visit loads besides; requests)."""
    _, html = fetch(port, path)
    text = html.decode()
    code, rest = len(gzip.compress(html)), 0
    links = set(re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js|svg|png|ico|woff2))"', text))
    for link in links:
        size, body = fetch(port, link)
        if link.endswith((".css", ".js")):
            code += size if not body else len(gzip.compress(body))
        else:
            rest += size
    fonts = {"kk": 6, "ru": 4, "en": 2}[path.split("/")[1]]
    loaded = font_sizes(fonts)
    preloaded = sum(1 for link in links if link.endswith(".woff2"))
    rest += loaded - sum(fetch(port, link)[0] for link in links if link.endswith(".woff2"))
    return code / 1024, (code + rest) / 1024, 1 + len(links) + fonts - preloaded


def font_sizes(count):
    """Bytes of the fonts that a page's language loads: latin; with cyrillic; with cyrillic-ext for Kazakh."""
    order = ["latin", "cyrillic", "cyrillic-ext"]
    folder = Path("static/fonts")
    names = [
        f"{family}-{script}.woff2" for script in order[: count // 2] for family in ("literata", "golos-text")
    ]
    return sum((folder / name).stat().st_size for name in names)


def measure(url):
    tour = Tour.objects.active().filter(is_private=False).first()
    call_command("make_slots", verbosity=0)
    coming = Slot.objects.filter(tour=tour).with_places_left().upcoming(timezone.now() + timedelta(days=2))
    slots = list(
        coming.filter(starts_at__lt=timezone.now() + timedelta(days=50)).values_list("pk", flat=True)
    )
    Slot.objects.filter(pk__in=slots).update(capacity=100_000)
    connections.close_all()
    with server(url) as (port, process):
        bookings_a_second(port, tour.slug, slots)
        rates = [bookings_a_second(port, tour.slug, slots) for _ in range(RUNS)]
        largest = memory(process.pid)
        weights = {
            path: weight(port, path)
            for path in ("/kk/", "/ru/", "/en/", "/kk/news/", f"/kk/tours/{tour.slug}/")
        }
    booked = Booking.objects.count()
    expected = (RUNS + 1) * (BOOKINGS // CLIENTS) * CLIENTS
    whole = median(rates)
    rows = [
        ("whole booking over HTTP, 2 workers", f"{whole:.0f} a second ({booked} of {expected} stored)", "at least 40",
         whole >= 40 and booked == expected),
        ("largest gunicorn worker after that", f"{largest:.0f} MB", "under 100 MB", largest < 100),
    ]  # fmt: skip
    for path, (code, everything, requests) in weights.items():
        goal = 150 if path.count("/") == 2 else 130
        figure = f"{code:.1f} KB code, {everything:.0f} KB in all, {requests} requests"
        holds = code < 25 and everything < goal and requests <= 14
        rows.append((f"weight of {path}", figure, f"25 KB, {goal} KB, 14", holds))
    return rows
