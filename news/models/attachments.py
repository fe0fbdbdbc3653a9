"""What stands with a post: pictures from the library, and files to download."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from pictures.models import Picture

from .. import documents
from .kinds import LANGUAGE_CHOICES


class PostPicture(models.Model):
    post = models.ForeignKey("news.Post", models.CASCADE)
    picture = models.ForeignKey(Picture, models.PROTECT, verbose_name=_("picture"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["post", "picture"], name="postpicture_once")]

    def __str__(self):
        return str(self.picture)


def own_name(file, name):
    """Where a document is stored; nothing of the name that it came with is used."""
    return f"files/{uuid4().hex}.{file.extension}"


class PostFile(models.Model):
    """A file to download: an e-book, a programme. `language` is the language it is written in."""

    post = models.ForeignKey("news.Post", models.CASCADE, related_name="files")
    file = models.FileField(_("file"), upload_to=own_name, help_text=_("PDF or EPUB, at most 50 MB."))
    extension = models.CharField(max_length=8, editable=False, default="")
    size = models.PositiveBigIntegerField(_("size, bytes"), editable=False, default=0)
    title = models.CharField(_("title"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True, choices=LANGUAGE_CHOICES)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["position", "id"]

    def __str__(self):
        return self.title or f"№ {self.pk}"

    def save(self, *args, **kwargs):
        """Whatever path saves it, a new file is looked at: ValidationError when it is neither PDF nor EPUB."""
        if self.file and not self.file._committed:
            self.size = self.file.size
            self.extension = documents.extension(self.file, self.size)
            self.file.seek(0)
        super().save(*args, **kwargs)
