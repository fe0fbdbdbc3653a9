"""What many persons share, so that they can be listed by it: country, nationality, place, profession."""

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Shared(models.Model):
    """A translated name with an address of its own."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=160, blank=True)

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug


class Country(Shared):
    """A country of today: what is linked with it is gathered on its page."""

    code = models.CharField(
        _("two-letter code"),
        max_length=2,
        blank=True,
        validators=[RegexValidator("^[A-Z]{2}$", _("Two capital letters, as in ISO 3166."))],
        help_text=_("ISO 3166, for example KZ."),
    )

    class Meta(Shared.Meta):
        verbose_name = _("country")
        verbose_name_plural = _("countries")

    def get_absolute_url(self):
        return reverse("country", args=[self.slug])


class Nationality(Shared):
    """A nationality as the camp's papers and the museum count it. The name stands in the plural: Koreans."""

    country = models.ForeignKey(
        Country,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="nationalities",
        verbose_name=_("country"),
        help_text=_("The country whose page gathers these women; empty where there is none."),
    )

    class Meta(Shared.Meta):
        verbose_name = _("nationality")
        verbose_name_plural = _("nationalities")


class Place(Shared):
    """A town, village or region."""

    country = models.ForeignKey(
        Country,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="places",
        verbose_name=_("country"),
        help_text=_("The country in which the place lies today."),
    )

    class Meta(Shared.Meta):
        verbose_name = pgettext_lazy("geography", "place")
        verbose_name_plural = pgettext_lazy("geography", "places")


class Profession(Shared):
    """A profession or occupation before the arrest."""

    class Meta(Shared.Meta):
        verbose_name = _("profession")
        verbose_name_plural = _("professions")
