"""What is told of exhibits in templates."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from prisoners import dates

from .. import datings, transcripts

register = template.Library()


@register.filter
def told_years(exhibit):
    """{{ exhibit|told_years }}: "1937–1938", "после 1937 года"; "" where no year is stated."""
    return datings.told(exhibit.earliest, exhibit.latest, get_language())


@register.filter
def short_years(exhibit):
    """{{ exhibit|short_years }}: for the plate: 1937–1938, ≥1937."""
    return datings.short(exhibit.earliest, exhibit.latest)


@register.filter
def on_page(text, number):
    """{{ exhibit.inscription|on_page:3 }}: the part of a transcription that stands on page 3; all of it for 0."""
    return transcripts.page(text, number) if number else text


@register.filter
def told_days(exhibition):
    """{{ exhibition|told_days }}: "21–27 November 2019", "from 21 November 2019", "days not stated"."""
    first, last = exhibition.opens_on, exhibition.closes_on
    if first and last:
        days = [first.isoformat(), last.isoformat()]
        return dates.told("/".join(dict.fromkeys(days)), get_language())
    if first:
        return gettext("from %(day)s") % {"day": date_format(first, "DATE_FORMAT")}
    if last:
        return gettext("until %(day)s") % {"day": date_format(last, "DATE_FORMAT")}
    return gettext("days not stated")
