"""When tours depart and when they can be booked. Pure: rules, calendar and time are arguments."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Almaty")


@dataclass(frozen=True)
class Rule:
    """A slot rule as plain values. Weekdays as datetime.weekday() counts; `minutes` is the tour's length."""

    language: str
    weekdays: frozenset[int]
    start_times: tuple[time, ...]
    minutes: int
    capacity: int
    valid_from: date | None = None
    valid_to: date | None = None

    def runs_on(self, day):
        if day.weekday() not in self.weekdays:
            return False
        return (self.valid_from or day) <= day <= (self.valid_to or day)


def days(first, last):
    """Every date from `first` to `last`, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def departures(rules, calendar, first, last):
    """{(language, starts_at): capacity} of all departures that fit the museum's hours; the later rule wins."""
    found = {}
    for day in days(first, last):
        if not calendar.plan(day).is_open:
            continue
        for rule in rules:
            if not rule.runs_on(day):
                continue
            for start in rule.start_times:
                starts_at = datetime.combine(day, start, ZONE)
                if calendar.covers(starts_at, starts_at + timedelta(minutes=rule.minutes)):
                    found[rule.language, starts_at] = rule.capacity
    return found


class Window(Enum):
    """Where a departure lies in time, as booking sees it."""

    PAST = "past"
    TOO_SOON = "too soon"
    OPEN = "open"
    BEYOND = "beyond"


def last_day(now, horizon_days):
    """The last day that can be booked: today in Astana plus the horizon."""
    return now.astimezone(ZONE).date() + timedelta(days=horizon_days)


def window(starts_at, now, lead_minutes, horizon_days):
    """The Window of a departure at `starts_at` for someone who books at `now` (both aware)."""
    if starts_at <= now:
        return Window.PAST
    if starts_at < now + timedelta(minutes=lead_minutes):
        return Window.TOO_SOON
    if starts_at.astimezone(ZONE).date() > last_day(now, horizon_days):
        return Window.BEYOND
    return Window.OPEN
