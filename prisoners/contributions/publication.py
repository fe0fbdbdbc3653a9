"""What of a contribution the public sees: text and name as columns, photos as pictures of the library."""

from importlib import import_module
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import ProtectedError

from pictures import images, versions
from pictures.models import CleanFile, Picture

from ..models import LANGUAGES, ConsentItem
from .refusals import NoAltText, NoRecord, NotAPicture, NothingAgreed, PhotosNotAgreed

FIELDS = ("shown_text", "shown_name")
TEXTS = [f"{field}_{code}" for field in ("alt", "credit") for code in LANGUAGES]


def prepared(contribution):
    """[(attachment, CleanFile)] of the chosen photos, made before any lock. Raises Refused where something is missing."""
    agreed = contribution.agreed()
    chosen = list(contribution.attachments.filter(is_chosen=True))
    if not (contribution.person and contribution.person.is_published):
        raise NoRecord
    if chosen and ConsentItem.PHOTOS not in agreed:
        raise PhotosNotAgreed
    if not chosen and not (ConsentItem.TEXT in agreed and text_of(contribution)):
        raise NothingAgreed
    if not all(attachment.is_image for attachment in chosen):
        raise NotAPicture
    if not all(attachment.has_alt for attachment in chosen):
        raise NoAltText
    return [(attachment, clean(attachment.file)) for attachment in chosen]


def text_of(contribution):
    """The text as staff prepared it, else as it was sent."""
    return contribution.public_text or contribution.text


def clean(file):
    with file.open("rb") as stream:
        return CleanFile(images.clean(stream, stream.size))


def show(contribution, photos):
    """Fills what the public sees, by consent alone; the caller saves the contribution."""
    agreed = contribution.agreed()
    contact = getattr(contribution, "contact", None)
    contribution.shown_text = text_of(contribution) if ConsentItem.TEXT in agreed else ""
    contribution.shown_name = contact.name if contact and ConsentItem.NAME in agreed else ""
    for attachment, file in photos:
        texts = {name: getattr(attachment, name) for name in TEXTS}
        attachment.picture = Picture.objects.create(file=file, **texts)
        attachment.save(update_fields=["picture"])


def hide(contribution):
    """Empties what the public sees, files included; the caller saves the contribution."""
    contribution.shown_text = contribution.shown_name = ""
    for attachment in contribution.attachments.exclude(picture=None).select_related("picture"):
        remove(attachment.picture)
        attachment.picture = None
        attachment.save(update_fields=["picture"])


def remove(picture):
    """Deletes a picture with its files. One that another page holds fast is made blank, its
    earlier texts forgotten: its owner took it back.
    """
    try:
        with transaction.atomic():
            picture.delete()
    except ProtectedError:
        picture.file = blank()
        for name in TEXTS:
            setattr(picture, name, "")
        picture.save()
        versions.forget(Picture, [picture.pk])


def blank():
    """A file for a picture that shows nothing: one grey pixel."""
    out = BytesIO()
    import_module("PIL.Image").new("L", (1, 1), 128).save(out, "PNG")
    return ContentFile(out.getvalue(), name="blank.png")
