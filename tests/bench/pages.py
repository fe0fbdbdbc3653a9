"""What a page costs: queries with few and with many rows, and CPU time as a multiple of a bare view's."""

import time
from datetime import timedelta
from statistics import median

from django.conf import settings
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alzhir_site.wsgi import application
from booking.models import Slot, Tour
from news.models import Post

RUNS, CALLS = 7, 30
PAGES = {
    "home": ("/ru/", 25),
    "news list": ("/ru/news/", 25),
    "tour month": ("/ru/tours/{tour}/", 30),
}


class Site:
    """The site as a WSGI application, called without a server."""

    def __init__(self):
        settings.ROOT_URLCONF = "tests.bench.urls"
        self.application = application
        self.factory = RequestFactory()

    def get(self, path):
        where, _, query = path.partition("?")
        environ = self.factory._base_environ(PATH_INFO=where, QUERY_STRING=query, REQUEST_METHOD="GET")
        environ["HTTP_HOST"] = "127.0.0.1"
        seen = []
        answer = self.application(environ, lambda status, headers: seen.append(status))
        body = b"".join(answer)
        answer.close()
        if not seen[0].startswith("200"):
            raise RuntimeError(f"{path}: {seen[0]}")
        return body

    def cpu(self, path):
        """CPU seconds a call."""
        begin = time.process_time()
        for _ in range(CALLS):
            self.get(path)
        return (time.process_time() - begin) / CALLS

    def queries(self, path):
        with CaptureQueriesContext(connection) as found:
            self.get(path)
        return len(found)


def paths():
    tour = Tour.objects.active().first().slug
    return {name: path.format(tour=tour) for name, (path, _) in PAGES.items()}


def fill(count):
    """Generated posts and slots, named as such, up to `count` of each."""
    now = timezone.localtime().replace(minute=0, second=0, microsecond=0)
    posts = [
        Post(
            slug=f"generated-{number}",
            title_kk=f"Generated {number}",
            title_ru=f"Generated {number}",
            lead_ru="Generated for a measurement.",
            body_ru="Generated for a measurement.",
            published_at=now - timedelta(hours=number),
        )
        for number in range(Post.objects.count(), count)
    ]
    Post.objects.bulk_create(posts, batch_size=1000)
    tour = Tour.objects.active().first()
    slots = [
        Slot(tour=tour, language="en", capacity=20, starts_at=now + timedelta(minutes=37 * number + 7))
        for number in range(Slot.objects.count(), count)
    ]
    Slot.objects.bulk_create(slots, batch_size=1000, ignore_conflicts=True)


def measure():
    """Rows of (what, figure, goal, whether it holds)."""
    site, where, rows = Site(), paths(), []
    times = {name: [] for name in [*where, "bare"]}
    for path in [*where.values(), "/en/bare/"]:
        site.cpu(path)
    for _ in range(RUNS):
        for name, path in [*where.items(), ("bare", "/en/bare/")]:
            times[name].append(site.cpu(path))
    bare = median(times["bare"])
    rows.append(("bare view, same middleware", f"{bare * 1e3:.2f} ms", "", True))
    for name in where:
        cost, goal = median(times[name]), PAGES[name][1]
        figure = f"{cost * 1e3:.2f} ms CPU = {cost / bare:.1f} x bare"
        rows.append((name, figure, f"at most {goal} x", cost / bare <= goal))
    few = {name: site.queries(path) for name, path in where.items()}
    fill(10_000)
    many = {name: site.queries(path) for name, path in where.items()}
    for name in where:
        figure = f"{few[name]} with the demo content, {many[name]} with 10,000 posts and slots"
        rows.append((f"{name}, queries", figure, "the same, at most 8", few[name] == many[name] <= 8))
    return rows
