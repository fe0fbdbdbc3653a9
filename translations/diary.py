"""Who did what to which text: an entry in the admin's log of the record, in the words of who did it."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from . import registry
from .models import LANGUAGE_CHOICES


class Act(models.TextChoices):
    TRANSLATED = "translated", _("text changed")
    EMPTIED = "emptied", _("text taken away")
    TO_REVIEW = "to_review", _("sent to review")
    STILL_RIGHT = "still_right", _("looked at after the source had changed: still right")
    APPROVED = "approved", _("approved")
    SENT_BACK = "sent_back", _("sent back as a draft")
    SOURCE_CHOSEN = "source_chosen", _("chosen as the source language")


def note(record, field, language, act, by):
    """`field` is "" where it is about the whole record."""
    about = str(dict(LANGUAGE_CHOICES)[language])
    if field:
        about = f"{capfirst(registry.label_of(type(record), field))} ({about})"
    LogEntry.objects.log_actions(by.pk, [record], CHANGE, f"{about}: {act.label}", single_object=True)
