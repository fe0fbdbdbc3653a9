"""The texts that are taken out, one after the other, each with what a translator should know of it."""

from itertools import groupby, islice
from operator import attrgetter

from django.utils.translation import gettext as _

from .. import glossary, queries, registry, states
from ..acts import Seen
from ..models import Unit
from .entries import Entry, Place

# Records that are read at a time.
CHUNK = 200
OPEN = (states.MISSING, states.STALE, states.DRAFT)
STATES = (*OPEN, states.REVIEW, states.APPROVED)


def entries(language, *, models=None, wanted=OPEN):
    """Gives an Entry for each text in a language that is in one of the states `wanted`, model by model, record by record.

    `models` are translated models, all without. Sources are none of them.
    """
    indexes = glossary.indexes()
    for model in models or registry.fields():
        units = Unit.objects.filter(
            content_type=registry.content_type(model), language=language, state__in=wanted
        )
        of_records = groupby(units.order_by("object_id").iterator(), attrgetter("object_id"))
        while chunk := [list(group) for _pk, group in islice(of_records, CHUNK)]:
            yield from of_chunk(model, chunk, indexes)


def of_chunk(model, chunk, indexes):
    names = list(registry.fields()[model])
    records = queries.records_at({(units[0].content_type_id, units[0].object_id) for units in chunk})
    for units in chunk:
        record = records.get((units[0].content_type_id, units[0].object_id))
        known = (unit for unit in units if record and unit.field in names)
        for unit in sorted(known, key=lambda unit: names.index(unit.field)):
            entry = entry_of(record, unit, indexes)
            if entry:
                yield entry


def entry_of(record, unit, indexes):
    """None where the record says something else than the ledger, which will follow in a moment."""
    source = registry.text_of(record, unit.field, unit.source_language)
    target = registry.text_of(record, unit.field, unit.language)
    if not source:
        return None
    field = record._meta.get_field(registry.column(unit.field, unit.language))
    return Entry(
        key=str(Place(record._meta.label_lower, record.pk, unit.field, unit.language)),
        source=source,
        target=target,
        state=unit.state,
        seen=str(Seen(states.digest(target), states.digest(source))),
        source_language=unit.source_language,
        record=registry.name_of(record),
        label=str(registry.label_of(type(record), unit.field)),
        note=note_of(record, unit, indexes[unit.source_language].places(source)),
        longest=field.max_length,
        is_rich=hasattr(field, "clean_html"),
    )


def note_of(record, unit, places):
    """What the text is, what its source was before, and what the glossary says of its words; a line for each."""
    name, label = registry.name_of(record), registry.label_of(type(record), unit.field)
    lines = [f"{record._meta.verbose_name}: {name}; {label}"]
    if unit.state == states.STALE:
        lines.append(_("The source was: %(text)s") % {"text": unit.source_text})
    terms = {place.term: None for place in places}
    lines += [
        f"{getattr(term, unit.source_language)} = {getattr(term, unit.language)}"
        for term in terms
        if getattr(term, unit.source_language) and getattr(term, unit.language)
    ]
    return "\n".join(lines)
