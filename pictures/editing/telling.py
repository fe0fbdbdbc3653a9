"""How the pages of the admin call a field and its value."""

from django.forms import ModelChoiceField
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _


def told(field, value):
    """The value of a form's field as a text: words of choices and names of records instead of their keys."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, (told(field, each) for each in value)))
    if isinstance(field, ModelChoiceField):
        return named(field, value)
    choices = dict(flat(getattr(field, "choices", None) or ()))
    if value in choices or str(value) in choices:
        return str(choices.get(value, choices.get(str(value))))
    if hasattr(value, "tzinfo") and hasattr(value, "date") and is_aware(value):
        value = localtime(value)
    return value if isinstance(value, str) else str(localize(value))


def named(field, key):
    try:
        record = field.queryset.filter(pk=getattr(key, "pk", key)).first()
    except (TypeError, ValueError):
        record = None
    return str(record) if record is not None else f"№ {key}"


def flat(choices):
    for key, label in choices:
        if isinstance(label, (list, tuple)):
            yield from flat(label)
        else:
            yield key, label


def row_label(form):
    """“Fact: born 1905”: what a row of an inline is."""
    return f"{capfirst(form.instance._meta.verbose_name)}: {form.instance}"


def told_stored(own, value):
    """The value of a model's field as a text."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if own.is_relation:
        record = own.related_model._base_manager.filter(pk=value).first()
        return str(record) if record is not None else f"№ {value}"
    if own.flatchoices:
        return str(dict(own.flatchoices).get(value, value))
    if hasattr(value, "tzinfo") and hasattr(value, "date") and is_aware(value):
        value = localtime(value)
    return value if isinstance(value, str) else str(localize(value))
