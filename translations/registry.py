"""Which models and fields have translations: those that are registered with modeltranslation."""

from functools import cache

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from modeltranslation.translator import translator
from modeltranslation.utils import build_localized_fieldname

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
# Where a record's source language was not chosen: the first of these that has a text.
ORDER = ("ru", "kk", "en")


@cache
def fields():
    """{model: (names of its translated fields, in their order)}; without those that its options name in `not_on_desk`."""
    found = {}
    for model in translator.get_registered_models(abstract=False):
        options = translator.get_options_for_model(model)
        aside = getattr(options, "not_on_desk", ())
        # Its own list has no order.
        translated = set(options.get_field_names()).difference(aside)
        names = tuple(field.name for field in model._meta.fields if field.name in translated)
        if names and not model._meta.proxy:
            found[model] = names
    return found


def column(field, language):
    """The name of the column of a field in a language."""
    return build_localized_fieldname(field, language)


@cache
def columns(model):
    """((field, language, column), ...) of all texts of a model."""
    return tuple((field, code, column(field, code)) for field in fields()[model] for code in LANGUAGES)


def rows(model):
    """The records that translators may see: all, or those that fit `on_desk` of the model's options.

    A plain QuerySet: the managers of translated models rewrite what is asked of them.
    """
    seen = getattr(translator.get_options_for_model(model), "on_desk", {})
    return models.QuerySet(model).filter(**seen).order_by("pk")


def model_of(label):
    """The translated model of "news.post"; None where there is none."""
    return next((model for model in fields() if model._meta.label_lower == label), None)


def label_of(model, field):
    """The name of a field, in the page's language."""
    return model._meta.get_field(field).verbose_name


def text_of(record, field, language):
    """A text; "" for NULL and '' alike, both are missing."""
    return getattr(record, column(field, language)) or ""


def texts_of(record, field):
    """{language: text} of a field."""
    return {code: text_of(record, field, code) for code in LANGUAGES}


def content_type(model):
    return ContentType.objects.get_for_model(model)


def content_types():
    """{id of its content type: translated model}; they stay in the memory of their manager."""
    return {kind.pk: model for model, kind in ContentType.objects.get_for_models(*fields()).items()}


@cache
def whole_field(model):
    """The name of the foreign key to the record that this one is a part of; None for what stands alone."""
    for field in model._meta.concrete_fields:
        if field.many_to_one and field.remote_field.on_delete is models.CASCADE:
            return field.name
    return None


@cache
def named_by(model):
    """The foreign keys that the name of a record may be made of: what it is a part of, and what it always has."""
    keys = [field.name for field in model._meta.concrete_fields if field.many_to_one and not field.null]
    part_of = whole_field(model)
    return tuple(keys) if part_of is None or part_of in keys else (part_of, *keys)


def whole(record):
    """The record that staff open to edit this one: itself, or the one that it is a part of."""
    name = whole_field(type(record))
    return (name and getattr(record, name)) or record


def name_of(record):
    """As lists call it; a part behind its whole: "Letter of 1939 · media"."""
    above = whole(record)
    if above is record:
        return str(record) or str(record.pk)
    return f"{above} · {str(record) or record._meta.verbose_name}"
