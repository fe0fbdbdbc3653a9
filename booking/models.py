import secrets
from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from . import slots

PLACES = [MinValueValidator(1), MaxValueValidator(1000)]


# Fields that the booking form has besides the categories.
TAKEN_CODES = {"csrfmiddlewaretoken", "key", "switch"}


class VisitorCategory(models.Model):
    """A kind of visitor that a group is counted by: adults, schoolchildren, veterans ..."""

    code = models.SlugField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    is_free = models.BooleanField(_("free of charge"), default=False)
    document = models.CharField(_("document to bring"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_active = models.BooleanField(_("offered"), default=True)

    class Meta:
        verbose_name = _("visitor category")
        verbose_name_plural = _("visitor categories")
        ordering = ["position", "id"]

    def __str__(self):
        return self.name or self.code

    def clean(self):
        if self.code in TAKEN_CODES:
            raise ValidationError({"code": _("The booking form uses this word itself: choose another.")})

    @property
    def is_used(self):
        """Whether a booking counts visitors of it."""
        return Booking.objects.filter(party__has_key=self.code).exists()

    @classmethod
    def in_order(cls):
        """All categories in order, one query. Plain SQL: every step of a booking asks for them."""
        return list(cls.objects.raw("SELECT * FROM booking_visitorcategory ORDER BY position, id"))


class TourQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)


class Tour(models.Model):
    """A tour that can be booked. Minutes, places, lead time (minutes) and horizon (days) are its own settings."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=160, blank=True)
    text = models.TextField(
        _("text"), blank=True, help_text=_("Plain text; an empty line begins a new paragraph.")
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=60, validators=[MinValueValidator(5)])
    languages = models.JSONField(_("languages"), default=list)
    capacity = models.PositiveIntegerField(_("places"), default=25, validators=PLACES)
    is_private = models.BooleanField(
        _("for one group alone"), default=False, help_text=_("One booking takes the whole slot.")
    )
    lead_minutes = models.PositiveIntegerField(_("lead time, minutes"), default=120)
    horizon_days = models.PositiveSmallIntegerField(_("horizon, days"), default=60)
    halls = models.ManyToManyField("visitors.Hall", blank=True, verbose_name=_("halls"))
    is_active = models.BooleanField(_("offered"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = TourQuerySet.as_manager()

    class Meta:
        verbose_name = _("tour")
        verbose_name_plural = _("tours")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(capacity__gt=0, minutes__gt=0), name="tour_sizes_positive"),
        ]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        return reverse("booking:tour-detail", args=[self.slug])


class TourPrice(models.Model):
    """A price line of a tour: tenge for each visitor of a category; None while it is not known."""

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="prices")
    category = models.ForeignKey(VisitorCategory, models.CASCADE, verbose_name=_("visitor category"))
    amount = models.PositiveIntegerField(_("price, tenge"), null=True, blank=True)

    class Meta:
        verbose_name = _("price line")
        verbose_name_plural = _("price lines")
        ordering = ["category__position", "id"]
        constraints = [models.UniqueConstraint(fields=["tour", "category"], name="tourprice_one_a_category")]

    def __str__(self):
        return str(self.category)


class SlotRule(models.Model):
    """When a tour is offered: weekdays (0 Monday .. 6 Sunday), start times ("10:30"), language, places, season."""

    tour = models.ForeignKey(Tour, models.CASCADE, related_name="rules", verbose_name=_("tour"))
    weekdays = models.JSONField(_("weekdays"), default=list)
    start_times = models.JSONField(_("start times"), default=list)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, validators=PLACES, help_text=_("Empty: as many as the tour has.")
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("slot rule")
        verbose_name_plural = _("slot rules")
        ordering = ["tour", "id"]

    def __str__(self):
        return f"{', '.join(self.start_times)} · {self.get_language_display()}"

    def as_rule(self):
        """The plain Rule that booking.slots reckons with."""
        return slots.Rule(
            language=self.language,
            weekdays=frozenset(self.weekdays),
            start_times=tuple(time.fromisoformat(text) for text in self.start_times),
            minutes=self.tour.minutes,
            capacity=self.capacity or self.tour.capacity,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )


class SlotStatus(models.TextChoices):
    OPEN = "open", _("open")
    STOPPED = "stopped", _("stopped by staff")
    CLOSED = "closed", _("museum closed")


class SlotQuerySet(models.QuerySet):
    def between(self, first, last):
        """Slots on the days from `first` to `last` (dates in Astana, both included)."""
        begin = datetime.combine(first, time.min, slots.ZONE)
        return self.filter(starts_at__gte=begin, starts_at__lt=begin + (last - first + timedelta(days=1)))

    def upcoming(self, now):
        return self.filter(starts_at__gt=now)

    def with_places_left(self, people=1):
        """Open slots with room for `people`; a private tour's slot has room while nobody is on it."""
        room = Q(tour__is_private=True, booked=0, capacity__gte=people)
        room |= Q(tour__is_private=False, booked__lte=F("capacity") - people)
        return self.filter(room, status=SlotStatus.OPEN)

    def with_guests(self):
        """With tour and confirmed bookings (`guests`), in three queries."""
        guests = models.Prefetch(
            "bookings", Booking.objects.confirmed().order_by("name", "id"), to_attr="guests"
        )
        return self.select_related("tour").prefetch_related(guests)

    def with_wrong_counter(self):
        """Slots whose counter is not the sum of their confirmed bookings, which stands in `counted`."""
        counted = Sum("bookings__places", filter=Q(bookings__status="confirmed"))
        return self.select_related("tour").annotate(counted=Coalesce(counted, 0)).exclude(booked=F("counted"))


class Slot(models.Model):
    """One departure of a tour. `booked` counts places; only booking.reservations changes it."""

    tour = models.ForeignKey(Tour, models.PROTECT, related_name="slots", verbose_name=_("tour"))
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    capacity = models.PositiveIntegerField(_("places"), validators=PLACES)
    booked = models.PositiveIntegerField(_("booked"), default=0, editable=False)
    status = models.CharField(_("status"), max_length=8, choices=SlotStatus, default=SlotStatus.OPEN)
    edited_by_hand = models.BooleanField(_("edited by hand"), default=False, editable=False)

    objects = SlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("slot")
        verbose_name_plural = _("slots")
        ordering = ["starts_at", "language", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["tour", "language", "starts_at"],
                name="slot_once",
                violation_error_message=_("This tour already starts at that time in that language."),
            ),
            models.CheckConstraint(
                condition=Q(booked__gte=0, booked__lte=F("capacity")),
                name="slot_booked_within_capacity",
                violation_error_message=_("More places are booked than the slot has."),
            ),
        ]

    def __str__(self):
        return f"{self.local_start:%Y-%m-%d %H:%M} · {self.language} · {self.tour}"

    @classmethod
    def load(cls, pk):
        """The slot with its tour, in two queries of plain SQL, a third of a join's cost; None where there is none."""
        slot = next(iter(cls.objects.raw("SELECT * FROM booking_slot WHERE id = %s", [pk])), None)
        if slot:
            slot.tour = Tour.objects.raw("SELECT * FROM booking_tour WHERE id = %s", [slot.tour_id])[0]
        return slot

    @property
    def local_start(self):
        return timezone.localtime(self.starts_at, slots.ZONE)

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.tour.minutes)

    @property
    def left(self):
        """Places left, whatever the time is."""
        if self.status != SlotStatus.OPEN or (self.tour.is_private and self.booked):
            return 0
        return self.capacity - self.booked

    @property
    def is_full(self):
        return self.status == SlotStatus.OPEN and self.left == 0

    def window(self, now):
        """Where the slot lies in time for someone who books at `now`."""
        return slots.window(self.starts_at, now, self.tour.lead_minutes, self.tour.horizon_days)

    def places_for(self, people):
        """The places that a group of `people` holds here: the whole slot on a private tour."""
        return self.capacity if self.tour.is_private else people


