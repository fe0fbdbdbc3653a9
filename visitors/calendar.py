"""When the museum is open: the week, its seasons, the exceptions. Pure but for load(); days are days in Astana."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from django.db import connection

LANGUAGES = ("kk", "ru", "en")
ZONE = ZoneInfo("Asia/Almaty")
LOOK_AHEAD = 400
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Hours:
    """Opening, closing and last entry of a day, local times."""

    opens: time
    closes: time
    last_entry: time


@dataclass(frozen=True)
class WeekHours:
    """Hours of a weekday (0 Monday .. 6 Sunday) in a season; None leaves that end of the season open."""

    weekday: int
    hours: Hours
    valid_from: date | None = None
    valid_to: date | None = None

    def in_season(self, day):
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    @property
    def turns(self):
        """The days from which on these hours begin or cease to hold."""
        begins = {self.valid_from} if self.valid_from else set()
        return begins | ({self.valid_to + DAY} if self.valid_to and self.valid_to < date.max else set())


@dataclass(frozen=True)
class DayException:
    first: date
    last: date
    hours: Hours | None = None
    reason: dict = field(default_factory=dict, hash=False)
    announce_days: int = 14


@dataclass(frozen=True)
class DayPlan:
    day: date
    hours: Hours | None
    exception: DayException | None = None

    @property
    def is_open(self):
        return self.hours is not None


@dataclass(frozen=True)
class Span:
    """Days in a row on which one exception is the one that holds."""

    first: date
    last: date
    exception: DayException


@dataclass(frozen=True)
class Season:
    """The regular week (seven Hours or None, Monday first) from `first` to `last`; None leaves an end open."""

    first: date | None
    last: date | None
    week: tuple


class State(Enum):
    OPEN = "open"
    OPENS_LATER = "opens later"
    CLOSED_NOW = "closed now"
    CLOSED_TODAY = "closed today"


@dataclass(frozen=True)
class Status:
    """How things stand at a moment: today's plan, and the next opening (aware) unless it is open."""

    state: State
    plan: DayPlan
    next_opening: datetime | None = None


def in_astana(moment):
    """The moment there; ValueError for a naive one, which would quietly be taken for the server's time."""
    if moment.utcoffset() is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(ZONE)


