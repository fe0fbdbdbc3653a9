"""What the table of the desk can be asked for."""

from functools import cache, reduce
from operator import or_

from django import forms
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import translator

from .. import registry
from ..models import LANGUAGE_CHOICES, State

LONGEST_QUERY = 200


def all_models():
    return [
        ("", _("All kinds")),
        *(
            (model._meta.label_lower, capfirst(model._meta.verbose_name_plural))
            for model in registry.fields()
        ),
    ]


class TableForm(forms.Form):
    """A choice that is none is no choice: an old link shows the table all the same."""

    model = forms.ChoiceField(label=_("Kind of record"), required=False, choices=all_models)
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("All languages")), *LANGUAGE_CHOICES]
    )
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All states")), *State.choices]
    )
    q = forms.CharField(
        label=_("Words in the name"),
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.TextInput({"type": "search"}),
    )

    def asked(self):
        """{"model": class or None, "language", "state", "q": text or None}"""
        self.is_valid()
        found = {name: self.cleaned_data.get(name) or None for name in self.fields}
        return {**found, "model": registry.model_of(found["model"])}


def named(lines, words, model=None):
    """Of the lines, those of records with all `words` in the text that they are called by, in any language."""
    if not words:
        return lines
    of_model = (
        Q(content_type=registry.content_type(each), object_id__in=with_words(each, words).values("pk"))
        for each in ([model] if model else registry.fields())
    )
    return lines.filter(reduce(or_, of_model))


@cache
def name_columns(model):
    """Where its records' name stands: in the first short text, or in any where none is short; on the desk or not."""
    translated = set(translator.get_options_for_model(model).get_field_names())
    fields = [field for field in model._meta.fields if field.name in translated]
    short = [field for field in fields if not isinstance(field, models.TextField)]
    return [registry.column(field.name, code) for field in short[:1] or fields for code in registry.LANGUAGES]


def with_words(model, words):
    """The records of a model that have all words in their name."""
    found = registry.rows(model).order_by()
    for word in words.split():
        found = found.filter(reduce(or_, (Q(**{f"{name}__icontains": word}) for name in name_columns(model))))
    return found
