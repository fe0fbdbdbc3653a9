from django.db import models
from django.utils.translation import gettext_lazy as _


class Picture(models.Model):
    """One picture file of the library; other apps point at it."""

    file = models.ImageField(_("file"), upload_to="pictures/", width_field="width", height_field="height")
    width = models.PositiveIntegerField(_("width, px"), editable=False, default=0)
    height = models.PositiveIntegerField(_("height, px"), editable=False, default=0)
    alt = models.CharField(_("alternative text"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-created_at", "-id"]
