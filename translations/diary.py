"""Who did what to which text: an entry in the admin's log of the record, in the words of who did it."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

from . import registry
from .models import LANGUAGE_CHOICES


class Act(models.TextChoices):
    TRANSLATED = "translated", pgettext_lazy("what was done to a text", "changed")
    EMPTIED = "emptied", pgettext_lazy("what was done to a text", "taken away")
    TO_REVIEW = "to_review", pgettext_lazy("what was done to a text", "sent to review")
    STILL_RIGHT = (
        "still_right",
        pgettext_lazy("what was done to a text", "still right after a change of the source"),
    )
    APPROVED = "approved", pgettext_lazy("what was done to a text", "approved")
    SENT_BACK = "sent_back", pgettext_lazy("what was done to a text", "sent back as a draft")
    SOURCE_CHOSEN = "source_chosen", pgettext_lazy("what was done to a text", "chosen as the source language")


def note(record, field, language, act, by):
    """`field` is "" where it is about the whole record."""
    about = str(dict(LANGUAGE_CHOICES)[language])
    if field:
        about = f"{capfirst(registry.label_of(type(record), field))} ({about})"
    LogEntry.objects.log_actions(by.pk, [record], CHANGE, f"{about}: {act.label}", single_object=True)
