"""The camp itself: its figures, what happened when, and the memory stones on the grounds."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .facts import Dated, Source
from .naming import FormLanguage
from .places import Country, Nationality


class Measure(models.TextChoices):
    WOMEN = "women", _("women in the camp")
    OTHER = "other", _("another number")


class Accuracy(models.TextChoices):
    """How a number is to be read."""

    EXACT = "", _("as counted")
    ABOUT = "about", _("about")
    NEARLY = "nearly", _("nearly")
    MORE = "more", _("more than")


class CampFigure(models.Model):
    """One number of the camp, or of one nationality in it, with its source. Rival numbers stand as records of their own."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    label = models.CharField(_("what is counted"), max_length=160, blank=True)
    value = models.PositiveIntegerField(_("number"))
    accuracy = models.CharField(
        _("how it is to be read"), max_length=8, choices=Accuracy, blank=True, default=Accuracy.EXACT
    )
    measure = models.CharField(_("counts"), max_length=8, choices=Measure, default=Measure.WOMEN)
    nationality = models.ForeignKey(
        Nationality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name=_("nationality"),
        help_text=_("For a count by nationality; empty for the whole camp."),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="figures", verbose_name=_("source")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    is_disputed = models.BooleanField(_("disputed"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("figure of the camp")
        verbose_name_plural = _("figures of the camp")
        ordering = ["order", "id"]

    def __str__(self):
        return f"{self.label or self.nationality or self.slug}: {self.value}"


class TimelineEvent(Dated):
    """Something that happened, in the camp or in remembrance of it; the sources' disagreement is said in the text."""

    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("source")
    )
    is_disputed = models.BooleanField(_("disputed"), default=False)
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Among events that begin on the same day.")
    )

    class Meta:
        verbose_name = _("event of the timeline")
        verbose_name_plural = _("timeline")
        # What began before a day, or on a day that nobody knows, stands at the end of what it can have been.
        ordering = [
            models.functions.Coalesce("earliest", "latest").asc(nulls_last=True),
            "order",
            "id",
        ]

    def __str__(self):
        return f"{self.date} {self.title or '…'}".strip()


class StoneQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)

    def of_country(self, country):
        """Set up by or for a country of today, or a nationality whose country it is."""
        return self.filter(models.Q(country=country) | models.Q(nationality__country=country))

    def with_links(self):
        return self.select_related("nationality__country", "country", "photo", "source")


class MemoryStone(Dated):
    """A stone, plate or sign of remembrance on the grounds. `date` is the day when it was set up."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    nationality = models.ForeignKey(
        Nationality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stones",
        verbose_name=_("nationality"),
    )
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="stones", verbose_name=_("country")
    )
    inscription = models.TextField(
        _("inscription"), blank=True, help_text=_("Letter by letter, as it stands on the stone.")
    )
    inscription_language = models.CharField(
        _("language of the inscription"), max_length=8, choices=FormLanguage, blank=True
    )
    inscription_meaning = models.TextField(_("translation of the inscription"), blank=True)
    date = models.CharField(_("set up on"), max_length=40, blank=True)
    set_up_by = models.CharField(_("set up by"), max_length=200, blank=True)
    place = models.CharField(_("place on the grounds"), max_length=200, blank=True)
    photo = models.ForeignKey(
        "pictures.Picture", models.SET_NULL, null=True, blank=True, verbose_name=_("photo")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="stones", verbose_name=_("source")
    )
    text = models.TextField(_("text"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_published = models.BooleanField(_("published"), default=False)

    objects = StoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("memory stone")
        verbose_name_plural = _("memory stones")
        ordering = ["order", "slug"]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        return reverse("camp:stone-detail", args=[self.slug])
