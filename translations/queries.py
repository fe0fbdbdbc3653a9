"""What the desk asks the ledger: counts, the table of records by languages, and what to do next."""

from dataclasses import dataclass, field
from functools import reduce
from heapq import merge
from itertools import islice
from operator import or_

from django.db.models import Count, Exists, OuterRef, Q, Sum

from . import registry, rights, states
from .models import LANGUAGE_CHOICES, Line, Note, Unit

STATES = Line.COUNTS
DONE = (states.APPROVED, states.SOURCE)


@dataclass(frozen=True)
class Progress:
    """How far the texts of a language are; `counts` is {state: texts}."""

    language: str
    counts: dict

    @property
    def total(self):
        return sum(self.counts.values())

    @property
    def to_translate(self):
        """Without the texts that are the sources of others."""
        return self.total - self.counts[states.SOURCE]

    @property
    def done(self):
        """Percent of what is to be translated that is approved, rounded down; 100 where there is nothing."""
        return self.counts[states.APPROVED] * 100 // self.to_translate if self.to_translate else 100

    @property
    def name(self):
        return dict(LANGUAGE_CHOICES)[self.language]


@dataclass(frozen=True)
class ModelProgress:
    """The same of one model; `languages` is {language: Progress}, `records` how many records it has."""

    model: type
    records: int
    languages: dict

    @property
    def label(self):
        return self.model._meta.label_lower

    @property
    def name(self):
        return self.model._meta.verbose_name_plural


@dataclass
class Row:
    """A record in the table: `lines` is {language: Line}; `record` None where it was deleted a moment ago."""

    model: type
    object_id: int
    record: object = None
    lines: dict = field(default_factory=dict)

    @property
    def name(self):
        return registry.name_of(self.record) if self.record else f"№ {self.object_id}"


# Counts ---------------------------------------------------------------------------------------------------


def by_model():
    """[ModelProgress, ...] of the models that have a text, in the order of the registry; one query."""
    counted = {}
    sums = {state: Sum(state) for state in STATES}
    for row in (
        Line.objects.order_by().values("content_type", "language").annotate(records=Count("pk"), **sums)
    ):
        counted.setdefault(row["content_type"], {})[row["language"]] = row
    return [
        ModelProgress(
            model,
            max(row["records"] for row in counted[key].values()),
            {
                code: Progress(code, {state: row[state] for state in STATES})
                for code, row in counted[key].items()
            },
        )
        for key, model in registry.content_types().items()
        if key in counted
    ]


def by_language(models=None):
    """[Progress, ...] of all models together, or of what by_model() gave; no query then."""
    models = by_model() if models is None else models
    return [
        Progress(
            code,
            {
                state: sum(each.languages[code].counts[state] for each in models if code in each.languages)
                for state in STATES
            },
        )
        for code in registry.LANGUAGES
    ]


# The table ------------------------------------------------------------------------------------------------


def lines(*, model=None, language=None, state=None):
    """One Line for each record that fits, to be paginated and given to rows(). Without a language: in any of them.

    Of missing, stale, draft and review one text that is so is enough; approved and source are asked of all texts.
    """
    found = Line.objects.filter(content_type__in=registry.content_types())
    if model is not None:
        found = found.filter(content_type=registry.content_type(model))
    has = is_in(state)
    if language is None and state:
        same = Line.objects.filter(
            has, content_type=OuterRef("content_type"), object_id=OuterRef("object_id")
        )
        has = Exists(same)
    return found.filter(has, language=language or registry.ORDER[0]).order_by("content_type_id", "-object_id")


def is_in(state):
    if not state:
        return Q()
    return Q(state=state) if state in DONE else Q(**{f"{state}__gt": 0})


def rows(page):
    """[Row, ...] of the lines on a page, in their order: a query for all lines and one for each model."""
    found = {(line.content_type_id, line.object_id): None for line in page}
    models, records = registry.content_types(), records_at(found)
    for place in found:
        found[place] = Row(models[place[0]], place[1], records.get(place))
    for line in Line.objects.filter(at(found)).order_by("pk") if found else ():
        found[line.content_type_id, line.object_id].lines[line.language] = line
    return list(found.values())


def at(places):
    """Those that are kept of the records at these (content type, key)."""
    keys = {}
    for content_type, key in places:
        keys.setdefault(content_type, []).append(key)
    return reduce(or_, (Q(content_type=kind, object_id__in=of_kind) for kind, of_kind in keys.items()))


def records_at(places):
    """{(content type, key): record, with the one that it is a part of}; a query for each model."""
    models, keys, found = registry.content_types(), {}, {}
    for content_type, key in places:
        keys.setdefault(content_type, set()).add(key)
    for content_type, of_kind in keys.items():
        records = registry.rows(models[content_type]).filter(pk__in=of_kind)
        names = registry.named_by(models[content_type])
        for record in records.select_related(*names) if names else records:
            found[content_type, record.pk] = record
    return found


# What to do -----------------------------------------------------------------------------------------------


def next_to_do(user, *, model=None, language=None, limit=10):
    """[Unit, ...], each with its `record`: what waits for review where the user may approve, then what is stale, missing,
    and the user's own drafts; of each the newest first. At most one query for each state and language, and for each model.
    """
    units = Unit.objects.filter(
        content_type__in=registry.content_types() if model is None else [registry.content_type(model)]
    )
    found = list(islice(waiting_units(user, units, language, limit), limit))
    records = records_at({(unit.content_type_id, unit.object_id) for unit in found})
    for unit in found:
        unit.record = records.get((unit.content_type_id, unit.object_id))
    return [unit for unit in found if unit.record]


def waiting_units(user, units, language, limit):
    for state, languages in tasks(user):
        own = units.filter(changed_by=user) if state == states.DRAFT else units
        codes = [code for code in languages if language in (None, code)]
        newest = [
            own.filter(state=state, language=code).order_by("-changed_at", "pk")[:limit] for code in codes
        ]
        yield from merge(*newest, key=lambda unit: (unit.changed_at, -unit.pk), reverse=True)


def tasks(user):
    """[(state, languages), ...]: what a user is there for, the most pressing first."""
    written = rights.written_by(user)
    review = [(states.REVIEW, registry.LANGUAGES)] if rights.may_approve(user) else []
    return [*review, (states.STALE, written), (states.MISSING, written), (states.DRAFT, written)]


def waiting(user):
    """{state: how many texts wait for this user}, and "questions": those that nobody has settled. Drafts: the user's own."""
    counts = {each.language: each.counts for each in by_language()}
    found = {state: sum(counts[code][state] for code in languages) for state, languages in tasks(user)}
    found[states.DRAFT] = Unit.objects.filter(state=states.DRAFT, changed_by=user).count()
    found["questions"] = Note.objects.filter(question=None, settled_at=None).count()
    return found
