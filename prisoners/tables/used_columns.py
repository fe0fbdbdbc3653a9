"""Which columns a table of persons has: those in which some person has a text, and a few always."""

from functools import cache

from django.db.models import Count, Q

from ..models import Fact, NameForm, Person
from . import columns, spelled_names
from .columns import LANGUAGES, Column

FIELDS_OF_KINDS = {kind: field for field, kind in columns.OTHER_NAMES.items()}
SUFFIXES = {language: code for code, language in spelled_names.CODES.items()}
# {(what is said of a fact, language): where the database has it}
FACT_PATHS = {
    **{(name, ""): name for name in ("date", "certainty", "cited")},
    **{("place", code): f"place__name_{code}" for code in LANGUAGES},
    **{("text", code): f"text_{code}" for code in LANGUAGES},
    **{("source", code): f"source__name_{code}" for code in LANGUAGES},
    ("source_url", ""): "source__url",
}
NAME_PATHS = {
    kind: {("name", code): f"{kind}__name_{code}" for code in LANGUAGES}
    for kind in ("nationality", "profession")
}
SOURCE_PATHS = {
    **{("source", code): f"source__name_{code}" for code in LANGUAGES},
    ("source_url", ""): "source__url",
}
FORM_VALUES = ("kind", "language", *columns.NAMES)
FACT_VALUES = (
    "kind",
    *FACT_PATHS.values(),
    *(path for paths in NAME_PATHS.values() for path in paths.values()),
)
SOURCE_VALUES = tuple(SOURCE_PATHS.values())


def suffix(language):
    """The suffix of a column for a language of FormLanguage."""
    return SUFFIXES.get(language, language)


@cache
def paths(kind):
    """The paths for facts of a kind."""
    return {**NAME_PATHS.get(kind, {}), **FACT_PATHS}


def header(persons, whole):
    """The names of the columns for a QuerySet of persons, in their order; the `whole` table says who is published."""
    return [
        "id",
        "slug",
        *name_columns(persons),
        *fact_columns(persons),
        *(str(Column(field, 1, code)) for field in ("fate", "life") for code in LANGUAGES),
        "disputed",
        *(str(Column("disputed", 1, code)) for code in LANGUAGES),
        *source_columns(persons),
        "possibly_living",
        "generated",
        *(["published"] if whole else []),
    ]


def name_columns(persons):
    theirs = NameForm.objects.filter(person__in=persons).order_by()
    used = set(theirs.values_list("kind", "language").distinct())
    for code in ("", *columns.NAME_LANGUAGES):
        if ("principal", spelled_names.CODES.get(code, code)) in used or code in LANGUAGES:
            yield from (str(Column(part, 1, code)) for part in columns.NAMES)
    for field, kind in columns.OTHER_NAMES.items():
        for code in ("", *columns.NAME_LANGUAGES):
            if (kind, spelled_names.CODES.get(code, code)) in used:
                yield str(Column(field, 1, code))


def fact_columns(persons):
    """Those that some fact needs; for second and third facts of a kind the same as for the first."""
    theirs = Fact.objects.filter(person__in=persons).order_by()
    counts = {path: Count("pk", filter=Q(**{f"{path}__gt": ""})) for path in dict.fromkeys(FACT_VALUES[1:])}
    named = {f"n{place}": counted for place, counted in enumerate(counts.values())}
    used = {
        each.pop("kind"): dict(zip(counts, each.values(), strict=True))
        for each in theirs.values("kind").annotate(**named)
    }
    repeated = theirs.values("kind", "person_id").annotate(n=Count("pk")).filter(n__gt=1)
    most = {}
    for kind, number in repeated.values_list("kind", "n").distinct():
        most[kind] = max(most.get(kind, 1), min(number, columns.MOST))
    for kind in columns.KINDS:
        for number in range(1, most.get(kind, 1) + 1):
            for (what, code), path in paths(kind).items():
                if used.get(kind, {}).get(path):
                    yield str(Column(f"{kind}_{what}", number, code))


def source_columns(persons):
    links = Person.sources.through.objects.filter(person__in=persons)
    most = (
        links.values("person_id").annotate(n=Count("pk")).order_by("-n").values_list("n", flat=True).first()
        or 1
    )
    for number in range(1, min(most, columns.MOST) + 1):
        yield from (str(Column(field, number, code)) for field, code in SOURCE_PATHS)
