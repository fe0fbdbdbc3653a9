"""Header, visit page, structured data and calendar.plan() say the same on 400 consecutive days."""

import re
from datetime import date, timedelta

import pytest
from django.template.loader import get_template
from django.test import RequestFactory
from django.urls import resolve
from django.utils import translation

from tests.visitors.builders import (
    NINE_TO_SEVEN,
    NOON_TO_FOUR,
    OPENED_MONDAY,
    TEN_TO_SIX,
    at,
    save_exception,
    save_week,
)
from tests.visitors.pages import cells, read, structured
from visitors.calendar import DayException, load
from visitors.views import visit

pytestmark = pytest.mark.django_db
FIRST = date(2026, 5, 12)
DAYS = [FIRST + timedelta(days=count) for count in range(400)]
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSED = None
MINUTE = timedelta(minutes=1)
# The partial that stands in the header of every page.
STATUS = get_template("visitors/_opening_status.html")


@pytest.fixture
def museum():
    """Seasons that begin and end within a week, exceptions both ways, alone, in ranges and overlapping."""
    save_week()
    save_week(NINE_TO_SEVEN, date(2026, 6, 10), date(2026, 8, 12), [1, 2, 3, 4, 5, 6])
    save_week(NOON_TO_FOUR, date(2026, 6, 10), date(2026, 8, 12), [0])
    save_week(NOON_TO_FOUR, date(2026, 12, 26), None, [5, 6])
    for first, last, hours in (
        (date(2026, 5, 24), date(2026, 5, 27), None),
        (date(2026, 5, 26), date(2026, 5, 26), NOON_TO_FOUR),
        (date(2026, 6, 1), date(2026, 6, 4), TEN_TO_SIX),
        (date(2026, 8, 15), date(2026, 9, 15), None),
        (date(2026, 9, 14), date(2026, 9, 20), NINE_TO_SEVEN),
        (date(2026, 12, 31), date(2027, 1, 2), None),
    ):
        save_exception(DayException(first, last, hours))
    save_exception(OPENED_MONDAY)
    return load()


def planned(calendar, day):
    hours = calendar.plan(day).hours
    return hours and (f"{hours.opens:%H:%M}", f"{hours.closes:%H:%M}")


def said(text):
    """("10:00", "18:00") of "10:00–18:00"; None of "closed"."""
    found = re.findall(r"\d\d:\d\d", text)
    assert found or "closed" in text
    return tuple(found[:2]) or CLOSED


def page_on(day, clock, calendar):
    request = RequestFactory().get("/en/visit/")
    request.now, request.calendar = at(day, clock), calendar
    with translation.override("en"):
        request.resolver_match = resolve(request.path)
        return read(visit(request))


def by_table(page, day):
    """The day's row: its own line for this day, if there is one, else the regular hours."""
    text = cells(page.one("table", id="week"))[day.weekday()][1]
    regular, _, exceptional = re.sub(r"(\d+ [A-Z][a-z]+:)", r"|\1", text).partition("|")
    return said(exceptional.partition(":")[2] if exceptional else regular)


def by_specifications(data, day):
    """As a search engine reads them: a special day before the week."""
    for specification in data.get("specialOpeningHoursSpecification", []):
        if holds(specification, day):
            return opening_of(specification)
    for specification in data["openingHoursSpecification"]:
        weekdays = [address.rpartition("/")[2] for address in specification["dayOfWeek"]]
        if NAMES[day.weekday()] in weekdays and holds(specification, day):
            return opening_of(specification)
    return CLOSED


def holds(specification, day):
    text = day.isoformat()
    return specification.get("validFrom", text) <= text <= specification.get("validThrough", text)


def opening_of(specification):
    found = specification["opens"], specification["closes"]
    return CLOSED if found == ("00:00", "00:00") else found


def header(calendar, now):
    with translation.override("en"):
        return re.search(">(.*)<", STATUS.render({"calendar": calendar, "now": now}))[1]


def by_header(page, day, calendar):
    """The opening from the status just after midnight, the closing from the status at the opening."""
    early = page.one("p", class_="status").text
    if early.startswith("Closed today"):
        return CLOSED
    opens = early.removeprefix("Opens today at ")
    closes = header(calendar, at(day, opens)).removeprefix("Open today until ")
    assert header(calendar, at(day, opens) - MINUTE) == early
    assert header(calendar, at(day, closes) - MINUTE) == f"Open today until {closes}"
    assert header(calendar, at(day, closes)).startswith("Closed now, opens ")
    return opens, closes


def test_header_page_and_structured_data_agree_with_the_calendar(museum):
    data = structured(page_on(FIRST, "08:00", museum))
    plans = [planned(museum, day) for day in DAYS]
    assert len(set(plans)) == 4
    assert [by_specifications(data, day) for day in DAYS] == plans
    found = []
    for day in DAYS:
        page = page_on(day, "00:01", museum)
        found.append(
            (by_header(page, day, museum), by_table(page, day), by_specifications(structured(page), day))
        )
    assert found == [(plan,) * 3 for plan in plans]
