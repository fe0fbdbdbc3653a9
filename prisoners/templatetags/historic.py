"""Dates of persons and of the camp in templates."""

from django import template
from django.utils.translation import get_language

from .. import dates

register = template.Library()


@register.filter
def told_date(edtf):
    """{{ fact.date|told_date }}: in the page's language; a text that is no EDTF stands as it is."""
    try:
        return dates.told(edtf or "", get_language())
    except ValueError:
        return edtf


@register.filter
def short_date(edtf):
    """{{ person.birth|short_date }}: the years alone, in no language; a text that is no EDTF stands as it is."""
    try:
        return dates.short(edtf or "")
    except ValueError:
        return edtf
