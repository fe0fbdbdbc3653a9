"""The forms of those who send something to the museum. They explain; prisoners.contributions decides."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail.message import sanitize_address
from django.core.validators import RegexValidator
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ..contributions import uploads
from ..models import ConsentWording

LONGEST_TEXT = 10_000
TRAP = "homepage_2"
without_controls = RegexValidator(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]",
    _("Line breaks and control characters cannot be used here."),
    code="control",
    inverse_match=True,
)
encodable = RegexValidator(
    "[\ud800-\udfff]",
    _("This text contains characters that cannot be stored."),
    code="surrogate",
    inverse_match=True,
)


class LongText(forms.CharField):
    """Several lines; a line break counts as one character, as in the browser."""

    def __init__(self, *, rows=8, **kwargs):
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(max_length=LONGEST_TEXT, validators=[encodable], widget=widget, **kwargs)

    def to_python(self, value):
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


class MailField(forms.EmailField):
    """An address that the letters can be sent to: some that look like one make no mail header."""

    widget = forms.TextInput(attrs={"type": "email", "autocomplete": "email", "spellcheck": "false"})

    def clean(self, value):
        address = super().clean(value)
        try:
            sanitize_address(address, "utf-8")
        except (ValueError, UnicodeError):
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        if "[" in address:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return address


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.Field):
    """Shows the control; the files themselves are taken by uploads.take() before the form is looked at."""

    widget = SeveralFiles(attrs={"accept": "image/jpeg,image/png,image/webp,application/pdf"})

    def clean(self, value):
        return None


def line(label, length, autocomplete=None, **kwargs):
    attrs = {"autocomplete": autocomplete} if autocomplete else {}
    widget = forms.TextInput(attrs=attrs)
    return forms.CharField(
        label=label, max_length=length, validators=[without_controls], widget=widget, **kwargs
    )


class ContributionForm(forms.Form):
    """For one Ask; `person` is the record that it is about, or None, `file_errors` what uploads.take() refused.

    cleaned_data holds the columns of Contribution and Contact, and `agreed`: the ConsentWordings agreed to.
    """

    use_required_attribute = False

    about = line(_("Whom is it about?"), 200, error_messages={"required": _("Write the name of the person.")})
    years = line(_("Years of birth and death, if you know them"), 60, required=False)
    relation = line(_("How are you related to her?"), 80, required=False)
    text = LongText(error_messages={"required": _("Write a few words.")})
    files = FilesField(label=_("Photos and documents"), required=False)
    name = line(_("Your name"), 120, "name", error_messages={"required": _("Write your name.")})
    email = MailField(
        label=_("E-mail"),
        max_length=254,
        validators=[without_controls],
        help_text=_("The museum’s answers and a link to this contribution go there."),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("Write an e-mail address such as name@example.kz."),
        },
    )
    phone = line(_("Telephone"), 40, "tel", required=False)
    country = line(_("Country where you live"), 80, "country-name", required=False)
    language = forms.ChoiceField(label=_("Language of our letters"), choices=settings.LANGUAGES)
    # A trap for programs: people do not see it. Not named like a real field, so that no browser fills it in.
    homepage_2 = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, ask, person, draft, file_errors=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.ask, self.draft, self.file_errors = ask, draft, file_errors
        self.wordings = [
            wording for item, wording in ConsentWording.objects.current().items() if item in ask.consents
        ]
        self.initial.setdefault("language", get_language())
        fields = self.fields
        if person:
            del fields["about"], fields["years"]
        else:
            fields["about"].required = ask.needs_about
        fields["text"].label, fields["text"].help_text = ask.label, ask.hint
        fields["text"].required = ask.needs_text
        fields["files"].help_text = files_hint()
        for wording in self.wordings:
            fields[f"agree_{wording.item}"] = consent_field(wording)

    def clean_homepage_2(self):
        if self.cleaned_data[TRAP]:
            raise ValidationError(_("Please leave this field empty."), code="trap")
        return ""

    def clean(self):
        cleaned = super().clean()
        for error in self.file_errors:
            self.add_error("files", error)
        if self.ask.needs_files and not self.file_errors and not self.draft.attachments.exists():
            self.add_error("files", _("Choose at least one photo or document."))
        if self.data.get("seen", self.seen) != self.seen:
            self.add_error(None, _("The wording of the consents has changed. Please read them again."))
        agreed = [wording for wording in self.wordings if cleaned.pop(f"agree_{wording.item}", False)]
        cleaned.pop("files", None)
        cleaned.pop(TRAP, None)
        return {"about": "", "years": "", **cleaned, "agreed": agreed}

    def forgive(self, *but):
        """Leaves out every error but those of these fields: the visitor has not sent the form off yet."""
        for name in [name for name in self.errors if name not in but]:
            del self.errors[name]

    @property
    def seen(self):
        """Which versions of the consents the page shows."""
        return " ".join(f"{wording.item}-{wording.version}" for wording in self.wordings)

    @property
    def story(self):
        return [self[name] for name in ("about", "years", "relation", "text") if name in self.fields]

    @property
    def contact(self):
        return [self[name] for name in ("name", "email", "phone", "country", "language")]

    @property
    def consents(self):
        return [self[f"agree_{wording.item}"] for wording in self.wordings]


def files_hint():
    return gettext(
        "JPEG, PNG, WebP or PDF: up to %(count)d files, %(each)d MB each, %(all)d MB together. Place, time and camera "
        "are removed from photos."
    ) % {
        "count": uploads.MOST_FILES,
        "each": uploads.MOST_BYTES // uploads.MEGABYTE,
        "all": uploads.MOST_BYTES_TOGETHER // uploads.MEGABYTE,
    }


def consent_field(wording):
    required = wording.item == "keep"
    errors = {"required": _("Without this consent the museum cannot take what you send.")}
    return forms.BooleanField(label=wording.text, required=required, error_messages=errors)


class AnswerForm(forms.Form):
    """The sender's answer to the museum's question."""

    use_required_attribute = False

    note = LongText(label=_("Your answer"), rows=6, error_messages={"required": _("Write a few words.")})
