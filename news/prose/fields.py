from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.html import escape

from . import cleaning
from .forms import LONGEST, ProseFormField

# Signs of a text that is read at all. What is longer is refused by the validator, and need not be understood for that.
MOST_READ = 10 * LONGEST


class ProseField(models.TextField):
    """Rich text (news.prose.cleaning). It is cleaned as it goes to the database, whoever sends it there.

    Only an expression of the database and SQL of one's own pass by; pages clean what they show once more.
    """

    default_validators = [MaxLengthValidator(LONGEST)]

    def clean_html(self, text):
        """The text as it would be stored, safe to be shown. None stays None."""
        if text is None or len(text) <= MOST_READ:
            return text and cleaning.clean(text)
        return escape(text)

    def to_python(self, value):
        return self.clean_html(super().to_python(value))

    def pre_save(self, model_instance, add):
        """The record in memory has what is stored."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = model_instance.__dict__[self.attname] = cleaning.clean(value)
        return value

    def get_db_prep_save(self, value, connection):
        value = cleaning.clean(value) if isinstance(value, str) else value
        return super().get_db_prep_save(value, connection)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": ProseFormField, "max_length": LONGEST, **kwargs})

    def deconstruct(self):
        """For migrations it is a text like others: they are not to depend on what the editor allows today."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
