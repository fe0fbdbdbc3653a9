from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from addresses.models import require_free

from . import documents
from .models.posts import TOO_EARLY


class FreshForm(forms.ModelForm):
    """Refuses to write over what somebody else has saved since the form was opened.

    The model has `changed_at`. Validate it inside a transaction (the admin does): the row
    stays locked until the save, so that of two editors at the same instant only one saves.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.changed_at.isoformat()

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            rows = type(self.instance)._base_manager.select_for_update().filter(pk=self.instance.pk)
            changed_at = rows.values_list("changed_at", flat=True).first()
            if changed_at is None or changed_at.isoformat() != self.cleaned_data.get("seen"):
                raise self.stale()
        return cleaned

    def stale(self):
        meta = self.instance._meta
        address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[self.instance.pk])
        text = _(
            "Somebody else has saved this meanwhile, so nothing was saved now. "
            '<a href="{}" target="_blank">Open it as it is now</a> and make your change there; '
            "what you typed stays below to be copied."
        )
        return ValidationError(format_html(text, address), code="stale")


class PostForm(FreshForm):
    def clean(self):
        """What the constraint asks, told at the field where it is mended."""
        cleaned = super().clean()
        start, end = cleaned.get("published_at"), cleaned.get("published_until")
        if start and end and end <= start:
            self.add_error("published_until", TOO_EARLY)
        return cleaned

    def clean_slug(self):
        """A post that has an address keeps it when the field is emptied."""
        slug = self.cleaned_data["slug"] or self.instance.slug
        require_free(self.instance, slug)
        return slug


class PostFileForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # However long the name that it comes with: it is stored under our own.
        self.fields["file"].max_length = None

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            documents.extension(file, file.size)
            file.seek(0)
        return file
