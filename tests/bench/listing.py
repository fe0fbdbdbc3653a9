"""The list of names, its filters and the wall at 20,000 generated persons with shared values."""

from django.db import connection
from django.db.models import F

from prisoners.models import Nationality, Person, Place, Profession
from tests.bench.pages import Site
from tests.bench.searching import FEW, figure, grow, milliseconds

GOAL = 60
VALUES = {"nationality": (Nationality, 62), "birthplace": (Place, 1500), "profession": (Profession, 100)}
ROUNDS = 12
PAGES = {
    "list of names": "/ru/persons/",
    "list of names, one letter": "/ru/persons/?letter=%D0%9A",
    "list of names, the 300th page": "/ru/persons/?page=300",
    "list of names, three filters": "/ru/persons/?nationality=generated-1&year=1900s&letter=%D0%9A",
    "wall of names, first of its pages": "/ru/persons/wall/",
}


def share():
    """Gives the generated persons nationalities, places and professions, which say that they are generated too."""
    persons = Person.objects.filter(is_generated=True)
    for name, (model, count) in VALUES.items():
        if model.objects.filter(slug="generated-0").exists():
            continue
        slugs = [f"generated-{number}" for number in range(count)]
        made = model.objects.bulk_create([model(slug=slug, name_ru=slug) for slug in slugs])
        # The n-th value for every n-th person.
        first = made[0].pk
        persons.update(**{f"{name}_id": F("pk") % count + first})
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")


def measure():
    """Rows of (what, figure, goal, whether it holds)."""
    grow(FEW)
    share()
    site, rows = Site(), []
    for name, path in PAGES.items():
        p50, p95 = milliseconds(site.get, [path] * ROUNDS)
        rows.append((f"{name}, 20,000 persons", figure(p50, p95), f"p50 under {GOAL} ms", p50 < GOAL))
    counts = [site.queries(path) for path in PAGES.values()]
    rows.append(("lists, queries a page", f"{min(counts)}–{max(counts)}", "at most 12", max(counts) <= 12))
    return rows
