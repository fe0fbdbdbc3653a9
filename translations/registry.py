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
    """{model: (names of its translated fields, in their order)}."""
    found = {}
    for model in translator.get_registered_models(abstract=False):
        if not model._meta.proxy:
            found[model] = tuple(translator.get_options_for_model(model).get_field_names())
    return found


def column(field, language):
    """The name of the column of a field in a language."""
    return build_localized_fieldname(field, language)


@cache
def columns(model):
    """((field, language, column), ...) of all texts of a model."""
    return tuple((field, code, column(field, code)) for field in fields()[model] for code in LANGUAGES)


def model_of(label):
    """The translated model of "news.post"; None where there is none."""
    return next((model for model in fields() if model._meta.label_lower == label), None)


def label_of(model, field):
    """The name of a field, in the page's language."""
    return model._meta.get_field(field).verbose_name


def text_of(record, field, language):
    """A text; "" for NULL and '' alike, both are missing."""
    return getattr(record, column(field, language)) or ""


def content_type(model):
    return ContentType.objects.get_for_model(model)


def whole(record):
    """The record that staff open to edit this one: itself, or the one that it is a part of."""
    for field in record._meta.concrete_fields:
        if field.many_to_one and field.remote_field.on_delete is models.CASCADE:
            return getattr(record, field.name) or record
    return record
