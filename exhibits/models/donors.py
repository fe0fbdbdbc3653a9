"""Those who gave: what the public sees of them is what they agreed to."""

from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from prisoners.models.facts import Relation

from ..trilingual import said

# Those who descend from her; the other relations are relatives.
DESCENDANTS = (
    Relation.SON,
    Relation.DAUGHTER,
    Relation.GRANDSON,
    Relation.GRANDDAUGHTER,
    Relation.GREAT_GRANDSON,
    Relation.GREAT_GRANDDAUGHTER,
)


class DonorQuerySet(models.QuerySet):
    def named(self):
        """Those who agreed to be named."""
        return self.filter(shows_name=True)

    def with_country(self):
        """Those who agreed that the country which is known of them is shown."""
        return self.filter(shows_country=True).exclude(country=None)


class Donor(models.Model):
    """One who gave: what the public sees of them is what they agreed to."""

    donation = models.ForeignKey("exhibits.Donation", models.CASCADE, related_name="donors")
    name = models.CharField(
        _("name as it is published"), max_length=160, blank=True, help_text=_("Shown with consent only.")
    )
    relation = models.CharField(
        _("relation to the person"),
        max_length=20,
        choices=Relation,
        blank=True,
        help_text=_("What the donor is to her."),
    )
    person = models.ForeignKey(
        "prisoners.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="donors",
        verbose_name=_("related to"),
    )
    country = models.ForeignKey(
        "prisoners.Country",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="donors",
        verbose_name=_("country"),
    )
    place = models.CharField(_("town or region"), max_length=120, blank=True)
    photo = models.ForeignKey(
        "pictures.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="donors",
        verbose_name=_("photo"),
    )
    shows_name = models.BooleanField(_("agreed to show the name"), default=False)
    shows_country = models.BooleanField(_("agreed to show country and town"), default=False)
    shows_photo = models.BooleanField(_("agreed to show the photo"), default=False)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = DonorQuerySet.as_manager()

    class Meta:
        verbose_name = _("donor")
        verbose_name_plural = _("donors")
        ordering = ["order", "id"]

    def __str__(self):
        return self.name or self.get_relation_display() or "…"

    def save(self, *args, **kwargs):
        """The gift of her relative concerns her."""
        super().save(*args, **kwargs)
        if self.person_id:
            self.donation.persons.add(self.person_id)

    @property
    def said_name(self):
        """The name as a page in the active language writes it, else in another; "" where there is none."""
        return said(self, "name", get_language())

    @property
    def is_named(self):
        """Whether visitors read the name; without it the relation, which would tell who it is, is not told either."""
        return self.shows_name and bool(self.said_name)

    @property
    def unnamed(self):
        """What stands where a name is not shown."""
        if self.relation in DESCENDANTS:
            return gettext("a descendant who is not named here")
        return (
            gettext("a relative who is not named here")
            if self.relation
            else gettext("a donor who is not named here")
        )

    @property
    def shown_country(self):
        return self.country if self.shows_country else None

    @property
    def shown_photo(self):
        return self.photo if self.shows_photo else None
