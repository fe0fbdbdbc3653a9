"""Gifts to the museum: who gave, in what relation to which woman, from which country, when, how, and what."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from pictures.models import Picture
from prisoners import dates
from prisoners.models.facts import Dated

from .. import trilingual
from ..trilingual import LANGUAGES
from .donors import Donor
from .exhibits import Exhibit
from .kinds import Kind
from .links import ExhibitPerson
from .terms import Originality


class DonationMode(models.TextChoices):
    """Spectrum: Entry method."""

    IN_PERSON = "in-person", _("in person")
    POST = "post", _("by post")
    EMAIL = "e-mail", _("by e-mail")
    EXPEDITION = "expedition", _("on an expedition")


class DonationQuerySet(models.QuerySet):
    def public(self):
        """What visitors may see: published, and nobody whom it concerns is unpublished; her name may stand in any text."""
        return self.filter(is_published=True).exclude(self.concerns_the_unpublished())

    def held_back(self):
        """Published, but not public, for the sake of a person who is not published."""
        return self.filter(self.concerns_the_unpublished(), is_published=True)

    @staticmethod
    def concerns_the_unpublished():
        persons = Donation.persons.through.objects.filter(person__is_published=False).values("donation")
        donors = Donor.objects.filter(person__is_published=False).values("donation")
        exhibits = ExhibitPerson.objects.filter(person__is_published=False).values("exhibit")
        items = DonationItem.objects.filter(exhibit__in=exhibits).values("donation")
        return Q(pk__in=persons) | Q(pk__in=donors) | Q(pk__in=items)

    def in_order(self):
        """The latest first; those without a date at the end."""
        return self.order_by(models.F("earliest").desc(nulls_last=True), "-pk")

    def in_year(self, year):
        """Those whose first possible day is of that year."""
        return self.filter(earliest__year=year)

    def from_countries(self, countries):
        """Those of donors who agreed that one of these is shown as theirs."""
        donors = Donor.objects.with_country().filter(country__in=countries)
        return self.filter(pk__in=donors.values("donation"))

    def for_lists(self):
        """With the donors and items, which tell in a list what a gift is."""
        donors = Donor.objects.select_related("country", "person")
        return self.prefetch_related(models.Prefetch("donors", donors), "items")

    def with_first_picture(self):
        """A list of the donations, each with the `first_picture` of what it became, or None: two queries more."""
        donations = list(self)
        shown = DonationItem.objects.filter(
            donation__in=donations, exhibit__in=Exhibit.objects.public(), exhibit__media__isnull=False
        ).order_by("-order", "-pk", "-exhibit__media__position", "-exhibit__media__pk")
        first = dict(shown.values_list("donation", "exhibit__media__picture")) if donations else {}
        pictures = Picture.objects.in_bulk(set(first.values()))
        for donation in donations:
            donation.first_picture = pictures.get(first.get(donation.pk))
        return donations


class Donation(Dated):
    """One gift. `date` is the day it was given, EDTF; `act_number` is for staff alone."""

    slug = models.SlugField(_("address"), max_length=80, unique=True)
    date = models.CharField(pgettext_lazy("donation", "given on"), max_length=40, blank=True)
    mode = models.CharField(_("how it was given"), max_length=12, choices=DonationMode, blank=True)
    title = models.CharField(pgettext_lazy("object", "title"), max_length=200, blank=True)
    story = models.TextField(
        _("story of the gift"), blank=True, help_text=_("Plain text; an empty line begins a new paragraph.")
    )
    persons = models.ManyToManyField(
        "prisoners.Person", blank=True, related_name="donations", verbose_name=_("persons concerned")
    )
    posts = models.ManyToManyField(
        "news.Post", blank=True, related_name="donations", verbose_name=_("news of it")
    )
    credit_line = models.CharField(_("credit line"), max_length=300, blank=True)
    act_number = models.CharField(
        _("number of the act"), max_length=80, blank=True, help_text=_("For staff: visitors do not see it.")
    )
    is_published = models.BooleanField(_("published"), default=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    import_id = models.CharField(
        _("number in the museum’s list"), max_length=60, unique=True, null=True, blank=True
    )
    import_digest = models.CharField(max_length=32, blank=True, default="", editable=False)
    imported_at = models.DateTimeField(null=True, editable=False)

    objects = DonationQuerySet.as_manager()

    class Meta:
        verbose_name = _("donation")
        verbose_name_plural = _("donations")
        ordering = [models.F("earliest").desc(nulls_last=True), "-id"]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        return reverse("donations:donation-detail", args=[self.slug])

    @property
    def languages(self):
        """The languages that the gift is told in: those of its story, else of its title, else all."""
        return trilingual.told(self, "story", "title") or list(LANGUAGES)

    @property
    def heading(self):
        """A title of the donors who are named, of the date, or of neither, for a gift that has none of its own."""
        names = [donor.said_name for donor in self.donors.all() if donor.is_named]
        if names:
            return gettext("Gift of %(donors)s") % {"donors": ", ".join(names)}
        told = dates.told(self.date, get_language())
        return gettext("Gift, %(date)s") % {"date": told} if told else gettext("A gift to the museum")

    @property
    def object_count(self):
        """How many objects it has; None where the number of some is not stated."""
        counts = [item.count for item in self.items.all()]
        return None if None in counts else sum(counts)


class DonationItem(models.Model):
    """An object of a gift, or several of one kind; the exhibit that it became, once it has its own record."""

    donation = models.ForeignKey(Donation, models.CASCADE, related_name="items")
    name = models.CharField(_("name"), max_length=300, blank=True)
    kind = models.ForeignKey(
        Kind, models.PROTECT, null=True, blank=True, related_name="items", verbose_name=_("kind of object")
    )
    originality = models.CharField(_("original or copy"), max_length=10, choices=Originality, blank=True)
    count = models.PositiveSmallIntegerField(
        _("count"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: the number is not stated."),
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    exhibit = models.ForeignKey(
        "exhibits.Exhibit",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="donation_items",
        verbose_name=_("exhibit that it became"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("object of the gift")
        verbose_name_plural = _("objects of the gift")
        ordering = ["order", "id"]

    def __str__(self):
        return self.name or "…"


def keep_concerned(sender, instance, **kwargs):
    """ProtectedError where gifts concern the person who is to be deleted: without her, one that is held back would show."""
    gifts = set(instance.donations.all())
    if gifts:
        raise models.ProtectedError(f"Donations concern {instance}", gifts)
