"""Form fields for the lists that tours and rules keep: languages, weekdays, start times."""

from datetime import time

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _


def language_choices():
    return settings.LANGUAGES


def weekday_choices():
    return list(WEEKDAYS.items())


class CheckboxesField(forms.TypedMultipleChoiceField):
    """A JSON list as checkboxes; at least one."""

    widget = forms.CheckboxSelectMultiple


class TimesField(forms.CharField):
    """A JSON list of "HH:MM", typed as "10:30, 14:00"."""

    def __init__(self, **kwargs):
        super().__init__(help_text=_("24-hour clock, separated by commas: 10:30, 14:00"), **kwargs)

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value):
        text = super().clean(value)
        try:
            times = sorted(
                {time.fromisoformat(part.strip().zfill(5)) for part in text.split(",") if part.strip()}
            )
        except ValueError:
            raise ValidationError(_("Write times as 10:30, 14:00."), code="times") from None
        return [f"{start:%H:%M}" for start in times]
