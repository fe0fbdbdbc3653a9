from uuid import uuid4

from django.core.files.storage import storages
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import Signal, receiver
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .. import paged
from .making import MadeLater, MadeLaterQuerySet

# Sent with `paged_file`, in the transaction in which all its pages stand; whoever has a use for them makes rows of them.
pages_made = Signal()


def private_storage():
    return storages["private"]


def own_pdf_name(paged_file, name):
    """Where a PDF waits to be drawn; nothing of the name that it came with is used."""
    return f"paged/{uuid4().hex}.pdf"


class PagedFile(MadeLater):
    """A PDF, of a letter for instance, whose pages become pictures of the library outside the request.

    All of them stand once `state` is made. The PDF itself is kept where no address leads, and deleted when its pages are
    drawn.
    """

    file = models.FileField(
        _("PDF"),
        upload_to=own_pdf_name,
        storage=private_storage,
        blank=True,
        help_text=_("Each page becomes a picture; at most 50 MB and 60 pages."),
    )
    title = models.CharField(
        pgettext_lazy("object", "title"),
        max_length=200,
        blank=True,
        help_text=_("What the pages are, for those who do not see them: the number of the page is added."),
    )
    page_count = models.PositiveSmallIntegerField(_("pages"), default=0, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = MadeLaterQuerySet.as_manager()

    class Meta:
        verbose_name = _("document of several pages")
        verbose_name_plural = _("documents of several pages")
        ordering = ["-id"]

    def __str__(self):
        return self.title or f"№ {self.pk}"

    def save(self, *args, **kwargs):
        """Whatever path saves it, a new file is looked at: ValidationError when its pages cannot be counted."""
        if self.file and not self.file._committed:
            self.page_count = paged.count_pages(self.file)
        super().save(*args, **kwargs)

    @property
    def pages(self):
        """The pictures of its pages, in order; while it is not made, those that are drawn so far."""
        return self.picture_set.order_by("page_number")

    def delete_file_later(self):
        if self.file:
            storage, name = self.file.storage, self.file.name
            transaction.on_commit(lambda: storage.delete(name))


@receiver(post_delete, sender=PagedFile)
def delete_file(sender, instance, **kwargs):
    instance.delete_file_later()
