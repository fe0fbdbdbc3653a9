from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


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
                condition=Q(opens__lt=F("closes"), last_entry__gte=F("opens"), last_entry__lte=F("closes")),
                name="weeklyhours_in_order",
                violation_error_message=_("Opening comes before last entry, last entry before closing."),
            ),
        ]


class DayException(models.Model):
    """A day or a range of days that differ from the week: closed, or open at other hours. It wins over the week."""

    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    is_closed = models.BooleanField(_("closed"), default=True)
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(_("closes"), null=True, blank=True)
    last_entry = models.TimeField(_("last entry"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    announce_days = models.PositiveSmallIntegerField(_("announced how many days ahead"), default=14)

    class Meta:
        verbose_name = _("exception from the week")
        verbose_name_plural = _("exceptions from the week")
        ordering = ["first_on"]


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
        return self.name_kk or self.name_ru or self.name_en or self.slug


class Museum(models.Model):
    """The one record of the museum's address and contact. What is not known stays empty and is shown as such."""

    address = models.CharField(_("address"), max_length=200, blank=True)
    distance = models.CharField(_("distance"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)

    class Meta:
        verbose_name = _("the museum")
        verbose_name_plural = _("the museum")

    def __str__(self):
        return "ALZHIR"

    @classmethod
    def load(cls):
        """The record, or an empty one where none was saved yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)

    def clean(self):
        if self.pk not in (None, 1):
            raise ValidationError(_("There is one museum."))


class Tariff(models.Model):
    """An entry price; amount in tenge, None while it is not known."""

    name = models.CharField(_("name"), max_length=120, blank=True)
    amount = models.PositiveIntegerField(_("price, tenge"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("entry price")
        verbose_name_plural = _("entry prices")
        ordering = ["position", "id"]


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
    text = models.TextField(_("text"), blank=True, help_text=_("Plain text; an empty line begins a new paragraph."))
    source = models.CharField(_("source"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("visit information")
        verbose_name_plural = _("visit information")
        ordering = ["position", "id"]
