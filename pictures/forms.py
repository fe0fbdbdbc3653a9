from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from . import images, paged
from .models import LANGUAGES, CleanFile, Picture


class AltFormSet(forms.BaseInlineFormSet):
    """Inlines with a `picture`: each has an alternative text in the languages that its record is published in.

    The record says them as `published_languages`, none for a draft. What visitors have without a text already, as when a
    translation was added on the desk, does not stand in the way of other changes: the picture's card says what lacks.
    """

    def clean(self):
        super().clean()
        for form in self.forms:
            kept = {} if form.errors or form in self.deleted_forms else form.cleaned_data
            if picture := kept.get("picture"):
                try:
                    picture.require_alt(self.languages_for(form))
                except ValidationError as error:
                    form.add_error("picture", error)

    def languages_for(self, form):
        """The languages that need a text by what is being saved."""
        known = set() if "picture" in form.changed_data else self.known_languages
        return [code for code in self.instance.published_languages if code not in known]

    @cached_property
    def known_languages(self):
        """The languages that the record is published in as it is stored."""
        stored = type(self.instance)._base_manager.filter(pk=self.instance.pk).first()
        return set(stored.published_languages) if stored else set()


class PictureForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            # However long the name that it comes with: it is stored under our own.
            self.fields["file"].max_length = None

    def clean_file(self):
        """What was chosen just now is cleaned here, so that an error stands at the field."""
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            return CleanFile(images.clean(file, file.size))
        return file

    def clean(self):
        """A text that published pages may rely on is not taken away while they show the picture."""
        cleaned = super().clean()
        emptied = [
            name
            for name in (f"alt_{code}" for code in LANGUAGES)
            if self.initial.get(name) and name in cleaned and not cleaned[name]
        ]
        if emptied and Picture.objects.with_uses().get(pk=self.instance.pk).uses:
            for name in emptied:
                self.add_error(
                    name, _("Pages show this picture: its alternative text may be changed, not removed.")
                )
        return cleaned


class PagedFileForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].max_length = None
            self.fields["file"].required = True

    def clean_file(self):
        """Its pages are counted here, so that an error stands at the field."""
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            paged.count_pages(file)
        return file
