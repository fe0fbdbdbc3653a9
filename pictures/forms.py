from django import forms

from . import images
from .models import CleanFile


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
