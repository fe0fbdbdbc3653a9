"""`make bench`: every figure that the README states, on SQLite and PostgreSQL, with its goal.

`python -m tests.bench pages` measures a part (recall, pages, reserving, serving, importing, collecting, harvesting,
listing, searching, picturing).
"""

import sys

from tests.bench import databases

# From importing on they fill the database. The memory that picturing takes would count for what is started after it.
PARTS = (
    "recall",
    "reserving",
    "serving",
    "pages",
    "importing",
    "collecting",
    "harvesting",
    "listing",
    "searching",
    "picturing",
)


def one(name, url, parts):
    """Measures on one database, in a process of its own; whether every goal holds."""
    databases.prepare()
    from django.core.management import call_command

    from tests.bench import (
        collecting,
        harvesting,
        importing,
        listing,
        pages,
        picturing,
        recall,
        reserving,
        searching,
        serving,
    )

    call_command("load_demo", verbosity=0)
    call_command("make_slots", verbosity=0)
    kinds = {
        "recall": recall.measure,
        "picturing": picturing.measure,
        "pages": pages.measure,
        "reserving": reserving.measure,
        "serving": lambda: serving.measure(url),
        "importing": importing.measure,
        "collecting": collecting.measure,
        "harvesting": harvesting.measure,
        "listing": listing.measure,
        "searching": searching.measure,
    }
    well = True
    for part in parts:
        for what, figure, goal, holds in kinds[part]():
            well = well and holds
            verdict = "" if not goal else "holds" if holds else "MISSED"
            print(f"| {name} | {what} | {figure} | {goal} | {verdict} |", flush=True)
    return well


def main(parts):
    print("| database | what | median | goal | |\n|---|---|---|---|---|", flush=True)
    with databases.each(durable=True) as found:
        codes = [databases.run("tests.bench", url, "--on", name, url, *parts) for name, url in found]
    return int(any(codes))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--on"]:
        sys.exit(int(not one(sys.argv[2], sys.argv[3], sys.argv[4:])))
    sys.exit(main(sys.argv[1:] or PARTS))
