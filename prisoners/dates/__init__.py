"""Dates with their precision, kept as EDTF text (ISO 8601-2). Pure.

A small subset: 1905, 1938-04, 1938-04-04, 1938-21 (spring; 22 summer, 23 autumn, 24 winter), 193X, each also with ~ (about)
or ? (uncertain); 1937/1938 (from, to, or between), ../1938 (before), 1938/.. (after). "" is "not stated".
Of our own, since the library edtf 5.0.2 takes 3 ms a parse, fails on open intervals and knows English words only.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from . import telling, typed

HINT = _(
    "Write the date as 1905, April 1938, 4 April 1938 or 04.04.1938. You can also write “about 1910”, “1905?”, “1930s”, "
    "“spring 1938”, “before 1938”, “after 1938” or “1937–1938”."
)
FIRST_YEAR, LAST_YEAR = 1000, 2100
LONGEST = 100
# "About" moves each bound: a year by two years, a month or season by two months, a day by two weeks.
ABOUT_MONTHS = {"decade": 24, "year": 24, "season": 2, "month": 2}
ABOUT_DAYS = timedelta(days=14)
# Winter may be the beginning or the end of its year.
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (1, 12)}

PART = re.compile(r"([0-9]{4}|[0-9]{3}X)(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?]?)")


@dataclass(frozen=True, slots=True)
class Part:
    """One date of the text: `month` 1-12, 21-24 for a season, 0 for none; `day` 0 for none; `mark` "~", "?" or ""."""

    year: int
    month: int = 0
    day: int = 0
    decade: bool = False
    mark: str = ""

    @property
    def precision(self):
        if self.decade or not self.month:
            return "decade" if self.decade else "year"
        if self.month > 12:
            return "season"
        return "day" if self.day else "month"

    @property
    def bounds(self):
        """The first and the last day that are meant, without regard to the mark."""
        if self.day:
            return (date(self.year, self.month, self.day),) * 2
        first, last = SEASON_MONTHS.get(self.month, (self.month or 1, self.month or 12))
        end = self.year + 9 if self.decade else self.year
        return date(self.year, first, 1), date(end, last, monthrange(end, last)[1])

    def __str__(self):
        year = f"{self.year // 10}X" if self.decade else f"{self.year}"
        return "-".join([year, *(f"{number:02}" for number in (self.month, self.day) if number)]) + self.mark


def part(text):
    """The Part that `text` is; raises ValueError."""
    found = PART.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = found[1], int(found[2] or 0), int(found[3] or 0)
    if found[2] and not (1 <= month <= 12 or (month in SEASON_MONTHS and not found[3])):
        raise ValueError(text)
    if (found[3] and not day) or (year.endswith("X") and month):
        raise ValueError(text)
    made = Part(int(year.replace("X", "0")), month, day, year.endswith("X"), found[4])
    if made.year < FIRST_YEAR or made.bounds[1].year > LAST_YEAR:
        raise ValueError(text)
    return made


@lru_cache(maxsize=8192)
def parts(edtf):
    """(Part,) or the (first, last) of an interval, None where it is open; raises ValueError for what is not EDTF."""
    found = tuple(None if text == ".." else part(text) for text in edtf.split("/"))
    given = [each for each in found if each]
    if not given or len(found) > 2 or (len(given) == 2 and given[0].bounds[0] > given[1].bounds[1]):
        raise ValueError(edtf)
    return found


@lru_cache(maxsize=8192)
def read(text):
    """The EDTF of what a person typed in English, Russian or Kazakh; "" for a blank text, ValueError for anything else.

    Two digits are never a year ("5.12.37"), and a date is never read as month first ("12/05/1937").
    """
    if len(text) > LONGEST:
        raise ValueError(text)
    text = typed.plain(text)
    if not text:
        return ""
    edtf = text.upper() if "/" in text or PART.fullmatch(text.upper()) else ""
    try:
        return written(parts(edtf))
    except ValueError:
        return written(parts(typed.edtf(text)))


def written(found):
    return "/".join(".." if each is None else str(each) for each in found)


@lru_cache(maxsize=8192)
def span(edtf):
    """(first, last) day that may be meant, None where open; (None, None) for "". "~" widens, "?" does not.

    The year that something was before or after belongs to the span: "до 1938" is often written of 1938 itself.
    """
    if not edtf:
        return None, None
    found = parts(edtf)
    return found[0] and widened(found[0])[0], found[-1] and widened(found[-1])[1]


def widened(part):
    first, last = part.bounds
    if part.mark != "~":
        return first, last
    if part.day:
        return first - ABOUT_DAYS, last + ABOUT_DAYS
    months = ABOUT_MONTHS[part.precision]
    end = moved(last, months)
    return moved(first, -months), end.replace(day=monthrange(end.year, end.month)[1])


def moved(day, months):
    """The first of the month that many months away."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def year(edtf):
    """The first year that is named (not that of the span); None for ""."""
    return next(each.year for each in parts(edtf) if each) if edtf else None


def without_day(edtf):
    """Years alone, for a person who may be living: "1938-04-04~" -> "1938~"."""
    if not edtf:
        return ""
    years = [each and replace(each, month=0, day=0) for each in parts(edtf)]
    return written(years[:1] if years[0] == years[-1] else years)


@lru_cache(maxsize=8192)
def short(edtf):
    """The years in no language, for tight places: 1905, ~1910, 1905?, 1937–1938, ≤1938, ≥1938; a decade 1930–1939."""
    if not edtf:
        return ""
    found = parts(without_day(edtf))
    if len(found) == 1:
        return short_year(found[0])
    if found[0] is None or found[1] is None:
        return f"≤{short_year(found[1])}" if found[1] else f"≥{short_year(found[0])}"
    return f"{short_year(found[0])}–{short_year(found[1])}"


def short_year(part):
    years = f"{part.year}–{part.year + 9}" if part.decade else f"{part.year}"
    return f"~{years}" if part.mark == "~" else years + part.mark


@lru_cache(maxsize=8192)
def told(edtf, language):
    """The date for people: "4 April 1938", "около 1910 года", "1938 жылдың көктемі"; "" for ""."""
    return telling.told(parts(edtf), language) if edtf else ""
