"""Records given out as a table, in parts, so that its size costs no memory: what all such tables have in common."""

import csv
import json

from django.utils import timezone, translation
from django.utils.translation import gettext, gettext_noop

from . import columns, sheets

BATCH = 500
LICENCE = gettext_noop(
    "The museum has yet to settle the licence of these data. Until then, please name the “ALZHIR” Museum and Memorial "
    "Complex as the source."
)


def licence():
    """{language: text}."""
    texts = {}
    for code in columns.LANGUAGES:
        with translation.override(code):
            texts[code] = gettext(LICENCE)
    return texts


def version(last):
    """The day of the last change, as ISO text; "" for None, where nothing is given out."""
    return timezone.localtime(last).date().isoformat() if last else ""


def batches(chosen):
    """The objects of a QuerySet in lists, in the order of their records."""
    last = 0
    chosen = chosen.order_by("pk")
    while batch := list(chosen.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        yield batch


class Lines:
    """What csv.writer writes to; taken away in parts."""

    def __init__(self):
        self.lines = []
        self.write = self.lines.append

    def taken(self):
        text = "".join(self.lines)
        self.lines.clear()
        return text


def as_csv(header, batches):
    """The parts of a CSV file in UTF-8 with a byte order mark; `batches` are lists of {column: text}."""
    lines = Lines()
    writer = csv.DictWriter(lines, header, restval="", extrasaction="ignore")
    writer.writeheader()
    yield "\ufeff" + lines.taken()
    for batch in batches:
        writer.writerows({column: sheets.escaped(text) for column, text in each.items()} for each in batch)
        yield lines.taken()


def as_json(name, schema, last, batches):
    """The parts of a JSON file: a head with version and licence, then the list `name`, each without empty columns."""
    head = {"schema": schema, "version": version(last), "licence": licence()}
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}") + f',\n "{name}": ['
    comma = ""
    for batch in batches:
        yield comma + ",".join(f"\n{json.dumps(each, ensure_ascii=False)}" for each in batch)
        comma = ","
    yield "\n]}\n"
