from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import images


def own_name(picture, name):
    """Where a cleaned picture is stored; nothing of the name that it came with is used."""
    return f"pictures/{uuid4().hex}.{name.rpartition('.')[2]}"


class CleanFile(ContentFile):
    """A picture that images.clean() has made; `image` is the CleanImage."""

    def __init__(self, image):
        super().__init__(image.full.data, name=f"clean.{image.extension}")
        self.image = image


class PictureQuerySet(models.QuerySet):
    def with_uses(self):
        """Adds `uses`: how many records point at the picture, whatever their app."""
        counts = models.Value(0)
        for relation in self.model._meta.related_objects:
            model, name = relation.related_model, relation.field.name
            if relation.many_to_many:
                continue
            rows = model._base_manager.filter(**{name: models.OuterRef("pk")}).order_by().values(name)
            counts += models.functions.Coalesce(
                models.Subquery(rows.annotate(count=models.Count("pk")).values("count")), 0
            )
        return self.annotate(uses=counts)


class Picture(models.Model):
    """One picture of the library; other apps point at it. Whatever path saves it, the file is cleaned."""

    file = models.FileField(
        _("file"),
        upload_to=own_name,
        help_text=_("JPEG, PNG or WebP, at most 20 MB and 50 million pixels. Place and camera are removed."),
    )
    small = models.FileField(upload_to=own_name, editable=False, blank=True)
    width = models.PositiveIntegerField(_("width, px"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height, px"), editable=False, default=0)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What is to be seen, for those who do not see the picture."),
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at", "-id"]

    def __str__(self):
        return self.alt or f"№ {self.pk}"

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self.take_in(self.file.file)
        super().save(*args, **kwargs)

    def take_in(self, file):
        """Puts the cleaned picture in place of an uploaded `file`; ValidationError when it is none."""
        if not isinstance(file, CleanFile):
            file = CleanFile(images.clean(file, file.size))
        image = file.image
        self.file = file
        self.small = ContentFile(image.small.data, name=file.name)
        self.width, self.height = image.full.width, image.full.height

    @property
    def small_size(self):
        """(width, height) of the small file, px."""
        edge = max(self.width, self.height)
        scale = min(1, images.SMALL_EDGE / edge) if self.small and edge else 1
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))

    @property
    def small_url(self):
        return (self.small or self.file).url