def new_secret():
    """160 random bits as 27 URL characters."""
    return secrets.token_urlsafe(20)


LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_reference():
    """A short code to read out on the telephone, without letters that look alike; not a secret."""
    return "".join(LETTERS[byte % 32] for byte in secrets.token_bytes(8))


class BookingStatus(models.TextChoices):
    CONFIRMED = "confirmed", _("confirmed")
    CANCELLED = "cancelled", _("cancelled")


class BookingQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(status=BookingStatus.CONFIRMED)


class Booking(models.Model):
    """A group's places on a slot. `party` maps a category's code to a head count; their sum is `people`.

    `places` is what the slot's counter holds for it: people, or the whole slot on a private tour.
    """

    slot = models.ForeignKey(Slot, models.PROTECT, related_name="bookings", verbose_name=_("slot"))
    reference = models.CharField(
        _("reference"), max_length=8, unique=True, default=new_reference, editable=False
    )
    secret = models.CharField(max_length=40, unique=True, default=new_secret, editable=False)
    idempotency_key = models.CharField(max_length=40, unique=True, default=new_secret, editable=False)
    status = models.CharField(
        _("status"), max_length=10, choices=BookingStatus, default=BookingStatus.CONFIRMED, editable=False
    )
    people = models.PositiveIntegerField(_("people"))
    places = models.PositiveIntegerField(_("places held"), editable=False)
    party = models.JSONField(_("group"), default=dict)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("telephone"), max_length=20)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    needs = models.TextField(_("needs"), max_length=1000, blank=True)
    language = models.CharField(_("language of the letters"), max_length=2, choices=settings.LANGUAGES)
    created_at = models.DateTimeField(_("booked on"))
    cancelled_at = models.DateTimeField(_("cancelled on"), null=True, blank=True, editable=False)
    displaced_at = models.DateTimeField(_("told of the closure on"), null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(_("reminded on"), null=True, blank=True, editable=False)

    objects = BookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(people__gt=0, places__gte=F("people")),
                name="booking_people_positive",
                violation_error_message=_("A booking is for at least one person."),
            ),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("booking:booking-detail", args=[self.secret])

    @property
    def is_cancelled(self):
        return self.status == BookingStatus.CANCELLED

    def party_of(self, categories):
        """[(VisitorCategory, head count)] in the order of `categories`; those the group has none of are left out."""
        return [
            (category, self.party[category.code]) for category in categories if category.code in self.party
        ]


class Hit(models.Model):
    """A counter of the rate limit; `bucket` is a keyed hash of act, address and window."""

    bucket = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(db_index=True)
