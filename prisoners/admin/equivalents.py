from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pictures.editing.admin import Edited

from .. import names
from ..models import Equivalent


class EquivalentForm(forms.ModelForm):
    class Meta:
        model = Equivalent
        fields = ["kind", "forms", "note"]
        widgets = {"forms": forms.Textarea(attrs={"rows": 3})}

    def clean_forms(self):
        """At least two words that have letters; blanks, commas and line breaks part them."""
        words = list(dict.fromkeys(self.cleaned_data["forms"].replace(",", " ").replace(";", " ").split()))
        without = [word for word in words if not names.keys(word)]
        if without:
            raise ValidationError(_("This is not a name: %(word)s"), params={"word": without[0]})
        if len(words) < 2:
            raise ValidationError(_("Two names are needed at least."))
        return " ".join(words)


@admin.register(Equivalent)
class EquivalentAdmin(Edited, admin.ModelAdmin):
    """A change is in force with the next search: nothing is indexed anew."""

    form = EquivalentForm
    list_display = ["forms", "kind", "note"]
    list_filter = ["kind"]
    search_fields = ["forms", "note"]
