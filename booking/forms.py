"""The visitor's forms. They explain; the constraints guard and booking.reservations decides."""

import unicodedata

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from . import months

HOME_REGION = "KZ"


class DayForm(forms.Form):
    """A typed date as the second way to a day."""

    date = forms.DateField(
        label=_("Date"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Write the date as day.month.year, for example 26.05.2027.")},
    )

    def clean_date(self):
        """Within the years that have pages; the first and last days of all would overflow in another zone."""
        day = self.cleaned_data["date"]
        if not months.is_known(day):
            raise ValidationError(_("There are no tours on this date. Please write another."), code="unknown")
        return day


class PartyForm(forms.Form):
    """How many of each category come: a whole number field a category; cleaned_data["party"] holds {code: count}."""

    use_required_attribute = False

    def __init__(self, *args, categories, left, **kwargs):
        super().__init__(*args, **kwargs)
        self.categories, self.left = categories, left
        for category in categories:
            self.fields[category.code] = forms.IntegerField(
                label=category.name,
                help_text=category.document,
                required=False,
                min_value=0,
                max_value=1000,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                error_messages={
                    "invalid": _("Write a whole number, for example 12."),
                    "min_value": _("Write 0 or a larger number."),
                    "max_value": _("Write a number up to 1000."),
                },
            )

    def clean(self):
        cleaned = super().clean()
        party = {code: count for code, count in cleaned.items() if count}
        people = sum(party.values())
        if not self.errors and not people:
            first = self.categories[0].code if self.categories else None
            self.add_error(first, _("Write how many people are coming: at least one."))
        elif people > self.left:
            self.add_error(next(iter(party)), self.too_many())
        return {"party": party}

    def too_many(self):
        message = ngettext(
            "Only %(left)d place is left at this time.",
            "Only %(left)d places are left at this time.",
            self.left,
        )
        return message % {"left": self.left}


def without_controls(text):
    """Refuses line breaks and other control characters; direction marks, emoji and every letter are taken."""
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text):
        raise ValidationError(_("Line breaks and control characters cannot be used here."), code="control")


def encodable(text):
    """Refuses lone surrogates, which no database and no mail can hold."""
    if any(unicodedata.category(char) == "Cs" for char in text):
        raise ValidationError(_("This text contains characters that cannot be stored."), code="surrogate")


def mailable(address):
    """Refuses a domain that no mail can be sent to though it looks like one: the letter would fail after the booking."""
    domain = address.rpartition("@")[2]
    wrong = ValidationError(_("Write an e-mail address such as name@example.kz."), code="invalid")
    if domain.startswith("["):
        raise wrong
    try:
        domain.encode("idna")
    except UnicodeError:
        raise wrong from None


class PhoneField(forms.CharField):
    """A telephone number in any usual form; cleans to E.164. Without "+" it is read as one of Kazakhstan."""

    default_error_messages = {
        "phone": _(
            "Write the number with its code, for example +7 701 123 45 67; abroad with + and the country's code."
        )
    }
    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return text
        try:
            number = phonenumbers.parse(text, HOME_REGION)
        except phonenumbers.NumberParseException:
            raise ValidationError(self.error_messages["phone"], code="phone") from None
        # Not is_possible_number(): it also takes a number that works within one town only.
        possible = phonenumbers.is_possible_number_with_reason(number)
        if number.extension or possible != phonenumbers.ValidationResult.IS_POSSIBLE:
            raise ValidationError(self.error_messages["phone"], code="phone")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class ContactForm(forms.Form):
    use_required_attribute = False

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        validators=[without_controls],
        help_text=_("In any alphabet, as you write it yourself."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        validators=[without_controls],
        help_text=_("The confirmation and a link to change or cancel the booking go there."),
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write an e-mail address such as name@example.kz."),
        },
    )
    phone = PhoneField(
        label=_("Telephone"),
        max_length=40,
        help_text=_("So that the museum can reach you on the day of the tour."),
        error_messages={"required": _("Write a telephone number.")},
    )
    organisation = forms.CharField(
        label=_("School or organisation"),
        max_length=160,
        required=False,
        validators=[without_controls],
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    needs = forms.CharField(
        label=_("What should we know?"),
        max_length=1000,
        required=False,
        strip=True,
        validators=[encodable],
        help_text=_(
            "For example a wheelchair, hard of hearing, small children, a relative among the prisoners."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    # A trap for programs: people do not see it. Not named like a real field, so that no browser fills it in.
    homepage_2 = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_email(self):
        """Not a validator of the field: an address that is no address would be told so twice."""
        mailable(self.cleaned_data["email"])
        return self.cleaned_data["email"]

    def clean_homepage_2(self):
        if self.cleaned_data["homepage_2"]:
            raise ValidationError(_("Please leave this field empty."), code="trap")
        return ""

    @property
    def visible(self):
        """The fields that people fill in."""
        return [field for field in self if field.name != "homepage_2"]
