"""Where a record and its texts are on the desk."""

from django.urls import reverse

from . import registry
from .texts import key_of


def record_url(record, language="", place=""):
    """The page of the record, or of the whole that it is a part of, at one of its texts."""
    whole = desk_record(record)
    args = [whole._meta.label_lower, whole.pk, *([language] if language else [])]
    name = "admin:translations_record" if language else "admin:translations_record_any"
    return reverse(name, args=args) + (f"#{place}" if place else "")


def desk_record(record):
    """The record whose page shows this one: its whole where that has translations as well."""
    whole = registry.whole(record)
    return whole if type(whole) in registry.fields() else record


def unit_url(unit):
    """`unit.record` is read. The place of its text on the page of its record."""
    return record_url(unit.record, unit.language, key_of(unit.record, unit.field, unit.language))
