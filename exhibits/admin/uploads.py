"""Several pictures and PDFs sent at once, with one description for all of them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator, capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from pictures import images, paged
from pictures.models import CleanFile, PagedFile, Picture

from ..models import ExhibitMedia, ExhibitScan

MOST_FILES = 20


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class ScansField(forms.FileField):
    """Pictures and PDFs: a list of CleanFile and of uploaded PDFs, in the order in which they were sent."""

    widget = SeveralFiles

    def has_changed(self, initial, data):
        return bool(data)

    def clean(self, data, initial=None):
        if len(data or ()) > MOST_FILES:
            raise ValidationError(_("Send at most %(limit)d files at once.") % {"limit": MOST_FILES})
        found, errors = [], []
        for file in data or ():
            try:
                found.append(looked_at(super().clean(file)))
            except ValidationError as error:
                errors += [f"{Truncator(file.name).chars(60)}: {message}" for message in error.messages]
        if errors:
            raise ValidationError(errors)
        return found


def looked_at(file):
    """A picture as CleanFile, a PDF as it is; ValidationError for what is neither."""
    start = file.read(1024)
    file.seek(0)
    if b"%PDF-" not in start:
        return CleanFile(images.clean(file, file.size))
    paged.count_pages(file)
    return file


def alt_label(language):
    return format_lazy("{} [{}]", capfirst(_("alternative text")), language)


def alt_field(language):
    return forms.CharField(
        label=alt_label(language),
        # Room for the number in Picture.alt; the title of a PDF takes 200 signs.
        max_length=190,
        required=False,
        help_text=_(
            "What is to be seen, for those who do not see the pictures; a number is added to several."
        ),
    )


def attach(exhibit, files, alts):
    """Adds what ScansField has cleaned, after what is there; `alts` are {language: text} for all of the files."""
    position = next_position(exhibit)
    for number, file in enumerate(files, 1):
        texts = numbered(alts, number) if len(files) > 1 else alts
        if isinstance(file, CleanFile):
            picture = Picture.objects.create(file=file, **named("alt", texts))
            ExhibitMedia.objects.create(exhibit=exhibit, picture=picture, position=position)
            position += 1
        else:
            paged_file = PagedFile.objects.create(file=file, **named("title", texts))
            ExhibitScan.objects.create(exhibit=exhibit, paged_file=paged_file, position=position)
            position += paged_file.page_count


def next_position(exhibit):
    """Behind the pictures, and behind the pages that are still to be drawn."""
    media = [row.position + 1 for row in exhibit.media.all()]
    return max([0, *media, *(scan.position + scan.paged_file.page_count for scan in exhibit.scans.all())])


def numbered(texts, number):
    return {code: f"{text}, {number}" if text else "" for code, text in texts.items()}


def named(field, texts):
    return {f"{field}_{code}": text for code, text in texts.items()}
