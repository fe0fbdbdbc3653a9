from datetime import date, datetime, time

from visitors import models
from visitors.calendar import ZONE, Calendar, DayException, Hours, WeekHours

TEN_TO_SIX = Hours(time(10), time(18), time(17, 30))
NINE_TO_SEVEN = Hours(time(9), time(19), time(18, 30))
NOON_TO_FOUR = Hours(time(12), time(16), time(15, 30))
REPAIRS = {"kk": "Жөндеу жұмыстары", "ru": "Ремонтные работы", "en": "Renovation work"}
REMEMBRANCE = {"kk": "Еске алу күні", "ru": "День памяти", "en": "Day of Remembrance"}
CLOSED_IN_MAY = DayException(date(2026, 5, 24), date(2026, 5, 27), None, REPAIRS)
OPENED_MONDAY = DayException(date(2027, 5, 31), date(2027, 5, 31), TEN_TO_SIX, REMEMBRANCE, announce_days=60)


def at(day, clock):
    """An aware moment in Astana: at(date(2026, 5, 12), "10:00")."""
    return datetime.combine(day, time.fromisoformat(clock), ZONE)


def week(hours=TEN_TO_SIX, first=None, last=None, weekdays=range(1, 7)):
    """Tuesday to Sunday at the same hours."""
    return [WeekHours(weekday, hours, first, last) for weekday in weekdays]


def calendar(*exceptions, rows=None):
    return Calendar(week() if rows is None else rows, exceptions)


def times(hours):
    return {"opens": hours.opens, "closes": hours.closes, "last_entry": hours.last_entry}


def save_week(hours=TEN_TO_SIX, first=None, last=None, weekdays=range(1, 7)):
    for weekday in weekdays:
        models.WeeklyHours.objects.create(weekday=weekday, valid_from=first, valid_to=last, **times(hours))


def save_exception(exception, **fields):
    """The record of a calendar's DayException."""
    hours = times(exception.hours) if exception.hours else {}
    reasons = {f"reason_{code}": text for code, text in exception.reason.items()}
    return models.DayException.objects.create(
        **{
            "first_on": exception.first,
            "last_on": exception.last,
            "is_closed": exception.hours is None,
            "announce_days": exception.announce_days,
            **hours,
            **reasons,
            **fields,
        }
    )
