from django import forms

from . import images
from .models import CleanFile, Picture


class PictureForm(forms.ModelForm):
    class Meta:
        model = Picture
        fields = "__all__"

    def clean_file(self):
        """What was chosen just now is cleaned here, so that an error stands at the field."""
        file = self.cleaned_data.get("file")
        if file and "file" in self.changed_data:
            return CleanFile(images.clean(file, file.size))
        return file
