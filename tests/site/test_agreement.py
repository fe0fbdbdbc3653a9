"""What the tours offer agrees with the museum's calendar, day by day."""

from datetime import date, timedelta

import pytest

from booking import boards, months, timetable
from booking.models import Slot, SlotStatus
from tests.booking.builders import NOW, close_day, make_rule, make_tour, open_week
from visitors import calendar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen")]
OPENED = {"is_closed": False, "opens": "10:00", "closes": "16:00", "last_entry": "15:30"}


def test_slots_and_months_agree_with_the_calendar_on_400_days():
    open_week()
    tour = make_tour(horizon_days=400)
    make_rule(tour, start_times=["10:30"])
    close_day(date(2026, 6, 2), date(2026, 6, 5))
    close_day(date(2027, 5, 31), **OPENED)
    close_day(date(2026, 12, 28), **OPENED)
    timetable.fill(calendar.load(), NOW)
    close_day(date(2026, 9, 8), date(2026, 9, 20))
    museum, first = calendar.load(), NOW.date() + timedelta(days=1)
    days = [first + timedelta(days=number) for number in range(400)]
    expected = [day for day in days if museum.plan(day).is_open]
    on_offer = Slot.objects.filter(status=SlotStatus.OPEN).order_by("starts_at")
    assert [slot.local_start.date() for slot in on_offer] == expected
    assert date(2027, 5, 31) in expected
    assert date(2026, 9, 8) not in expected
    starts = [months.shift(first.replace(day=1), number) for number in range(14)]
    shown = [
        day
        for start in starts
        for day, found in boards.month_starts(tour, start, museum, NOW).items()
        if any(one.left for one in found)
    ]
    assert shown == expected
