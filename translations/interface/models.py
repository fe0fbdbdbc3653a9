from itertools import zip_longest

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class How(models.TextChoices):
    """What somebody did to a text of the interface."""

    WRITTEN = "written", pgettext_lazy("change of a text", "written")
    BASE = "base", pgettext_lazy("change of a text", "back to the repository’s text")
    RESTORED = "restored", pgettext_lazy("change of a text", "an earlier text restored")
    FILE = "file", pgettext_lazy("change of a text", "from a file")


class StringChange(models.Model):
    """One change of a text of the interface. The texts themselves stand in the overlay's files.

    `before`, `after` and `base` (the repository's text of that time) are lists: a text for each form of the plural.
    """

    key = models.CharField(max_length=40, editable=False)
    language = models.CharField(_("language"), max_length=2, editable=False)
    msgctxt = models.TextField(blank=True, editable=False)
    msgid = models.TextField(_("message"), editable=False)
    before = models.JSONField(_("before"), editable=False)
    after = models.JSONField(_("after"), editable=False)
    base = models.JSONField(editable=False)
    how = models.CharField(_("change"), max_length=8, choices=How, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), editable=False)

    class Meta:
        app_label = "translations"
        verbose_name = _("change of a text of the interface")
        verbose_name_plural = _("changes of texts of the interface")
        default_permissions = ()
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["key", "language", "-at"], name="string_change_of_a_text")]

    def __str__(self):
        return f"{self.language}: {self.msgid[:80]}"

    @property
    def pairs(self):
        """[(before, after)] of each form."""
        return list(zip_longest(self.before, self.after, fillvalue=""))

    @property
    def result(self):
        return tuple(self.after)
