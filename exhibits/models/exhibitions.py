"""Exhibitions: what was shown, where and when."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news.prose.fields import ProseField

from .. import trilingual


class Showing(models.TextChoices):
    """How an exhibition stands to a day. Not a column: days pass by themselves."""

    NOW = "now", _("now on")
    COMING = "coming", _("coming")
    PAST = "past", pgettext_lazy("exhibition", "past")
    UNDATED = "undated", _("days not stated")


class ExhibitionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(is_published=True)

    def now_on(self, today):
        """Open on that day. One without a last day is on for good; one without a first day is never said to be on."""
        return self.filter(Q(closes_on=None) | Q(closes_on__gte=today), opens_on__lte=today)

    def coming(self, today):
        return self.filter(opens_on__gt=today)

    def past(self, today):
        return self.filter(closes_on__lt=today)

    def undated(self, today):
        """Those whose days are not stated."""
        return self.filter(opens_on=None).exclude(closes_on__lt=today)


class Exhibition(models.Model):
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(pgettext_lazy("object", "title"), max_length=200, blank=True)
    text = ProseField(_("text"), blank=True)
    opens_on = models.DateField(
        _("first day"), null=True, blank=True, help_text=_("Empty while it is not stated.")
    )
    closes_on = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("With a first day and no last one it is on for good."),
    )
    hall = models.ForeignKey(
        "visitors.Hall",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="exhibitions",
        verbose_name=_("hall"),
    )
    exhibits = models.ManyToManyField(
        "exhibits.Exhibit",
        through="exhibits.ExhibitionExhibit",
        related_name="exhibitions",
        verbose_name=_("exhibits"),
    )
    posts = models.ManyToManyField(
        "news.Post", blank=True, related_name="exhibitions", verbose_name=_("news of it")
    )
    poster = models.ForeignKey(
        "pictures.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="exhibitions",
        verbose_name=_("picture"),
    )
    is_published = models.BooleanField(_("published"), default=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ExhibitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exhibition")
        verbose_name_plural = _("exhibitions")
        ordering = [F("opens_on").desc(nulls_last=True), "slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_on=None) | Q(closes_on=None) | Q(opens_on__lte=F("closes_on")),
                name="exhibition_days_in_order",
                violation_error_message=_("The last day comes before the first."),
            )
        ]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        return reverse("exhibitions:exhibition-detail", args=[self.slug])

    def state(self, today):
        """The Showing on that day, by the rules of the QuerySet."""
        if self.closes_on and self.closes_on < today:
            return Showing.PAST
        if self.opens_on is None:
            return Showing.UNDATED
        return Showing.COMING if self.opens_on > today else Showing.NOW

    @property
    def languages(self):
        """The languages that it is told in: those of the text, else of the title."""
        return trilingual.told(self, "text", "title")


class ExhibitionExhibit(models.Model):
    exhibition = models.ForeignKey(Exhibition, models.CASCADE, related_name="shown")
    exhibit = models.ForeignKey(
        "exhibits.Exhibit", models.CASCADE, related_name="shown_in", verbose_name=_("exhibit")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("exhibit on show")
        verbose_name_plural = _("exhibits on show")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["exhibition", "exhibit"], name="exhibitionexhibit_once")
        ]

    def __str__(self):
        return str(self.exhibit)
