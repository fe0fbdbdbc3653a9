"""Dates in a calendar's table: the same few days are written again and again, so they are remembered."""

from datetime import datetime
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from translations.interface.live import edition

register = template.Library()


@lru_cache(maxsize=4096)
def written(day, form, language, texts):
    return date_format(day, form)


@register.filter
def day(value, form):
    """{{ value|day:"MONTH_DAY_FORMAT" }}: as Django's date filter, for dates without a time only."""
    return written(value, form, get_language(), edition())


@lru_cache(maxsize=4096)
def named(day, form, language, texts):
    words = {"weekday": date_format(day, "l"), "day": date_format(day, form)}
    # Translators: "Tuesday 26 May"; where the date comes first: "%(day)s, %(weekday)s".
    return gettext("%(weekday)s %(day)s") % words


@register.filter
def with_weekday(value, form="DATE_FORMAT"):
    """{{ slot.local_start|with_weekday }}: "Tuesday 26 May 2026", "26 мая 2026 г., вторник"."""
    day = value.date() if isinstance(value, datetime) else value
    return named(day, form, get_language(), edition())


@register.filter
def day_name(value):
    """ "Tuesday 26 May" in the page's language."""
    return with_weekday(value, "MONTH_DAY_FORMAT")
