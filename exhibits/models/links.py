"""What belongs to an exhibit: persons in their roles, pictures in their order, checks of its condition."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

# Kinds of objects, by their addresses, that are written: who made one is its author.
WRITTEN = {
    "autobiography", "book", "diary", "document", "letter", "letters", "manuscript", "memoir", "memoirs",
    "note", "poem", "poems", "postcard", "telegram",
}  # fmt: skip


class Role(models.TextChoices):
    """What a person is to the object."""

    OWNER = "owner", pgettext_lazy("role", "owner")
    MAKER = "maker", pgettext_lazy("role", "maker")
    DEPICTED = "depicted", pgettext_lazy("role", "depicted")
    MENTIONED = "mentioned", pgettext_lazy("role", "mentioned")
    RECIPIENT = "recipient", pgettext_lazy("role", "recipient")


class ExhibitPerson(models.Model):
    # Its constraint is an index of exhibits as well; so is that of the pictures below.
    exhibit = models.ForeignKey("exhibits.Exhibit", models.CASCADE, related_name="people", db_index=False)
    person = models.ForeignKey(
        "prisoners.Person",
        models.PROTECT,
        related_name="exhibit_roles",
        verbose_name=_("person"),
        db_index=False,
    )
    role = models.CharField(_("role"), max_length=10, choices=Role)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("linked person")
        verbose_name_plural = _("linked persons")
        ordering = ["order", "id"]
        # Counts of each person's exhibits are read from it alone.
        indexes = [models.Index(fields=["person", "exhibit"], name="exhibitperson_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["exhibit", "person", "role"],
                name="exhibitperson_once_a_role",
                violation_error_message=_("This person stands here in this role already."),
            )
        ]

    def __str__(self):
        return f"{self.said_role}: {self.person}"

    @property
    def said_role(self):
        """The role as it is said of an object of this kind."""
        kind = self.exhibit.kind
        if self.role == Role.MAKER and kind and kind.slug in WRITTEN:
            return pgettext("role", "author")
        return self.get_role_display()


class ExhibitMedia(models.Model):
    """One picture of an exhibit; of a letter, one page."""

    exhibit = models.ForeignKey("exhibits.Exhibit", models.CASCADE, related_name="media", db_index=False)
    picture = models.ForeignKey(
        "pictures.Picture", models.PROTECT, related_name="exhibit_media", verbose_name=_("picture")
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    # Of the file that an import took the picture from, so that a second one knows it.
    import_digest = models.CharField(max_length=32, blank=True, default="", editable=False)

    class Meta:
        verbose_name = _("picture of the exhibit")
        verbose_name_plural = _("pictures of the exhibit")
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["exhibit", "picture"], name="exhibitmedia_once")]

    def __str__(self):
        return self.caption or str(self.picture)


class Condition(models.TextChoices):
    """Spectrum: Condition."""

    GOOD = "good", pgettext_lazy("condition", "good")
    FAIR = "fair", pgettext_lazy("condition", "fair")
    POOR = "poor", pgettext_lazy("condition", "poor")
    UNACCEPTABLE = "unacceptable", pgettext_lazy("condition", "unacceptable")


class ConditionCheck(models.Model):
    """How the object was found on a day. For staff alone."""

    exhibit = models.ForeignKey("exhibits.Exhibit", models.CASCADE, related_name="condition_checks")
    checked_on = models.DateField(_("checked on"))
    condition = models.CharField(_("condition"), max_length=12, choices=Condition)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("check of the condition")
        verbose_name_plural = _("condition (staff only)")
        ordering = ["-checked_on", "-id"]

    def __str__(self):
        return f"{self.checked_on}: {self.get_condition_display()}"
