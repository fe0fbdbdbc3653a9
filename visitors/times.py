"""The times of a day: their order as the database and the forms know it; a day as the admin names it."""

from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

TIMES = ("opens", "last_entry", "closes")
IN_ORDER = Q(opens__lt=F("closes"), last_entry__gte=F("opens"), last_entry__lte=F("closes"))
WITH_TIMES = Q(**{f"{name}__isnull": False for name in TIMES})
WITHOUT_TIMES = Q(**{f"{name}__isnull": True for name in TIMES})


def order_errors(hours):
    """{field: message} where opening, last entry and closing, as far as they are given, are out of order."""
    errors = {}
    opens, closes, last_entry = hours.opens, hours.closes, hours.last_entry
    if opens and closes and closes <= opens:
        errors["closes"] = _("Closing comes after opening.")
    elif last_entry and ((opens and last_entry < opens) or (closes and closes < last_entry)):
        errors["last_entry"] = _("The last entry lies between opening and closing.")
    return errors


def short_date(day):
    return date_format(day, "SHORT_DATE_FORMAT") if day else "…"