class Calendar:
    """The museum's days. An exception wins over the week, in both directions.

    Of two exceptions on a day the shorter range wins, then the one entered later (they come in the order of
    entry); of two seasons the later beginning.
    """

    def __init__(self, week=(), exceptions=()):
        self.week = sorted(week, key=lambda row: row.valid_from or date.min, reverse=True)
        entered = list(exceptions)
        self.exceptions = sorted(entered, key=lambda one: one.first)
        self._ranked = sorted(entered, key=lambda one: one.first - one.last)[::-1]

    def plan(self, day):
        """The DayPlan of a date."""
        for exception in self._ranked:
            if exception.first <= day <= exception.last:
                return DayPlan(day, exception.hours, exception)
        return DayPlan(day, self.regular(day.weekday(), day))

    def regular(self, weekday, day):
        """The Hours of a weekday in the season of `day`, or None."""
        rows = (row for row in self.week if row.weekday == weekday and row.in_season(day))
        return next((row.hours for row in rows), None)

    def regular_week(self, day):
        """Seven Hours or None, Monday to Sunday, in the season of `day`."""
        return tuple(self.regular(weekday, day) for weekday in range(7))

    def seasons(self, today):
        """The Seasons from the one that holds today, in order; the last has no end."""
        turns = sorted(set().union(*(row.turns for row in self.week)))
        past = [day for day in turns if day <= today]
        found = []
        for start in [past[-1] if past else None, *turns[len(past) :]]:
            week = self.regular_week(start or today)
            if found and found[-1].week == week:
                continue
            if found:
                found[-1] = replace(found[-1], last=start - DAY)
            found.append(Season(start, None, week))
        return found

    def is_open(self, at):
        """Whether the museum is open at an aware moment; at the closing minute it is closed."""
        local = in_astana(at)
        hours = self.plan(local.date()).hours
        return bool(hours) and hours.opens <= local.time() < hours.closes

    def covers(self, starts_at, ends_at):
        """Whether a whole interval lies inside the hours of its day."""
        start, end = in_astana(starts_at), in_astana(ends_at)
        hours = self.plan(start.date()).hours
        if not hours or start.date() != end.date():
            return False
        return hours.opens <= start.time() and end.time() <= hours.closes

    def next_opening(self, after):
        """The next moment of opening after `after` (aware), or None within 400 days."""
        local = in_astana(after)
        never = not any(one.hours for one in (*self.week, *self.exceptions))
        for count in range(0 if never else LOOK_AHEAD):
            plan = self.plan(local.date() + timedelta(days=count))
            if plan.is_open:
                opening = datetime.combine(plan.day, plan.hours.opens, ZONE)
                if opening > local:
                    return opening
        return None

    def exceptions_between(self, first, last):
        """Exceptions that touch the days from `first` to `last`, in order."""
        return [one for one in self.exceptions if one.first <= last and first <= one.last]

    def spans(self, first, last):
        """The Spans that touch the days from `first` to `last`, whole, in order."""
        touching = self.exceptions_between(first, last)
        found = [span for one in touching for span in self._spans_of(one, first, last)]
        found = [span for span in found if span.first <= last and first <= span.last]
        return sorted(found, key=lambda span: span.first)

    def _spans_of(self, exception, first, last):
        """The runs of days on which no other exception wins; no further than LOOK_AHEAD off the days asked for."""
        day = max(exception.first, first - timedelta(days=LOOK_AHEAD))
        end = min(exception.last, last + timedelta(days=LOOK_AHEAD))
        found = []
        while day <= end:
            if self.plan(day).exception is exception:
                if found and found[-1].last == day - DAY:
                    found[-1] = replace(found[-1], last=day)
                else:
                    found.append(Span(day, day, exception))
            day += DAY
        return found

    def status(self, now):
        """The Status at an aware moment."""
        local = in_astana(now)
        plan = self.plan(local.date())
        if self.is_open(now):
            return Status(State.OPEN, plan)
        if not plan.is_open:
            state = State.CLOSED_TODAY
        else:
            state = State.OPENS_LATER if local.time() < plan.hours.opens else State.CLOSED_NOW
        return Status(state, plan, self.next_opening(now))

    def announced(self, today):
        """The Spans for the banner: of exceptions within their days of announcement, and not over."""
        found = [
            one for one in self.exceptions if one.first - timedelta(one.announce_days) <= today <= one.last
        ]
        spans = self.spans(today, max(one.last for one in found)) if found else []
        return [span for span in spans if any(span.exception is one for one in found)]


# Plain SQL and one statement: this is asked inside the transaction of every reservation, where Django's query
# compiler would take ten times as long as the database, and each question costs a way there and back.
ROWS = """
    SELECT 0, id, weekday, valid_from, valid_to, opens, closes, last_entry, NULL, NULL, NULL
    FROM visitors_weeklyhours {week}
    UNION ALL
    SELECT CASE WHEN is_closed THEN 2 ELSE 1 END, id, announce_days, first_on, last_on, opens, closes, last_entry,
        reason_kk, reason_ru, reason_en
    FROM visitors_dayexception {exceptions}
    ORDER BY 2
"""
ALL = ROWS.format(week="", exceptions="")
ONE_DAY = ROWS.format(week="WHERE weekday = %s", exceptions="WHERE first_on <= %s AND last_on >= %s")
WEEKDAY, OPENED, CLOSED = range(3)


def as_time(value):
    """SQLite hands times over as text."""
    return time.fromisoformat(value) if isinstance(value, str) else value


def as_date(value):
    """SQLite hands the dates of a union over as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def load():
    """The calendar of the database, in one query."""
    return read(ALL)


def load_day(day):
    """The calendar as far as one date needs it: it knows no other day. For the transaction of a reservation."""
    return read(ONE_DAY, [day.weekday(), day, day])


def read(statement, values=None):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    week, exceptions = [], []
    for kind, _id, number, first, last, opens, closes, last_entry, *reasons in rows:
        days = as_date(first), as_date(last)
        hours = None if kind == CLOSED else Hours(as_time(opens), as_time(closes), as_time(last_entry))
        if kind == WEEKDAY:
            week.append(WeekHours(number, hours, *days))
        else:
            texts = {code: reason or "" for code, reason in zip(LANGUAGES, reasons, strict=True)}
            exceptions.append(DayException(*days, hours, texts, number))
    return Calendar(week, exceptions)
