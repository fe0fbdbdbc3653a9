from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from booking.slots import Rule, Window, departures, last_day, window
from visitors.calendar import Calendar, DayException, Hours, WeekHours

ALMATY = ZoneInfo("Asia/Almaty")
TEN_TO_SIX = Hours(time(10), time(18), time(17, 30))
WEEK = [WeekHours(weekday, TEN_TO_SIX) for weekday in range(1, 7)]
EVERY_DAY = frozenset(range(7))


def rule(**values):
    values = {
        "language": "kk",
        "weekdays": EVERY_DAY,
        "start_times": (time(10, 30),),
        "minutes": 90,
        **values,
    }
    return Rule(**{"capacity": 20, **values})


def local(day, hour, minute=0):
    return datetime(2026, 5, day, hour, minute, tzinfo=ALMATY)


def found(rules, first, last, exceptions=()):
    made = departures(rules, Calendar(WEEK, exceptions), date(2026, 5, first), date(2026, 5, last))
    return [(language, start.day, f"{start:%H:%M}", places) for (language, start), places in made.items()]


def test_departures_leave_out_mondays():
    assert found([rule()], 17, 19) == [("kk", 17, "10:30", 20), ("kk", 19, "10:30", 20)]


def test_departures_follow_exceptions_both_ways():
    closed = DayException(date(2026, 5, 19), date(2026, 5, 19))
    opened = DayException(date(2026, 5, 18), date(2026, 5, 18), TEN_TO_SIX)
    assert found([rule()], 18, 20, [closed, opened]) == [("kk", 18, "10:30", 20), ("kk", 20, "10:30", 20)]


def test_departures_end_before_closing():
    late = rule(start_times=(time(16, 30), time(16, 31), time(9, 59), time(10)))
    assert found([late], 19, 19) == [("kk", 19, "16:30", 20), ("kk", 19, "10:00", 20)]


def test_departures_keep_to_weekdays_and_season():
    summer = rule(weekdays=frozenset({2, 3}), valid_from=date(2026, 5, 21), valid_to=date(2026, 5, 27))
    assert [day for _, day, _, _ in found([summer], 12, 31)] == [21, 27]


def test_departures_take_the_later_rule():
    assert found([rule(), rule(capacity=5)], 19, 19) == [("kk", 19, "10:30", 5)]


NOW = local(12, 11)


@pytest.mark.parametrize(
    ("starts_at", "expected"),
    [
        (local(12, 10, 59), Window.PAST),
        (local(12, 11), Window.PAST),
        (local(12, 12, 59), Window.TOO_SOON),
        (local(12, 13), Window.OPEN),
        (local(12, 13) + timedelta(days=60), Window.OPEN),
        (local(12, 23, 59) + timedelta(days=60), Window.OPEN),
        (local(13, 0, 1) + timedelta(days=60), Window.BEYOND),
    ],
)
def test_window(starts_at, expected):
    assert window(starts_at, NOW, 120, 60) is expected


@pytest.mark.parametrize(
    ("utc", "expected"),
    [("2026-05-12T18:59:00+00:00", date(2026, 5, 13)), ("2026-05-12T19:01:00+00:00", date(2026, 5, 14))],
)
def test_last_day_is_reckoned_in_astana(utc, expected):
    """23:59 and 00:01 in Astana, told in UTC."""
    assert last_day(datetime.fromisoformat(utc), 1) == expected
