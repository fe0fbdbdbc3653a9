"""The collection at 100 and at 30,000 generated exhibits: list, filters, search, an exhibit, a hall, the harvest."""

from urllib.parse import urlencode

from django.db import connection

from exhibits.generated import generate
from exhibits.models import Exhibit
from tests.bench.pages import Site
from tests.bench.searching import FEW as PERSONS
from tests.bench.searching import figure, grow, milliseconds

FEW, MANY = 100, 30_000
GOAL = 60
MOST_QUERIES = 21
ROUNDS = 12
LISTS = {
    "exhibit list": "/ru/exhibits/",
    "exhibit list, one kind": "/ru/exhibits/?kind=generated-0",
    "exhibit list, kind, decade and original": "/ru/exhibits/?kind=generated-0&decade=1930s&originality=original",
    "exhibit list, a decade": "/ru/exhibits/?decade=1930s",
}
# With few exhibits these pages are not there.
LATE = {
    "exhibit list, the last page": "/ru/exhibits/?page=1250",
    "exhibit list, a decade, the 100th page": "/ru/exhibits/?decade=1930s&page=100",
}
SEARCHED = {
    "exhibit search, a rare word": ("/ru/exhibits/", "бавего"),
    "exhibit search, a person in Latin letters": ("/ru/exhibits/", "Petrova"),
    "exhibit search, a number": ("/ru/exhibits/", "gen 0/77-77"),
    "exhibit search, two beginnings": ("/ru/exhibits/", "бав гоз"),
    "exhibit search, a word of all": ("/ru/exhibits/", "сгенерировано"),
    "site search, a rare word": ("/ru/search/", "бавего"),
    "site search, a common beginning": ("/ru/search/", "бав"),
}
SEARCHES = {name: f"{path}?{urlencode({'q': text})}" for name, (path, text) in SEARCHED.items()}
PAGES = {
    "exhibit page": "/ru/exhibits/generated-000007/",
    "hall page": "/ru/halls/generated-0/",
    "OAI ListRecords": "/oai?verb=ListRecords&metadataPrefix=oai_dc",
}


def fill(count):
    """Generates up to `count` exhibits and lets the database look at them, as it does by itself in time."""
    generate(count - Exhibit.objects.filter(is_generated=True).count())
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def times(site, paths, goal, count):
    rows = []
    for name, path in paths.items():
        p50, p95 = milliseconds(site.get, [path] * ROUNDS)
        said = f"p95 under {goal} ms" if goal else ""
        rows.append((f"{name}, {count:,} exhibits", figure(p50, p95), said, not goal or p95 < goal))
    return rows


def measure():
    """Rows of (what, figure, goal, whether it holds)."""
    site, every = Site(), LISTS | SEARCHES | PAGES
    # Those that the import was measured with would be twice as many.
    Exhibit.objects.exclude(imported_at=None).delete()
    grow(PERSONS)
    fill(FEW)
    rows = times(site, every, None, FEW)
    few = {name: site.queries(path) for name, path in every.items()}
    fill(MANY)
    rows += times(site, LISTS | LATE, GOAL, MANY) + times(site, SEARCHES | PAGES, None, MANY)
    many = {name: site.queries(path) for name, path in every.items()}
    for name in every:
        what = f"{few[name]} with {FEW}, {many[name]} with {MANY:,} exhibits"
        # Where 100 find nothing, there are no pictures and persons to ask for.
        rows.append((f"{name}, queries", what, f"at most {MOST_QUERIES}", many[name] <= MOST_QUERIES))
    return rows
