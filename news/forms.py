from django import forms

from pictures.addresses.models import require_free

from . import documents
from .models.posts import TOO_EARLY


class PostForm(forms.ModelForm):
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
