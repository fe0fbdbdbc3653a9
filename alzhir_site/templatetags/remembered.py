"""Parts of pages that depend on nothing but the language and the data handed to them are rendered once.

What is remembered is found again by the data itself, so nothing has to be thrown away when a record changes.
"""

from dataclasses import dataclass, field, is_dataclass
from functools import lru_cache

from django import template
from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from translations.interface.live import edition

register = template.Library()


@dataclass(frozen=True)
class Data:
    """The values for a template, with the key that tells them from others."""

    key: tuple
    values: dict = field(compare=False)


def key(value):
    """A hashable likeness of dicts, lists and dataclasses of plain values; other values stand for themselves."""
    if isinstance(value, dict):
        return tuple((name, key(part)) for name, part in value.items())
    if isinstance(value, list):
        return tuple(map(key, value))
    if is_dataclass(value):
        return tuple(vars(value).values())
    return value


@lru_cache(maxsize=512)
def rendered(name, language, texts, data):
    """`texts` is the edition of the interface's texts that the part is rendered with."""
    return mark_safe(get_template(name).render(data.values))  # noqa: S308 - a template's output


@register.simple_tag
def remembered(name, **values):
    """{% remembered "includes/menu.html" section=section %}: the include sees `values` and nothing else.

    For plain data only: a model's record does not tell that it has changed.
    """
    return rendered(name, get_language(), edition(), Data(key(values), values))


EMPTY_FIELDS = {}


@register.filter
def group(field):
    """{{ field|group }}: as field.as_field_group; a field without answer and error is rendered once.

    Answers are never kept: they are a visitor's own.
    """
    if field.errors or field.value() not in (None, ""):
        return field.as_field_group()
    key = (get_language(), edition(), type(field.form), field.auto_id, str(field.label), str(field.help_text))
    if key not in EMPTY_FIELDS:
        if len(EMPTY_FIELDS) > 500:
            EMPTY_FIELDS.clear()
        EMPTY_FIELDS[key] = field.as_field_group()
    return EMPTY_FIELDS[key]
