from datetime import UTC, date, datetime, timedelta

import pytest

from tests.visitors.builders import (
    CLOSED_IN_MAY,
    NINE_TO_SEVEN,
    NOON_TO_FOUR,
    OPENED_MONDAY,
    REPAIRS,
    TEN_TO_SIX,
    at,
    calendar,
    save_exception,
    save_week,
    week,
)
from visitors.calendar import Calendar, DayException, DayPlan, Season, Span, State, Status, load

MONDAY, TUESDAY, WEDNESDAY = date(2026, 5, 11), date(2026, 5, 12), date(2026, 5, 13)
DAY = timedelta(days=1)


def closed(first, last=None, **fields):
    return DayException(first, last or first, **fields)


def test_plan_of_the_week():
    museum = calendar()
    assert museum.plan(MONDAY) == DayPlan(MONDAY, None)
    assert museum.plan(TUESDAY) == DayPlan(TUESDAY, TEN_TO_SIX)
    assert [museum.plan(MONDAY + count * DAY).is_open for count in range(8)] == [
        False, True, True, True, True, True, True, False,
    ]  # fmt: skip


def test_calendar_without_rows_is_closed():
    assert not Calendar().plan(TUESDAY).is_open
    assert Calendar().next_opening(at(TUESDAY, "09:00")) is None


def test_exception_closes_a_day_of_the_week():
    museum = calendar(CLOSED_IN_MAY)
    days = [date(2026, 5, 23) + count * DAY for count in range(6)]
    assert [museum.plan(day).is_open for day in days] == [True, False, False, False, False, True]
    assert museum.plan(date(2026, 5, 24)).exception == CLOSED_IN_MAY


def test_exception_opens_monday_31_may_2027():
    day = date(2027, 5, 31)
    assert day.weekday() == 0
    assert not calendar().plan(day).is_open
    assert calendar(OPENED_MONDAY).plan(day) == DayPlan(day, TEN_TO_SIX, OPENED_MONDAY)
    assert calendar(OPENED_MONDAY).is_open(at(day, "12:00"))
    assert not calendar(OPENED_MONDAY).plan(day + 7 * DAY).is_open


def test_exception_gives_other_hours():
    short = DayException(TUESDAY, TUESDAY, NOON_TO_FOUR)
    assert not calendar(short).is_open(at(TUESDAY, "10:30"))
    assert calendar(short).is_open(at(TUESDAY, "12:00"))


def test_shorter_exception_wins_then_the_later_entered():
    inside = DayException(date(2026, 5, 26), date(2026, 5, 26), NOON_TO_FOUR)
    for museum in (calendar(CLOSED_IN_MAY, inside), calendar(inside, CLOSED_IN_MAY)):
        assert museum.plan(date(2026, 5, 26)).exception == inside
        assert museum.plan(date(2026, 5, 25)).exception == CLOSED_IN_MAY
    first, second = closed(TUESDAY, WEDNESDAY), closed(WEDNESDAY, WEDNESDAY + DAY)
    assert calendar(first, second).plan(WEDNESDAY).exception == second
    assert calendar(second, first).plan(WEDNESDAY).exception == first


def test_season_begins_and_ends():
    rows = week() + week(NINE_TO_SEVEN, date(2026, 6, 1), date(2026, 8, 31), range(7))
    museum = calendar(rows=rows)
    assert museum.plan(date(2026, 5, 31)).hours == TEN_TO_SIX
    assert museum.plan(date(2026, 6, 1)).hours == NINE_TO_SEVEN
    assert museum.plan(date(2026, 8, 31)).hours == NINE_TO_SEVEN
    assert museum.plan(date(2026, 9, 1)).hours == TEN_TO_SIX
    assert museum.plan(date(2026, 9, 7)).hours is None


def test_seasons_tell_the_weeks_to_come():
    rows = week() + week(NINE_TO_SEVEN, date(2026, 6, 1), date(2026, 8, 31), range(7))
    usual, summer = (None, *[TEN_TO_SIX] * 6), (NINE_TO_SEVEN,) * 7
    assert calendar(rows=rows).seasons(TUESDAY) == [
        Season(None, date(2026, 5, 31), usual),
        Season(date(2026, 6, 1), date(2026, 8, 31), summer),
        Season(date(2026, 9, 1), None, usual),
    ]
    assert calendar(rows=rows).seasons(date(2026, 7, 1))[0].first == date(2026, 6, 1)
    assert calendar(rows=rows).seasons(date(2026, 9, 1)) == [Season(date(2026, 9, 1), None, usual)]
    assert calendar().seasons(TUESDAY) == [Season(None, None, usual)]


