"""The month as a table of days with the places left. Pure."""

import calendar as months
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FEW = 5


class State(StrEnum):
    """What a day offers; the page tells it by a word and not by colour alone."""

    PAST = "past"
    CLOSED = "closed"
    NONE = "none"
    FULL = "full"
    FEW = "few"
    FREE = "free"


@dataclass
class Day:
    """A day of the table; `left` counts the places that can still be booked. `word` and `url` are the page's."""

    date: date
    state: State
    left: int = 0
    is_today: bool = False
    is_chosen: bool = False
    word: str = ""
    url: str = ""


def parse(text):
    """The first day of the month named "2026-05"; ValueError for anything else, and outside 2000-2100."""
    return parse_day(f"{text}-01")


def parse_day(text):
    """The day named "2026-05-26"; ValueError for anything else, and outside 2000-2100."""
    if len(text) != 10 or not text.isascii() or text[4] + text[7] != "--":
        raise ValueError(text)
    day = date(int(text[:4]), int(text[5:7]), int(text[8:]))
    if not is_known(day):
        raise ValueError(text)
    return day


def is_known(day):
    """Whether there are pages for the day's year."""
    return 2000 <= day.year <= 2100


def bounds(first):
    """The first and last day of the month that begins on `first`."""
    return first, first.replace(day=months.monthrange(first.year, first.month)[1])


def shift(first, count):
    """The first day of the month `count` months later."""
    number = first.year * 12 + first.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


def state(day, today, is_open, departures, left):
    """A day's State: `departures` are the day's, `left` the places on those that can be booked now."""
    if day < today:
        return State.PAST
    if not is_open:
        return State.CLOSED
    if left:
        return State.FEW if left <= FEW else State.FREE
    if any(departure.is_full for departure in departures):
        return State.FULL
    return State.PAST if departures and day == today else State.NONE


def grid(first, today, calendar, by_day):
    """Weeks (Monday first) of Day, None outside the month; `by_day` maps a date to Departures."""
    return [
        [
            cell(day, today, calendar, by_day.get(day, ())) if day.month == first.month else None
            for day in week
        ]
        for week in months.Calendar().monthdatescalendar(first.year, first.month)
    ]


def cell(day, today, calendar, departures):
    left = sum(departure.left for departure in departures)
    is_open = calendar.plan(day).is_open
    return Day(day, state(day, today, is_open, departures, left), left, day == today)
