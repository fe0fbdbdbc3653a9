"""What a sender agrees to, in which words, and how long the museum keeps what it was sent."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConsentItem(models.TextChoices):
    KEEP = "keep", _("the museum keeps and reads it")
    TEXT = "text", _("the text is published")
    NAME = "name", _("the name is published")
    PHOTOS = "photos", _("the photos are published")


class ConsentWordingQuerySet(models.QuerySet):
    def current(self):
        """{item: its newest wording}, in the order of ConsentItem."""
        newest = {wording.item: wording for wording in self.order_by("version")}
        return {item: newest[item] for item in ConsentItem.values if item in newest}


class ConsentWording(models.Model):
    """The words of a consent. What somebody has agreed to is never changed: a new version is added."""

    item = models.CharField(_("consent"), max_length=8, choices=ConsentItem)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    text = models.TextField(_("text"), blank=True)

    objects = ConsentWordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording of a consent")
        verbose_name_plural = _("wordings of consents")
        ordering = ["item", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["item", "version"], name="consentwording_version_once")
        ]

    def __str__(self):
        return f"{self.get_item_display()} · {self.version}"


class Consent(models.Model):
    """That the sender agreed to a wording; there is no row for what was not agreed to."""

    contribution = models.ForeignKey("prisoners.Contribution", models.CASCADE, related_name="consents")
    wording = models.ForeignKey(ConsentWording, models.PROTECT, verbose_name=_("wording"))
    item = models.CharField(_("consent"), max_length=8, choices=ConsentItem)
    at = models.DateTimeField(_("given on"))

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["contribution", "item"], name="consent_once_an_item")]

    def __str__(self):
        return self.get_item_display()


class ContributionRules(models.Model):
    """How long things are kept; one row, made when it is first asked for."""

    contact_days = models.PositiveSmallIntegerField(
        _("days to keep a contact"),
        default=365,
        help_text=_(
            "Counted from the day when the contribution was closed. A withdrawn one loses it at once."
        ),
    )
    draft_days = models.PositiveSmallIntegerField(_("days to keep files that were never sent off"), default=1)

    class Meta:
        verbose_name = _("time to keep")
        verbose_name_plural = _("times to keep")

    def __str__(self):
        return str(self._meta.verbose_name)

    @classmethod
    def load(cls):
        return cls.objects.first() or cls()

    def contacts_from(self, now):
        """Contacts of what was closed before this moment go."""
        return now - timedelta(days=self.contact_days)

    def drafts_from(self, now):
        return now - timedelta(days=self.draft_days)