def test_season_that_changes_nothing_is_not_told():
    rows = week() + week(TEN_TO_SIX, date(2026, 6, 1))
    assert len(calendar(rows=rows).seasons(TUESDAY)) == 1


def test_is_open_from_the_opening_to_before_the_closing():
    museum = calendar()
    clocks = ("09:59", "10:00", "17:59", "18:00")
    assert [museum.is_open(at(TUESDAY, clock)) for clock in clocks] == [False, True, True, False]


def test_days_are_days_in_astana_wherever_the_server_is():
    museum = calendar(closed(WEDNESDAY))
    before = datetime(2026, 5, 12, 18, 59, tzinfo=UTC)
    after = datetime(2026, 5, 12, 19, 1, tzinfo=UTC)
    assert before == at(TUESDAY, "23:59")
    assert after == at(WEDNESDAY, "00:01")
    assert museum.status(before).plan.day == TUESDAY
    assert museum.status(after).plan.day == WEDNESDAY
    assert museum.status(before).state is State.CLOSED_NOW
    assert museum.status(after).state is State.CLOSED_TODAY
    assert museum.is_open(datetime(2026, 5, 12, 5, 0, tzinfo=UTC))
    assert not museum.is_open(datetime(2026, 5, 12, 13, 0, tzinfo=UTC))


def test_days_before_march_2024_lie_six_hours_ahead_of_utc():
    museum = calendar()
    opening = {6: datetime(2024, 2, 29, 4, 0, tzinfo=UTC), 5: datetime(2024, 3, 1, 5, 0, tzinfo=UTC)}
    for moment in opening.values():
        assert museum.next_opening(moment - timedelta(minutes=1)) == moment
        assert [museum.is_open(moment - timedelta(minutes=1)), museum.is_open(moment)] == [False, True]
    assert museum.status(datetime(2024, 2, 29, 17, 59, tzinfo=UTC)).plan.day == date(2024, 2, 29)


def test_a_moment_without_a_zone_is_refused():
    naive = datetime(2026, 5, 12, 12, 0)
    museum = calendar()
    for ask in (museum.is_open, museum.next_opening, museum.status, lambda at: museum.covers(at, at)):
        with pytest.raises(ValueError, match="no time zone"):
            ask(naive)


def test_next_opening_goes_over_mondays_and_closures():
    museum = calendar(CLOSED_IN_MAY)
    assert museum.next_opening(at(TUESDAY, "09:00")) == at(TUESDAY, "10:00")
    assert museum.next_opening(at(TUESDAY, "10:00")) == at(WEDNESDAY, "10:00")
    assert museum.next_opening(at(date(2026, 5, 10), "18:00")) == at(TUESDAY, "10:00")
    assert museum.next_opening(at(date(2026, 5, 23), "18:00")) == at(date(2026, 5, 28), "10:00")


def test_next_opening_looks_400_days_ahead():
    assert calendar(closed(TUESDAY, TUESDAY + 500 * DAY)).next_opening(at(TUESDAY, "09:00")) is None
    found = calendar(closed(TUESDAY, TUESDAY + 300 * DAY)).next_opening(at(TUESDAY, "09:00"))
    assert found == at(TUESDAY + 301 * DAY, "10:00")


@pytest.mark.parametrize(
    ("start", "end", "covered"),
    [
        ("10:00", "11:30", True),
        ("16:30", "18:00", True),
        ("09:59", "11:00", False),
        ("17:00", "18:01", False),
    ],
)
def test_covers_the_whole_interval(start, end, covered):
    assert calendar().covers(at(TUESDAY, start), at(TUESDAY, end)) is covered


def test_covers_no_closed_day_and_no_night():
    assert calendar().covers(at(MONDAY, "11:00"), at(MONDAY, "12:00")) is False
    assert calendar().covers(at(TUESDAY, "17:00"), at(WEDNESDAY, "11:00")) is False
    assert calendar(closed(TUESDAY)).covers(at(TUESDAY, "11:00"), at(TUESDAY, "12:00")) is False


