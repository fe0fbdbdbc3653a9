"""The ledger of translations: one Unit for each text that a record has in any language, made by comparing."""

from django.db import transaction
from django.utils import timezone

from . import registry, states
from .models import Origin, Unit

# Few enough for the parameters of one statement on SQLite.
CHUNK = 500


def refresh(model, keys=None, *, by=None, trusted=None, now=None):
    """Makes the units of the records with these `keys` (of all without) say what the records say; how many changed.

    `by` is the user who saved them, None for a command; `trusted` texts are approved, without it those of a user who may.
    """
    if trusted is None:
        trusted = bool(by and by.has_perm("translations.approve_unit"))
    now = now or timezone.now()
    keys = list(model._base_manager.values_list("pk", flat=True) if keys is None else keys)
    return sum(
        refresh_chunk(model, keys[begin : begin + CHUNK], by, trusted, now)
        for begin in range(0, len(keys), CHUNK)
    )


@transaction.atomic
def refresh_chunk(model, keys, by, trusted, now):
    """Locks the units of the records, so that two savers of one record do not write over each other."""
    content_type = registry.content_type(model)
    of_these = {"content_type": content_type, "object_id__in": keys}
    known = {unit.place: unit for unit in Unit.objects.select_for_update().filter(**of_these)}
    chosen = dict(Origin.objects.filter(**of_these).values_list("object_id", "language"))
    names = [name for _field, _code, name in registry.columns(model)]
    new, changed = [], []
    for row in model._base_manager.filter(pk__in=keys).values("pk", *names):
        for unit, standing in compared(model, row, chosen.get(row["pk"]), known, trusted):
            if unit.pk is None:
                unit.content_type = content_type
                unit.settle(standing, by=by, at=now)
                new.append(unit)
            elif unit.standing != standing or unit.moved:
                unit.settle(standing, by=by, at=now)
                changed.append(unit)
    Unit.objects.bulk_create(new, ignore_conflicts=True)
    Unit.objects.bulk_update(changed, Unit.SETTLED, batch_size=50)
    gone = [unit.pk for unit in known.values()]
    Unit.objects.filter(pk__in=gone).delete()
    return len(new) + len(changed) + len(gone)


def compared(model, row, chosen, known, trusted):
    """(unit, its Standing now) for each text of a row. Takes the units out of `known`: what stays has no text any more."""
    for field in registry.fields()[model]:
        texts = {code: row[registry.column(field, code)] or "" for code in registry.LANGUAGES}
        source = states.source_language(texts, chosen, registry.ORDER)
        if source is None:
            continue
        for code, text in texts.items():
            unit = known.pop((row["pk"], field, code), None) or Unit(
                object_id=row["pk"], field=field, language=code
            )
            unit.moved, unit.source_language = unit.source_language != source, source
            yield (
                unit,
                states.standing(
                    unit.standing, text=text, source=texts[source], is_source=code == source, trusted=trusted
                ),
            )


def forget(model, keys):
    """Takes away all that is kept of records that are gone."""
    of_these = {"content_type": registry.content_type(model), "object_id__in": keys}
    for kept in (Unit, Origin):
        kept.objects.filter(**of_these).delete()
