"""Dates in a calendar's table: the same few days are written again and again, so they are remembered."""

from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language

register = template.Library()


@lru_cache(maxsize=4096)
def written(day, form, language):
    return date_format(day, form)


@register.filter
def day(value, form):
    """{{ value|day:"MONTH_DAY_FORMAT" }}: as Django's date filter, for dates without a time only."""
    return written(value, form, get_language())


@register.filter
def day_name(value):
    """ "26 May, Tuesday" in the page's language."""
    language = get_language()
    return f"{written(value, 'MONTH_DAY_FORMAT', language)}, {written(value, 'l', language)}"