def test_exceptions_between_touch_the_days():
    museum = calendar(OPENED_MONDAY, CLOSED_IN_MAY)
    assert museum.exceptions_between(date(2026, 5, 27), date(2027, 5, 31)) == [CLOSED_IN_MAY, OPENED_MONDAY]
    assert museum.exceptions_between(date(2026, 5, 28), date(2027, 5, 30)) == []


def test_announced_within_its_days_and_until_the_last():
    museum = calendar(CLOSED_IN_MAY)
    days = (date(2026, 5, 9), date(2026, 5, 10), date(2026, 5, 27), date(2026, 5, 28))
    whole = Span(date(2026, 5, 24), date(2026, 5, 27), CLOSED_IN_MAY)
    assert [museum.announced(day) for day in days] == [[], [whole], [whole], []]


def test_announced_says_only_what_holds():
    inside = DayException(date(2026, 5, 27), date(2026, 5, 27), NOON_TO_FOUR, announce_days=1)
    before = Span(date(2026, 5, 24), date(2026, 5, 26), CLOSED_IN_MAY)
    museum = calendar(CLOSED_IN_MAY, inside)
    assert museum.announced(date(2026, 5, 25)) == [before]
    assert museum.announced(date(2026, 5, 26)) == [before, Span(inside.first, inside.last, inside)]
    assert calendar(closed(TUESDAY), closed(TUESDAY, reason=REPAIRS)).announced(TUESDAY) == [
        Span(TUESDAY, TUESDAY, closed(TUESDAY, reason=REPAIRS))
    ]


def test_spans_are_cut_by_exceptions_that_win():
    inside = DayException(date(2026, 5, 26), date(2026, 5, 26), NOON_TO_FOUR)
    assert calendar(CLOSED_IN_MAY, inside).spans(TUESDAY, date(2026, 6, 30)) == [
        Span(date(2026, 5, 24), date(2026, 5, 25), CLOSED_IN_MAY),
        Span(date(2026, 5, 26), date(2026, 5, 26), inside),
        Span(date(2026, 5, 27), date(2026, 5, 27), CLOSED_IN_MAY),
    ]


def test_spans_are_whole_where_they_reach_beyond_the_days():
    museum = calendar(CLOSED_IN_MAY)
    whole = [Span(date(2026, 5, 24), date(2026, 5, 27), CLOSED_IN_MAY)]
    assert museum.spans(date(2026, 5, 25), date(2026, 5, 26)) == whole
    assert museum.spans(date(2026, 5, 28), date(2026, 6, 28)) == []


def test_spans_end_though_an_exception_lasts_for_ages():
    for_ages = closed(TUESDAY, date(9999, 12, 31))
    (span,) = calendar(for_ages).spans(TUESDAY, WEDNESDAY)
    assert span.last == WEDNESDAY + 400 * DAY


@pytest.mark.parametrize(
    ("day", "clock", "state", "next_opening"),
    [
        (TUESDAY, "00:00", State.OPENS_LATER, at(TUESDAY, "10:00")),
        (TUESDAY, "09:59", State.OPENS_LATER, at(TUESDAY, "10:00")),
        (TUESDAY, "10:00", State.OPEN, None),
        (TUESDAY, "17:59", State.OPEN, None),
        (TUESDAY, "18:00", State.CLOSED_NOW, at(WEDNESDAY, "10:00")),
        (MONDAY, "12:00", State.CLOSED_TODAY, at(TUESDAY, "10:00")),
    ],
)
def test_status(day, clock, state, next_opening):
    museum = calendar()
    assert museum.status(at(day, clock)) == Status(state, museum.plan(day), next_opening)


@pytest.mark.django_db
def test_load_gives_the_records_in_one_query(django_assert_num_queries):
    save_week()
    save_exception(CLOSED_IN_MAY)
    with django_assert_num_queries(1):
        museum = load()
    assert museum.week == week()
    assert museum.exceptions == [CLOSED_IN_MAY]
    save_week(NINE_TO_SEVEN, date(2026, 6, 1), date(2026, 8, 31), range(7))
    save_exception(OPENED_MONDAY)
    save_exception(closed(TUESDAY, reason=REPAIRS))
    with django_assert_num_queries(1):
        museum = load()
    assert len(museum.exceptions) == 3
    assert museum.plan(date(2026, 7, 6)).hours == NINE_TO_SEVEN
    assert museum.plan(date(2027, 5, 31)).exception == OPENED_MONDAY
