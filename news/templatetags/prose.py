from django import template
from django.utils.safestring import mark_safe

from news.prose import cleaning, reading

register = template.Library()


@register.filter(is_safe=True)
def prose(text):
    """{{ news.body|prose }}: the rich text as HTML, cleaned once more, whatever has written it."""
    return mark_safe(cleaning.shown(str(text)))  # noqa: S308 - that is what shown() is for


@register.filter
def plain(text):
    """{{ told.value|plain }}: the words of a rich text, where no tags can be."""
    return reading.plain(str(text))
