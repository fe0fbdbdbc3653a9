"""OAI-PMH and the sitemap at 30,000 generated exhibits and 20,000 generated persons."""

import re
import resource
import time
from urllib.parse import urlencode

from alzhir_site.oai import ledger
from alzhir_site.oai.records import HarvestRecord
from tests.bench.collecting import MANY, PERSONS, ROUNDS, fill
from tests.bench.pages import Site
from tests.bench.searching import figure, grow, milliseconds

GOAL, GOAL_FIRST, GOAL_MEMORY = 100, 10, 60
TOKEN = re.compile(rb"<resumptionToken[^>]*>([^<]+)<")
FIRST = "/oai?verb=ListRecords&metadataPrefix=oai_dc"


def late_page(site):
    """The address of a page far into the harvest: of the persons."""
    path = FIRST + "&set=persons"
    for _ in range(3):
        token = TOKEN.search(site.get(path))[1].decode()
        path = "/oai?" + urlencode({"verb": "ListRecords", "resumptionToken": token})
    return path


def after(site):
    token = TOKEN.search(site.get(FIRST))[1].decode()
    return "/oai?" + urlencode({"verb": "ListRecords", "resumptionToken": token})


def memory():
    """MB, the most that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def first_noticed():
    """Rows of the first comparison of all."""
    HarvestRecord.objects.all().delete()
    before, begin = memory(), time.perf_counter()
    count = ledger.bring_up_to_date()
    seconds, grown = time.perf_counter() - begin, memory() - before
    said = f"under {GOAL_FIRST} s and {GOAL_MEMORY} MB more"
    holds = seconds < GOAL_FIRST and grown < GOAL_MEMORY
    return (f"OAI, {count:,} records noticed", f"{seconds:.1f} s, {grown:.0f} MB more", said, holds)


def measure():
    """Rows of (what, figure, goal, whether it holds)."""
    site = Site()
    grow(PERSONS)
    fill(MANY)
    rows = [first_noticed()]
    pages = {"OAI ListRecords, 100 exhibits": after(site), "OAI ListRecords, 100 persons": late_page(site)}
    for name, path in pages.items():
        p50, p95 = milliseconds(site.get, [path] * ROUNDS)
        rows.append((f"{name}, {MANY:,} exhibits", figure(p50, p95), f"p95 under {GOAL} ms", p95 < GOAL))
    # Once a harvest all records are compared with what was given before.
    for name, path in {
        "OAI ListRecords, the first page of a harvest": FIRST,
        "OAI ListIdentifiers, the first page of a harvest": FIRST.replace("ListRecords", "ListIdentifiers"),
        "sitemap, its index": "/sitemap.xml",
        "sitemap, 1,000 exhibits": "/sitemap-exhibits.xml?p=20",
    }.items():
        p50, p95 = milliseconds(site.get, [path] * ROUNDS)
        rows.append((f"{name}, {MANY:,} exhibits", figure(p50, p95), "", True))
    return rows
