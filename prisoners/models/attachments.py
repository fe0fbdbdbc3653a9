"""The files that came with a contribution, as the site made them anew."""

from uuid import uuid4

from django.db import models, transaction
from django.db.models import Q
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from ..contributions.private import private_storage

SUFFIXES = {"jpg": "JPEG", "png": "PNG", "webp": "WebP", "pdf": "PDF"}


def own_name(attachment, name):
    """Where a file is kept; of the name that it came with nothing is used."""
    return f"contributions/{uuid4().hex}.{name.rpartition('.')[2]}"


class AttachmentQuerySet(models.QuerySet):
    def of_draft(self, draft):
        """The files sent so far with a form that is not sent off yet; `draft` is the digest of its key."""
        return self.filter(draft=draft, contribution=None)

    def left_over(self, moment):
        """Files of forms that were begun before `moment` and never sent off."""
        return self.filter(contribution=None, created_at__lt=moment)


class Attachment(models.Model):
    """One picture or PDF, never as it was sent: encoded anew, under a name of our own, in private storage.

    Before the form is sent off it belongs to a draft. `picture` is what the public sees of it, while it does.
    """

    contribution = models.ForeignKey(
        "prisoners.Contribution", models.CASCADE, null=True, related_name="attachments", editable=False
    )
    draft = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    file = models.FileField(_("file"), upload_to=own_name, storage=private_storage, editable=False)
    sent_bytes = models.PositiveIntegerField(_("bytes as sent"), editable=False)
    width = models.PositiveIntegerField(_("width, px"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height, px"), default=0, editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), default=0, editable=False)
    caption = models.CharField(_("the sender’s caption"), max_length=200, blank=True, editable=False)
    is_chosen = models.BooleanField(_("to be published"), default=False)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What is to be seen, for those who do not see the picture."),
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    picture = models.OneToOneField(
        "pictures.Picture", models.SET_NULL, null=True, blank=True, editable=False, verbose_name=_("picture")
    )
    created_at = models.DateTimeField(_("received on"), editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(contribution__isnull=True) ^ Q(draft=""),
                name="attachment_of_draft_or_contribution",
            )
        ]

    def __str__(self):
        return f"№ {self.pk}"

    @property
    def extension(self):
        return self.file.name.rpartition(".")[2]

    @property
    def is_image(self):
        return self.extension != "pdf"

    @property
    def format(self):
        """JPEG, PNG, WebP or PDF."""
        return SUFFIXES[self.extension]

    @property
    def has_alt(self):
        return any((self.alt_kk, self.alt_ru, self.alt_en))


@receiver(post_delete, sender=Attachment)
def delete_file(sender, instance, **kwargs):
    """The file goes with its row, once that is certain."""
    storage, name = instance.file.storage, instance.file.name
    transaction.on_commit(lambda: storage.delete(name))
