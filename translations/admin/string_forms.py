"""Forms of the editor of the interface's texts."""

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..interface import acts, library, places, table
from ..models import LANGUAGE_CHOICES

LONGEST_QUERY = 200


class StringsForm(forms.Form):
    """What the list is asked for. A choice that is none is no choice."""

    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("All languages")), *LANGUAGE_CHOICES]
    )
    show = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("All texts")),
            (table.MISSING, _("Without a translation")),
            (table.CHANGED, _("Changed on this site")),
        ],
    )
    part = forms.ChoiceField(label=_("Where it stands"), required=False)
    q = forms.CharField(
        label=_("Words in any language"),
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.TextInput({"type": "search"}),
    )

    def __init__(self, lines, data):
        super().__init__(data)
        self.fields["part"].choices = [("", _("Everywhere")), *places.choices(line.message for line in lines)]

    def asked(self):
        """{"language", "show", "part", "q": text or None}"""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or None for name in self.fields}


def numbers(plurals, form):
    """ "1, 21, 101": the numbers that a form stands for."""
    return ", ".join(map(str, plurals.examples(form)))


class StringForm(forms.Form):
    """A box for each form of a text, with the digest of the text that was seen when the page was made."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, said, data=None):
        super().__init__(data)
        self.said = said
        self.plurals = library.base(said.language).plurals
        for number, text in enumerate(said.forms):
            rows = min(12, 2 + len(text) // 60)
            self.fields[f"text_{number}"] = forms.CharField(
                label=self.label_of(number),
                initial=text,
                required=False,
                strip=False,
                widget=forms.Textarea({"rows": rows, "lang": said.language, "spellcheck": "true"}),
            )

    def label_of(self, number):
        if not self.said.message.msgid_plural:
            return _("Text")
        return _("Text for the numbers %(numbers)s") % {"numbers": numbers(self.plurals, number)}

    @property
    def boxes(self):
        return [self[name] for name in self.fields if name != "seen"]

    @property
    def texts(self):
        return tuple(self.cleaned_data[box.name] for box in self.boxes)

    def clean(self):
        """In the place of CharField's own work: a text keeps its line breaks as a .po file has them."""
        for box in self.boxes:
            self.cleaned_data[box.name] = acts.tidied(self.cleaned_data.get(box.name) or "")

    def refuse(self, faults):
        for number, found in faults.items():
            for fault in found:
                self.add_error(None if number is None else f"text_{number}", fault)


class PoForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("A .po file of at most 5 MB in UTF-8, as it can be taken out here."),
        validators=[FileExtensionValidator(["po"])],
    )
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, languages, language=None, *data):
        """`language` is chosen before somebody chooses; without it the page's own."""
        super().__init__(*data)
        chosen = [(code, name) for code, name in LANGUAGE_CHOICES if code in languages]
        self.fields["language"].choices = chosen
        self.fields["language"].initial = next(
            (code for code, _name in chosen if code == get_language()), None
        )
