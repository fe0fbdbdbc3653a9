"""The forms of exhibits and donations in the admin: what is left empty is filled in, what is published is whole."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from pictures.addresses.models import require_free
from pictures.models import Picture

from .. import years
from ..addresses import RESERVED, free_address
from ..models import LANGUAGES, ExhibitMedia, Location
from .uploads import ScansField, alt_field

SAID_OF = dict(zip(LANGUAGES, (_("Kazakh"), _("Russian"), _("English")), strict=True))


class AddressedForm(forms.ModelForm):
    """An address that is left empty is made from the title, and stays as it is ever after."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self):
        slug = self.cleaned_data["slug"] or self.instance.slug
        if slug in RESERVED:
            raise ValidationError(_("A page of the site has this address: choose another."))
        require_free(self.instance, slug)
        return slug

    def clean(self):
        cleaned = super().clean()
        if "slug" in cleaned and not cleaned["slug"]:
            titles = (cleaned.get(f"title_{code}") for code in ("en", "ru", "kk"))
            cleaned["slug"] = free_address(self._meta.model, *titles)
        return cleaned


class ExhibitForm(AddressedForm):
    scans = ScansField(
        label=_("Pictures or PDFs"),
        required=False,
        help_text=_(
            "Several at once: JPEG, PNG, WebP or TIFF, or a PDF, whose pages become pictures within minutes. "
            "They come after those that are here."
        ),
    )
    scans_alt_kk = alt_field("kk")
    scans_alt_ru = alt_field("ru")
    scans_alt_en = alt_field("en")
    has_unread_date = False

    @property
    def alts(self):
        """What is to be seen on the files sent, {language: text}."""
        return {code: self.cleaned_data.get(f"scans_alt_{code}", "") for code in LANGUAGES}

    def clean(self):
        cleaned = super().clean()
        self.fill_years(cleaned)
        self.check_consistent(cleaned)
        if cleaned.get("is_published"):
            self.check_published(cleaned)
        return cleaned

    def fill_years(self, cleaned):
        """From the date in words, where no year was typed; a date that is not read leaves them empty."""
        typed = [cleaned.get("earliest"), cleaned.get("latest")]
        if {"earliest", "latest"} & set(self.errors) or typed != [None, None]:
            return
        for text in filter(None, (cleaned.get(f"date_text_{code}") for code in ("en", "ru", "kk"))):
            try:
                cleaned["earliest"], cleaned["latest"] = years.years(text)
                self.has_unread_date = False
                return
            except ValueError:
                self.has_unread_date = True

    def check_consistent(self, cleaned):
        """What the constraints of the database ask, told at the field where it is mended."""
        earliest, latest = cleaned.get("earliest"), cleaned.get("latest")
        if None not in (earliest, latest) and latest < earliest:
            self.add_error("latest", _("The latest year comes before the earliest."))
        if cleaned.get("location") == Location.DISPLAY and not cleaned.get("hall"):
            self.add_error("hall", _("Say in which hall it is on display."))

    def check_published(self, cleaned):
        told = told_in(cleaned)
        if not told and not {"title_kk", "title_ru", "title_en"} & set(self.errors):
            self.add_error("is_published", _("Give it a title before it is published."))
        if cleaned.get("scans"):
            for code in told:
                if not cleaned.get(f"scans_alt_{code}") and f"scans_alt_{code}" not in self.errors:
                    self.add_error(f"scans_alt_{code}", missing_alt(code))


def told_in(cleaned):
    """The languages in which there is a title: those in which the exhibit is told."""
    return [code for code in LANGUAGES if cleaned.get(f"title_{code}")]


def missing_alt(code):
    text = _("A published picture needs an alternative text in each language of the exhibit: %(language)s.")
    return text % {"language": SAID_OF[code]}


class MediaForm(forms.ModelForm):
    """A picture in its place, with the alternative texts of the picture itself."""

    alt_kk = alt_field("kk")
    alt_ru = alt_field("ru")
    alt_en = alt_field("en")

    class Meta:
        model = ExhibitMedia
        fields = ["picture", "caption", "position"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for code in LANGUAGES:
            field = self.fields[f"alt_{code}"]
            field.max_length = field.widget.attrs["maxlength"] = 300
            if self.instance.pk:
                self.initial[f"alt_{code}"] = getattr(self.instance.picture, f"alt_{code}") or ""

    def alt(self, code):
        """The alternative text as it will be: what was typed here, else that of the picture chosen."""
        name = f"alt_{code}"
        if name in self.changed_data:
            return self.cleaned_data.get(name, "")
        picture = self.cleaned_data.get("picture")
        return picture and getattr(picture, name)

    def save(self, commit=True):
        typed = {name: self.cleaned_data[name] for name in self.changed_data if name.startswith("alt_")}
        if typed and self.cleaned_data.get("picture"):
            picture = Picture.objects.get(pk=self.cleaned_data["picture"].pk)
            for name, text in typed.items():
                setattr(picture, name, text)
            picture.save(update_fields=typed)
        return super().save(commit)


class MediaFormSet(BaseInlineFormSet):
    def clean(self):
        """A published exhibit's pictures have an alternative text in each language in which it is told."""
        super().clean()
        if not self.instance.is_published:
            return
        told = [code for code in LANGUAGES if getattr(self.instance, f"title_{code}")]
        for form in self.forms:
            cleaned = getattr(form, "cleaned_data", {})
            if cleaned.get("picture") and not cleaned.get("DELETE"):
                for code in told:
                    if not form.alt(code) and f"alt_{code}" not in form.errors:
                        form.add_error(f"alt_{code}", missing_alt(code))


class ExhibitionForm(AddressedForm):
    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_published") and not told_in(cleaned):
            self.add_error("is_published", _("Give it a title before it is published."))
        return cleaned
