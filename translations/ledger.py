"""The ledger of translations: one Unit for each text that a record has in any language, made by comparing."""

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from . import registry, states
from .models import Line, Note, Origin, Unit

# Records at once: few enough for the memory, and for the parameters of one statement on SQLite.
CHUNK = 200
PLACE = ["content_type", "object_id", "field", "language"]
WRITTEN = [field.attname for field in Unit._meta.concrete_fields if not field.primary_key]


def refresh(model, keys=None, *, by=None, trusted=None, adopt=False, now=None):
    """Makes the units of the records with these `keys` (of all without) say what the records say; how many changed.

    `by` is the user who saved them, None for a command; `trusted` texts are approved, without it those of a user who may.
    `adopt` approves texts of which the ledger knows nothing yet.
    """
    if trusted is None:
        trusted = bool(by and by.has_perm("translations.approve_unit"))
    look = Look(model, by, trusted, adopt, now or timezone.now())
    if keys is not None:
        keys = sorted(keys)
        return sum(look.at(keys[begin : begin + CHUNK]) for begin in range(0, len(keys), CHUNK))
    return sum(map(look.at, chunks(model))) + forget_gone(model)


def chunks(model):
    """The keys of all records, CHUNK at a time."""
    last = None
    while keys := list(after(model, last).values_list("pk", flat=True)[:CHUNK]):
        yield keys
        last = keys[-1]


def after(model, last):
    return registry.rows(model) if last is None else registry.rows(model).filter(pk__gt=last)


class Look:
    """One look at the records of a model: who saved them, whether that is approved, and when."""

    def __init__(self, model, by, trusted, adopt, now):
        self.model, self.by, self.trusted, self.adopt, self.now = model, by, trusted, adopt, now
        self.content_type = registry.content_type(model)
        self.columns = [name for _field, _code, name in registry.columns(model)]

    @transaction.atomic
    def at(self, keys):
        """Brings the units of these records up to date; how many changed.

        The records are locked, so that of two savers the second compares with what the first has written.
        """
        found = registry.rows(self.model).filter(pk__in=keys).select_for_update(no_key=True)
        rows = {row["pk"]: row for row in found.values("pk", *self.columns)}
        of_these = {"content_type": self.content_type, "object_id__in": list(rows)}
        known = {unit.place: unit for unit in Unit.objects.filter(**of_these)}
        chosen = dict(Origin.objects.filter(**of_these).values_list("object_id", "language"))
        changed = [unit for key, row in rows.items() for unit in self.changed(row, chosen.get(key), known)]
        write(changed)
        delete(Unit, [unit.pk for unit in known.values()])
        tally(self.content_type, {unit.object_id for unit in (*changed, *known.values())})
        gone = set(keys).difference(rows)
        return len(changed) + len(known) + (forget(self.model, gone) if gone else 0)

    def changed(self, row, chosen, known):
        """The units of a row that do not say what it says, put right. Takes all of the row out of `known`."""
        for unit, source_language, standing in self.compared(row, chosen, known):
            if unit.pk is None or unit.standing != standing or unit.source_language != source_language:
                unit.source_language = source_language
                unit.settle(standing, by=self.by, at=self.now)
                yield unit

    def compared(self, row, chosen, known):
        """(unit, source language now, Standing now) for each text of a row that any language has."""
        for field in registry.fields()[self.model]:
            texts = {code: row[registry.column(field, code)] or "" for code in registry.LANGUAGES}
            source = states.source_language(texts, chosen, registry.ORDER)
            for code in texts if source else ():
                unit = known.pop((row["pk"], field, code), None) or self.new(row["pk"], field, code)
                trusted = self.trusted or (self.adopt and unit.pk is None)
                yield unit, source, standing(unit, texts, source, trusted)

    def new(self, key, field, language):
        return Unit(content_type=self.content_type, object_id=key, field=field, language=language)


def standing(unit, texts, source, trusted):
    text, is_source = texts[unit.language], unit.language == source
    return states.standing(
        unit.standing, text=text, source=texts[source], is_source=is_source, trusted=trusted
    )


def write(units):
    """Inserts or updates; what is written in a bulk needs no key, its place is one."""
    rows = [Unit(**{name: getattr(unit, name) for name in WRITTEN}) for unit in units]
    Unit.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=PLACE, update_fields=Unit.SETTLED, batch_size=5000
    )


def delete(model, keys):
    for begin in range(0, len(keys), 500):
        model.objects.filter(pk__in=keys[begin : begin + 500]).delete()


def tally(content_type, keys):
    """Counts the units of these records into their lines."""
    keys = list(keys)
    if not keys:
        return
    of_these = {"content_type": content_type, "object_id__in": keys}
    counts = {state: Count("pk", filter=Q(state=state)) for state in Line.COUNTS}
    counted = Unit.objects.filter(**of_these).order_by().values("object_id", "language").annotate(**counts)
    lines = [Line(content_type=content_type, state=states.worst(row), **row) for row in counted]
    Line.objects.bulk_create(
        lines,
        update_conflicts=True,
        unique_fields=["content_type", "object_id", "language"],
        update_fields=["state", *Line.COUNTS],
    )
    if empty := set(keys).difference(line.object_id for line in lines):
        Line.objects.filter(content_type=content_type, object_id__in=empty).delete()


def forget(model, keys):
    """Takes away all that is kept of records that are gone; how many units."""
    return take_away(registry.content_type(model), Q(object_id__in=list(keys)))


def forget_gone(model):
    """The same for all records of a model that no longer are."""
    there = registry.rows(model).order_by().values("pk")
    return take_away(registry.content_type(model), ~Q(object_id__in=there))


def take_away(content_type, these):
    for kept in (Line, Origin, Note):
        kept.objects.filter(these, content_type=content_type).delete()
    return Unit.objects.filter(these, content_type=content_type).delete()[0]
