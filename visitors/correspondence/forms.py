"""What visitors fill in. The forms explain; visitors.correspondence.acts decides."""

import unicodedata
from datetime import date

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail.message import sanitize_address
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..models import MessageTopic, WrittenIn
from . import pages

LONGEST_TEXT = 5_000
LONGEST_QUOTE = 1_000
OPENED_ON = date(2007, 5, 31)
TRAP = "homepage_2"


def one_line(text):
    """Refuses what could begin another line, in a mail header too; marks of direction and every letter are taken."""
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text):
        raise ValidationError(_("Line breaks and control characters cannot be used here."), code="control")


def storable(text):
    if any(unicodedata.category(char) == "Cs" for char in text):
        raise ValidationError(_("This text contains characters that cannot be stored."), code="surrogate")


class Paragraphs(forms.CharField):
    """Several lines; a line break counts as one character, as in the browser."""

    def __init__(self, *, rows, longest=LONGEST_TEXT, **kwargs):
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(max_length=longest, validators=[storable], widget=widget, **kwargs)

    def to_python(self, value):
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class Line(forms.CharField):
    def __init__(self, *, autocomplete="off", **kwargs):
        widget = forms.TextInput(attrs={"autocomplete": autocomplete})
        super().__init__(validators=[one_line], widget=widget, **kwargs)


class ReplyAddress(forms.EmailField):
    """May stay empty; what looks like an address but makes no mail header is refused."""

    widget = forms.TextInput(attrs={"type": "email", "autocomplete": "email", "spellcheck": "false"})
    default_error_messages = {"invalid": _("Write an e-mail address such as name@example.kz.")}

    def __init__(self, **kwargs):
        super().__init__(label=_("E-mail"), required=False, max_length=254, validators=[one_line], **kwargs)

    def clean(self, value):
        address = super().clean(value)
        try:
            sanitize_address(address or "name@example.kz", "utf-8")
        except (ValueError, UnicodeError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if "[" in address:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return address


class SheetForm(forms.Form):
    """For a Sheet; record() gives the columns of the model, `shown` are the fields that people see."""

    use_required_attribute = False

    # A trap for programs: people do not see it. Not named like a real field, so that no browser fills it in.
    homepage_2 = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, sheet, today, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet, self.today = sheet, today

    def clean_homepage_2(self):
        if self.cleaned_data[TRAP]:
            raise ValidationError(_("Please leave this field empty."), code="trap")
        return ""

    @property
    def shown(self):
        return [field for field in self.visible_fields() if field.name != TRAP]

    def record(self):
        left_out = (TRAP, "agreed")
        return {name: value for name, value in self.cleaned_data.items() if name not in left_out}


class EntryForm(SheetForm):
    text = Paragraphs(
        label=_("Your words"),
        rows=8,
        help_text=_("In any language. The museum reads every entry before it appears here."),
        error_messages={"required": _("Write a few words.")},
    )
    language = forms.ChoiceField(label=_("Language of your words"), choices=WrittenIn)
    name = Line(
        label=_("Your name"),
        max_length=120,
        autocomplete="name",
        help_text=_("As it should stand under your words."),
        error_messages={"required": _("Write your name.")},
    )
    place = Line(label=_("Town or country"), max_length=120, required=False)
    visited_on = forms.DateField(
        label=_("Day of your visit"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("If you have been to the museum: day.month.year."),
        error_messages={"invalid": _("Write the date as day.month.year, for example 26.05.2026.")},
    )
    email = ReplyAddress(
        help_text=_(
            "Only for the museum’s letter about your entry. It is never shown, and is deleted 30 days after the "
            "museum’s decision."
        )
    )
    agreed = forms.BooleanField(
        label=_("I agree that the museum publishes my words, with the name and place that I have written."),
        error_messages={"required": _("Without this consent your words cannot stand in the guest book.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("language", get_language())

    def clean_visited_on(self):
        day = self.cleaned_data["visited_on"]
        if day and not OPENED_ON <= day <= self.today:
            raise ValidationError(
                _("Write a day between the opening of the museum in 2007 and today."), code="range"
            )
        return day

    def record(self):
        return {**super().record(), "letter_language": get_language()}


class MessageForm(SheetForm):
    topic = forms.ChoiceField(
        label=_("Topic of your message"),
        choices=[("", "–"), *MessageTopic.choices],
        error_messages={"required": _("Choose what it is about.")},
    )
    text = Paragraphs(label=_("Your message"), rows=8, error_messages={"required": _("Write a few words.")})
    name = Line(label=_("Your name"), max_length=120, autocomplete="name", required=False)
    email = ReplyAddress(
        help_text=_(
            "Leave it if you would like an answer. It serves for nothing else, and is deleted with your name 30 days "
            "after the matter is closed."
        )
    )

    def record(self):
        return {**super().record(), "language": get_language()}


class MistakeForm(SheetForm):
    """`page` is filled in by the link that led here; where it is missing or wrong, people see the field.

    `known_page` is its path, "" where none is known.
    """

    page = Line(
        label=_("Address of the page"),
        max_length=pages.LONGEST,
        help_text=_("As the browser shows it above the page."),
        error_messages={"required": _("Write the address of a page of this site.")},
    )
    quote = Paragraphs(
        label=_("The words with the mistake"),
        rows=3,
        longest=LONGEST_QUOTE,
        required=False,
        help_text=_("Copy them from the page, so that we find the place."),
    )
    text = Paragraphs(
        label=_("What is wrong?"),
        rows=5,
        longest=LONGEST_QUOTE,
        error_messages={"required": _("Write what is wrong.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.known_page = pages.local(self["page"].value() or "")
        if self.known_page:
            self.fields["page"].widget = forms.HiddenInput()

    def clean_page(self):
        page = pages.local(self.cleaned_data["page"])
        if not page:
            example = f"{settings.SITE_URL}/{get_language()}/visit/"
            message = _("Write the address of a page of this site, for example %(example)s")
            raise ValidationError(message, code="page", params={"example": example})
        return page

    def record(self):
        return {**super().record(), "language": pages.language(self.cleaned_data["page"])}
