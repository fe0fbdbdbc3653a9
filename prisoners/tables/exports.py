"""Persons as a table: the columns of import_persons, so that it can be imported again.

The public one leaves out unpublished records and the days of those who may be living; the whole one, with `today` None, is
for staff. Family and contact data are in neither.
"""

from collections import defaultdict
from functools import cache
from itertools import count

from django.db.models import Count, Max

from .. import dates
from ..models import Fact, NameForm, Person
from . import columns, datasets, spelled_names, used_columns

# Of the columns; it rises when one of them changes its meaning or goes.
SCHEMA = 1


def state():
    """(how many are published, when one of them last changed or None)."""
    found = Person.objects.published().aggregate(count=Count("pk"), last=Max("changed_at"))
    return found["count"], found["last"]


# Persons ----------------------------------------------------------------------------------------------------


def persons(today):
    """[{column: text}, ...] of the persons, batch by batch, in the order of their records; no empty texts."""
    for batch in datasets.batches(selection(today)):
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


def as_csv(today):
    """The parts of a CSV file."""
    return datasets.as_csv(used_columns.header(selection(today), whole=today is None), persons(today))


def as_json(today):
    """The parts of a JSON file."""
    return datasets.as_json("persons", SCHEMA, state()[1], persons(today))
