from dataclasses import dataclass
from datetime import date, time

import pytest

from booking import months
from booking.months import State
from visitors.calendar import Calendar, Hours, WeekHours

CALENDAR = Calendar([WeekHours(weekday, Hours(time(10), time(18), time(17, 30))) for weekday in range(1, 7)])
TODAY = date(2026, 5, 12)


@dataclass
class Departure:
    left: int
    is_full: bool = False


@pytest.mark.parametrize(
    "text",
    ["9999-12", "0001-01", "2026-13", "2026-00", "²⁰²⁶-05", "2026-5", "", "2026/05", "abcd-ef", "2026-W1"],
)
def test_parse_refuses(text):
    with pytest.raises(ValueError):
        months.parse(text)


@pytest.mark.parametrize(
    "text", ["2027-02-29", "2026-02-31", "2026-5-26", "26-05-2026", "2026-05-2٦", "1999-12-31"]
)
def test_parse_day_refuses(text):
    with pytest.raises(ValueError):
        months.parse_day(text)


def test_parse_and_shift():
    assert months.parse("2026-12") == date(2026, 12, 1)
    assert months.shift(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert months.shift(date(2026, 1, 1), -1) == date(2025, 12, 1)
    assert months.bounds(date(2028, 2, 1)) == (date(2028, 2, 1), date(2028, 2, 29))


@pytest.mark.parametrize(
    ("day", "departures", "expected"),
    [
        (11, [], State.PAST),
        (12, [Departure(0)], State.PAST),
        (12, [Departure(12)], State.FREE),
        (18, [Departure(12)], State.CLOSED),
        (19, [], State.NONE),
        (19, [Departure(0, True)], State.FULL),
        (19, [Departure(0, True), Departure(5)], State.FEW),
        (19, [Departure(3), Departure(3)], State.FREE),
    ],
)
def test_state(day, departures, expected):
    grid = months.grid(date(2026, 5, 1), TODAY, CALENDAR, {date(2026, 5, day): departures})
    cells = {cell.date.day: cell for week in grid for cell in week if cell}
    assert cells[day].state == expected
    assert cells[day].is_today == (day == 12)


def test_grid_begins_on_monday():
    """1 May 2026 is a Friday."""
    grid = months.grid(date(2026, 5, 1), TODAY, CALENDAR, {})
    assert [cell and cell.date.day for cell in grid[0]] == [None, None, None, None, 1, 2, 3]
    assert [cell and cell.date.day for cell in grid[-1]] == [25, 26, 27, 28, 29, 30, 31]
