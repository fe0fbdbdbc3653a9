from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..times import IN_ORDER, TIMES, WITH_TIMES, WITHOUT_TIMES, order_errors, short_date


class Weekday(models.IntegerChoices):
    """As datetime.weekday() counts."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class WeeklyHours(models.Model):
    """Hours of one weekday, for a season or for good. A weekday without a valid row is a closed day."""

    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))
    last_entry = models.TimeField(_("last entry"))
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        verbose_name = _("hours of a weekday")
        verbose_name_plural = _("weekly hours")
        ordering = ["valid_from", "weekday"]
        constraints = [
            models.CheckConstraint(
                condition=IN_ORDER,
                name="weeklyhours_in_order",
                violation_error_message=_("Opening comes before last entry, last entry before closing."),
            ),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="weeklyhours_weekday_known"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="weeklyhours_season_in_order",
                violation_error_message=_("The last day comes before the first."),
            ),
            models.UniqueConstraint(
                fields=["weekday", "valid_from"],
                name="weeklyhours_one_from_a_day",
                violation_error_message=_("This weekday already has hours from this day on."),
            ),
            models.UniqueConstraint(
                fields=["weekday"],
                condition=Q(valid_from=None),
                name="weeklyhours_one_from_the_beginning",
                violation_error_message=_("This weekday already has hours without a first day."),
            ),
        ]

    def __str__(self):
        hours = f"{self.get_weekday_display()}, {self.opens:%H:%M}–{self.closes:%H:%M}"
        if not (self.valid_from or self.valid_to):
            return hours
        return f"{hours} ({short_date(self.valid_from)} – {short_date(self.valid_to)})"

    def clean(self):
        errors = order_errors(self)
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            errors["valid_to"] = _("The last day comes before the first.")
        if errors:
            raise ValidationError(errors)


class DayExceptionQuerySet(models.QuerySet):
    def coming(self, today):
        """Not over on `today`."""
        return self.filter(last_on__gte=today)

    def past(self, today):
        return self.filter(last_on__lt=today)


class DayException(models.Model):
    """A day or a range of days unlike the week: closed, or open at other hours. It wins over the week."""

    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    is_closed = models.BooleanField(_("closed"), default=True)
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(_("closes"), null=True, blank=True)
    last_entry = models.TimeField(_("last entry"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    announce_days = models.PositiveSmallIntegerField(
        _("announced how many days ahead"), default=14, validators=[MaxValueValidator(365)]
    )

    objects = DayExceptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("exception from the week")
        verbose_name_plural = _("exceptions from the week")
        ordering = ["first_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_on__lte=F("last_on")),
                name="dayexception_days_in_order",
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                condition=Q(is_closed=False) | WITHOUT_TIMES,
                name="dayexception_closed_without_hours",
                violation_error_message=_("A closed day has no hours."),
            ),
            # The hours are asked for by name: a comparison with NULL would pass the check.
            models.CheckConstraint(
                condition=Q(is_closed=True) | WITH_TIMES & IN_ORDER,
                name="dayexception_open_with_hours",
                violation_error_message=_("An open day needs hours in order: opening, last entry, closing."),
            ),
        ]

    def __str__(self):
        days = short_date(self.first_on)
        if self.last_on != self.first_on:
            days += f" – {short_date(self.last_on)}"
        return f"{days}: {self.shown_hours()}"

    @property
    def announced_on(self):
        return self.first_on - timedelta(days=self.announce_days)

    def shown_hours(self):
        return str(_("closed")) if self.is_closed else f"{self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self):
        errors = {}
        if self.first_on and self.last_on and self.last_on < self.first_on:
            errors["last_on"] = _("The last day comes before the first.")
        for name in TIMES:
            given = getattr(self, name) is not None
            if given and self.is_closed:
                errors[name] = _("A closed day has no hours.")
            elif not given and not self.is_closed:
                errors[name] = _("An open day needs this time.")
        if errors := order_errors(self) | errors:
            raise ValidationError(errors)


class Hall(models.Model):
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    text = models.TextField(_("text"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("hall or place")
        verbose_name_plural = _("halls and places")
        ordering = ["position", "id"]

    def __str__(self):
        return self.name or self.slug


class Museum(models.Model):
    """The one record of the museum's address and contact. What is not known stays empty and is shown as such."""

    address = models.CharField(_("address"), max_length=200, blank=True)
    distance = models.CharField(_("distance"), max_length=120, blank=True)
    phone = models.CharField(
        _("telephone"),
        max_length=40,
        blank=True,
        validators=[
            RegexValidator(r"^\+?[0-9 ()-]{5,}\Z", _("Digits, spaces, brackets and hyphens, as +7 …"))
        ],
    )
    email = models.EmailField(_("e-mail"), blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)

    class Meta:
        verbose_name = _("the museum")
        verbose_name_plural = _("the museum")
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1), name="museum_only_one", violation_error_message=_("There is one museum.")
            )
        ]

    def __str__(self):
        return gettext("ALZHIR museum")

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def load(cls):
        """The record, or an empty one where none was saved yet. Plain SQL: every page asks for it."""
        return next(iter(cls.objects.raw("SELECT * FROM visitors_museum WHERE id = 1")), None) or cls(pk=1)


class Tariff(models.Model):
    """An entry price; amount in tenge, None while it is not known."""

    name = models.CharField(_("name"), max_length=120, blank=True)
    amount = models.PositiveIntegerField(_("price, tenge"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("entry price")
        verbose_name_plural = _("entry prices")
        ordering = ["position", "id"]

    def __str__(self):
        return self.name or str(self._meta.verbose_name)

    @classmethod
    def load_first(cls):
        """The price for the home page, or None. Plain SQL, as Museum.load()."""
        return next(
            iter(cls.objects.raw("SELECT * FROM visitors_tariff ORDER BY position, id LIMIT 1")), None
        )


class Topic(models.TextChoices):
    GETTING_THERE = "getting-there", _("Getting there")
    GETTING_BACK = "getting-back", _("Getting back")
    DURATION = "duration", _("How long")
    WINTER = "winter", _("In winter")
    RULES = "rules", _("Rules")
    ACCESSIBILITY = "accessibility", _("Accessibility")
    GROUPS = "groups", _("Groups")
    ON_SITE = "on-site", _("On the grounds")


class VisitNote(models.Model):
    """A section of the visit page."""

    topic = models.CharField(_("topic"), max_length=16, choices=Topic, unique=True)
    text = models.TextField(
        _("text"), blank=True, help_text=_("Plain text; an empty line begins a new paragraph.")
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("visit information")
        verbose_name_plural = _("visit information")
        ordering = ["position", "id"]

    def __str__(self):
        return self.get_topic_display()
