from django import forms

from .models import require_free


class AddressForm(forms.ModelForm):
    """For a model with a `slug`: the former address of another record is refused at its field."""

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        require_free(self.instance, slug)
        return slug
