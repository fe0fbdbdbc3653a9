"""What is told of exhibits in templates."""

from django import template
from django.utils.translation import get_language

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
