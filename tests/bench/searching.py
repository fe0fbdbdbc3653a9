"""Finding a name over HTTP: at 20,000 generated persons, and on PostgreSQL at 1,000,000.

SEARCH_MILLION=0 leaves the million out, whose records alone take some minutes to write.
"""

import os
import time
from collections import Counter
from itertools import cycle
from statistics import quantiles
from urllib.parse import urlencode

from django.db import connection
from django.utils import timezone

from prisoners import names
from prisoners.generated import generate
from prisoners.models import Person
from prisoners.search import bearers, index, meetings
from tests.bench.pages import Site

FEW, MANY = 20_000, 1_000_000
TYPED = 400
GOAL_FEW, GOAL_MANY, GOAL_KEYS = 30, 60, 3
SAMPLE = """
SELECT f.surname, f.given_name, f.patronymic, p.birth FROM prisoners_nameform f
JOIN prisoners_person p ON p.id = f.person_id WHERE f.kind = 'principal' AND p.is_generated AND p.id {where} ORDER BY p.id"""


def grow(count):
    """Generates up to `count` records and lets the database look at them, as it does by itself in time."""
    missing = count - Person.objects.filter(is_generated=True).count()
    begin = time.perf_counter()
    if missing > 0:
        generate(missing, now=timezone.now())
    seconds = time.perf_counter() - begin
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")
    return missing / seconds


def sample(count):
    """The names of `count` persons, spread over all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(id), max(id) FROM prisoners_person WHERE is_generated")
        first, last = cursor.fetchone()
        step = max(1, (last - first) // count)
        cursor.execute(SAMPLE.format(where=f"IN ({', '.join(str(first + n * step) for n in range(count))})"))
        return cursor.fetchall()


def latin(text):
    return names.reading(text).capitalize()


WAYS = (
    lambda surname, given, patronymic, birth: latin(surname),
    lambda surname, given, patronymic, birth: f"{latin(given)} {latin(surname)}",
    lambda surname, given, patronymic, birth: f"{surname} {given} {patronymic}",
    lambda surname, given, patronymic, birth: f"{latin(surname)} {latin(given)[0]}.",
    lambda surname, given, patronymic, birth: latin(surname).replace("a", "aa", 1) + "x",
    lambda surname, given, patronymic, birth: f"{surname} {birth}",
    lambda surname, given, patronymic, birth: latin(given),
    lambda surname, given, patronymic, birth: f"{latin(surname[:3] + surname[4:])} {latin(given)}",
)


def typed():
    """What is typed for the sampled persons, each in another way."""
    return [way(*row) for way, row in zip(cycle(WAYS), sample(TYPED), strict=False)]


def milliseconds(act, things):
    """(p50, p95) of act(thing), after one round that fills the caches of a worker."""
    times = []
    for thing in things:
        act(thing)
    for thing in things:
        begin = time.perf_counter()
        act(thing)
        times.append((time.perf_counter() - begin) * 1e3)
    cuts = quantiles(times, n=20, method="inclusive")
    return cuts[9], cuts[18]


def pages(site):
    """(p50, p95) of the result page for all that is typed."""
    return milliseconds(lambda text: site.get(f"/ru/persons/?{urlencode({'q': text})}"), typed())


def key_query():
    """(p50, p95) of looking up the keys of one part and those who bear its words."""
    keys = [sorted(index.full_keys(text.split()[0])) for text in typed()]

    def look_up(some):
        words = {number: 1000 for pairs in meetings.words(some).values() for number, _ in pairs}
        if words:
            bearers.fetched(bearers.one_part(words, bearers.Terms(), bearers.MOST))

    return milliseconds(look_up, keys)


def figure(p50, p95):
    return f"p50 {p50:.1f} ms, p95 {p95:.1f} ms"


def queries(site):
    """Queries of the page for the rarest surname of the sample, and for the commonest."""
    common = Counter(row[0] for row in sample(TYPED)).most_common()
    return [site.queries(f"/ru/persons/?{urlencode({'q': name})}") for name in (common[-1][0], common[0][0])]


def measure():
    site, rows = Site(), []
    rate = grow(FEW)
    p50, p95 = pages(site)
    rows.append(("search, 20,000 persons", figure(p50, p95), f"p95 under {GOAL_FEW} ms", p95 < GOAL_FEW))
    keys50, keys95 = key_query()
    rows.append(("key query alone", figure(keys50, keys95), f"p95 under {GOAL_KEYS} ms", keys95 < GOAL_KEYS))
    few, many = queries(site)
    what = f"{few} for a rare name, {many} for a common one"
    rows.append(("queries of a result page", what, "at most 12", max(few, many) <= 12))
    rows.append(("generated and indexed", f"{rate:.0f} persons a second", "", True))
    if connection.vendor == "postgresql" and os.environ.get("SEARCH_MILLION") != "0":
        rate = grow(MANY)
        p50, p95 = pages(site)
        rows.append(
            ("search, 1,000,000 persons", figure(p50, p95), f"p95 under {GOAL_MANY} ms", p95 < GOAL_MANY)
        )
        keys50, keys95 = key_query()
        rows.append(("key query alone, 1,000,000", figure(keys50, keys95), "", True))
        rows.append(("generated and indexed, to 1,000,000", f"{rate:.0f} persons a second", "", True))
    return rows
