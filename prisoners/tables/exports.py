"""Persons as a table: the columns of import_persons, so that it can be imported again.

The public one leaves out unpublished records and the days of those who may be living; the whole one, with `today` None, is
for staff. Family and contact data are in neither.
"""

import csv
import json
from collections import defaultdict
from functools import cache
from itertools import count

from django.db.models import Count, Max
from django.utils import timezone, translation
from django.utils.translation import gettext, gettext_noop

from .. import dates
from ..models import Fact, NameForm, Person
from . import columns, sheets, spelled_names, used_columns

# Of the columns; it rises when one of them changes its meaning or goes.
SCHEMA = 1
BATCH = 500
LICENCE = gettext_noop(
    "The museum has yet to settle the licence of these data. Until then, please name the “ALZHIR” Museum and Memorial "
    "Complex as the source."
)


def state():
    """(how many are published, when one of them last changed or None)."""
    found = Person.objects.published().aggregate(count=Count("pk"), last=Max("changed_at"))
    return found["count"], found["last"]


def version():
    """The day of the last change, as ISO text; "" where nothing is published."""
    last = state()[1]
    return timezone.localtime(last).date().isoformat() if last else ""


def licence():
    """{language: text}."""
    texts = {}
    for code in columns.LANGUAGES:
        with translation.override(code):
            texts[code] = gettext(LICENCE)
    return texts


# Persons ----------------------------------------------------------------------------------------------------


def persons(today):
    """[{column: text}, ...] of the persons, batch by batch, in the order of their records; no empty texts."""
    last = 0
    chosen = selection(today).order_by("pk")
    while batch := list(chosen.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        yield told(batch, today)


def selection(today):
    return Person.objects.all() if today is None else Person.objects.published()


def told(persons, today=None):
    """{column: text} of each of these persons."""
    ids = [person.pk for person in persons]
    forms = grouped(NameForm.objects.order_by("order", "id"), ids, used_columns.FORM_VALUES)
    facts = grouped(Fact.objects.order_by("order", "id"), ids, used_columns.FACT_VALUES)
    sources = grouped(Person.sources.through.objects.order_by("id"), ids, used_columns.SOURCE_VALUES)
    return [row(each, forms[each.pk], facts[each.pk], sources[each.pk], today) for each in persons]


def grouped(rows, ids, values):
    found = defaultdict(list)
    for each in rows.filter(person__in=ids).values("person_id", *values):
        found[each["person_id"]].append(each)
    return found


def row(person, forms, facts, sources, today):
    has_died = any(fact["kind"] == "death" for fact in facts)
    found = {
        "id": person.import_id or person.slug,
        "slug": person.slug,
        **names(forms),
        **statements(facts, today is not None and person.hides_days(today)),
        **texts("fate", person.in_languages("fate")),
        **texts("life", person.in_languages("life")),
        **dispute(person),
        **origins(sources),
        "possibly_living": "yes" if person.is_possibly_living and not has_died else "no",
        "generated": "yes" if person.is_generated else "",
        "published": "" if today else "yes" if person.is_published else "no",
    }
    return {column: text for column, text in found.items() if text}


@cache
def name_of(field, number=1, language=""):
    return str(columns.Column(field, number, language))


def texts(field, found):
    return {name_of(field, 1, code): text for code, text in zip(columns.LANGUAGES, found, strict=True)}


def names(forms):
    found = defaultdict(list)
    for form in forms:
        parts = [form[part] for part in columns.NAMES]
        language = used_columns.suffix(form["language"])
        if form["kind"] == "principal":
            for field, part in zip(columns.NAMES, parts, strict=True):
                found[name_of(field, 1, language)].append(part)
        else:
            field = used_columns.FIELDS_OF_KINDS[form["kind"]]
            found[name_of(field, 1, language)].append(spelled_names.write(*parts))
    return {column: "; ".join(forms) for column, forms in found.items()}


def statements(facts, hides_days):
    found, numbers = {}, defaultdict(lambda: count(1))
    for fact in facts:
        kind, number = fact["kind"], next(numbers[fact["kind"]])
        if number > columns.MOST:
            continue
        for (what, language), path in used_columns.paths(kind).items():
            found[name_of(f"{kind}_{what}", number, language)] = fact[path]
        if hides_days:
            found[name_of(f"{kind}_date", number)] = dates.without_day(fact["date"])
    return found


def dispute(person):
    if not person.is_disputed:
        return {}
    found = texts("disputed", person.in_languages("dispute"))
    return found if any(found.values()) else {"disputed": "yes"}


def origins(sources):
    return {
        name_of(field, number, language): source[path]
        for number, source in enumerate(sources[: columns.MOST], start=1)
        for (field, language), path in used_columns.SOURCE_PATHS.items()
    }


# Files --------------------------------------------------------------------------------------------------------


class Lines:
    """What csv.writer writes to; taken away in parts."""

    def __init__(self):
        self.lines = []
        self.write = self.lines.append

    def taken(self):
        text = "".join(self.lines)
        self.lines.clear()
        return text


def as_csv(today):
    """The parts of a CSV file in UTF-8 with a byte order mark."""
    lines = Lines()
    writer = csv.DictWriter(
        lines, used_columns.header(selection(today), whole=today is None), restval="", extrasaction="ignore"
    )
    writer.writeheader()
    yield "\ufeff" + lines.taken()
    for batch in persons(today):
        writer.writerows({column: sheets.escaped(text) for column, text in each.items()} for each in batch)
        yield lines.taken()


def as_json(today):
    """The parts of a JSON file: a head with version and licence, then the persons, each without empty columns."""
    head = {"schema": SCHEMA, "version": version(), "licence": licence()}
    yield json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "persons": ['
    comma = ""
    for batch in persons(today):
        yield comma + ",".join(f"\n{json.dumps(each, ensure_ascii=False)}" for each in batch)
        comma = ","
    yield "\n]}\n"
