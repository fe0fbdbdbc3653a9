from datetime import date

import pytest
from django.template import engines
from django.utils.translation import override

from tests.visitors.builders import (
    CLOSED_IN_MAY,
    NOON_TO_FOUR,
    OPENED_MONDAY,
    REPAIRS,
    at,
    calendar,
)
from visitors import sentences
from visitors.calendar import Calendar, DayException, Span

MONDAY, TUESDAY, SATURDAY = date(2026, 5, 11), date(2026, 5, 12), date(2026, 5, 16)

STATUSES = [
    (
        TUESDAY,
        "09:00",
        "Бүгін ашылады: 10:00",
        "Сегодня откроется в 10:00",
        "Opens today at 10:00",
    ),
    (
        TUESDAY,
        "12:00",
        "Бүгін ашық, жабылуы: 18:00",
        "Сегодня открыто до 18:00",
        "Open today until 18:00",
    ),
    (
        TUESDAY,
        "18:00",
        "Қазір жабық, ертең ашылады: 10:00",
        "Сейчас закрыто, откроется завтра в 10:00",
        "Closed now, opens tomorrow 10:00",
    ),
    (
        date(2026, 5, 17),
        "19:00",
        "Қазір жабық, сейсенбі күні ашылады: 10:00",
        "Сейчас закрыто, откроется во вторник в 10:00",
        "Closed now, opens Tuesday 10:00",
    ),
    (
        MONDAY,
        "12:00",
        "Бүгін жабық, сейсенбі күні ашылады: 10:00",
        "Сегодня закрыто, откроется во вторник в 10:00",
        "Closed today, opens Tuesday 10:00",
    ),
    (
        date(2026, 5, 24),
        "12:00",
        "Бүгін жабық, бейсенбі күні ашылады: 10:00",
        "Сегодня закрыто, откроется в четверг в 10:00",
        "Closed today, opens Thursday 10:00",
    ),
]


@pytest.mark.parametrize(("day", "clock", "kk", "ru", "en"), STATUSES)
def test_status_at_each_time_of_day_in_three_languages(day, clock, kk, ru, en):
    now = at(day, clock)
    status = calendar(CLOSED_IN_MAY).status(now)
    found = []
    for code in ("kk", "ru", "en"):
        with override(code):
            found.append(sentences.status(status, now))
    assert found == [kk, ru, en]


WEEKDAYS = [
    ("дүйсенбі", "в понедельник", "Monday"),
    ("сейсенбі", "во вторник", "Tuesday"),
    ("сәрсенбі", "в среду", "Wednesday"),
    ("бейсенбі", "в четверг", "Thursday"),
    ("жұма", "в пятницу", "Friday"),
    ("сенбі", "в субботу", "Saturday"),
    ("жексенбі", "в воскресенье", "Sunday"),
]


@pytest.mark.parametrize("weekday", range(7))
def test_each_weekday_of_opening_has_its_sentence(weekday):
    with_time = {"time": "10:00"}
    found = []
    for code in ("kk", "ru", "en"):
        with override(code):
            found.append(str(sentences.OPENS[weekday]) % with_time)
    kk, ru, en = WEEKDAYS[weekday]
    assert found == [f"{kk} күні ашылады: 10:00", f"откроется {ru} в 10:00", f"opens {en} 10:00"]


@pytest.mark.parametrize(
    ("last", "kk", "ru", "en"),
    [
        (
            date(2026, 6, 5),
            "Бүгін жабық, ашылады: 6 маусым, 10:00",
            "Сегодня закрыто, откроется 6 июня в 10:00",
            "Closed today, opens 6 June, 10:00",
        ),
        (
            date(2027, 1, 1),
            "Бүгін жабық, ашылады: 2027 ж. 2 қаңтар, 10:00",
            "Сегодня закрыто, откроется 2 января 2027 г. в 10:00",
            "Closed today, opens 2 January 2027, 10:00",
        ),
    ],
)
def test_opening_a_week_or_more_ahead_is_a_date(last, kk, ru, en):
    now = at(TUESDAY, "12:00")
    status = calendar(DayException(TUESDAY, last)).status(now)
    found = []
    for code in ("kk", "ru", "en"):
        with override(code):
            found.append(sentences.status(status, now))
    assert found == [kk, ru, en]


def test_status_where_no_opening_is_known():
    with override("en"):
        assert (
            sentences.status(Calendar().status(at(TUESDAY, "12:00")), at(TUESDAY, "12:00")) == "Closed today"
        )
        for_ages = calendar(DayException(date(2026, 5, 13), date(2028, 1, 1)))
        now = at(TUESDAY, "19:00")
        assert sentences.status(for_ages.status(now), now) == "Closed now"


DAYS = [
    (TUESDAY, TUESDAY, "12 мамыр", "12 мая", "12 May"),
    (date(2027, 5, 31), date(2027, 5, 31), "2027 ж. 31 мамыр", "31 мая 2027 г.", "31 May 2027"),
    (date(2025, 5, 24), date(2025, 5, 27), "2025 ж. 24–27 мамыр", "24–27 мая 2025 г.", "24–27 May 2025"),
    (
        date(2026, 12, 30),
        date(2027, 1, 3),
        "2026 ж. 30 желтоқсан – 2027 ж. 3 қаңтар",
        "30 декабря 2026 г. – 3 января 2027 г.",
        "30 December 2026 – 3 January 2027",
    ),
]


@pytest.mark.parametrize(("first", "last", "kk", "ru", "en"), DAYS)
def test_days(first, last, kk, ru, en):
    found = []
    for code in ("kk", "ru", "en"):
        with override(code):
            found.append(sentences.days(first, last, TUESDAY))
    assert found == [kk, ru, en]


ANNOUNCEMENTS = [
    (
        DayException(SATURDAY, SATURDAY),
        "16 мамыр күні мұражай жабық.",
        "16 мая музей закрыт.",
        "The museum is closed on 16 May.",
    ),
    (
        CLOSED_IN_MAY,
        "2026 ж. 24–27 мамыр күндері мұражай жабық.",
        "24–27 мая 2026 г. музей закрыт.",
        "The museum is closed 24–27 May 2026.",
    ),
    (
        OPENED_MONDAY,
        "2027 ж. 31 мамыр, дүйсенбі күні мұражай ашық: 10:00–18:00.",
        "31 мая 2027 г. (понедельник) музей открыт: 10:00–18:00.",
        "The museum is open on Monday 31 May 2027, 10:00–18:00.",
    ),
    (
        DayException(SATURDAY, date(2026, 5, 17), NOON_TO_FOUR),
        "2026 ж. 16–17 мамыр күндері мұражай ашық: 12:00–16:00.",
        "16–17 мая 2026 г. музей открыт: 12:00–16:00.",
        "The museum is open 16–17 May 2026, 12:00–16:00.",
    ),
]


@pytest.mark.parametrize(("exception", "kk", "ru", "en"), ANNOUNCEMENTS)
def test_announcements_in_three_languages(exception, kk, ru, en):
    found = []
    for code in ("kk", "ru", "en"):
        with override(code):
            found.append(sentences.announcement(Span(exception.first, exception.last, exception), TUESDAY))
    assert found == [kk, ru, en]


def reason(exception, code):
    page = engines["django"].from_string("{% load opening %}{{ exception|reason }}")
    with override(code):
        return page.render({"exception": exception})


def test_reason_in_the_page_s_language():
    assert [reason(CLOSED_IN_MAY, code) for code in ("kk", "ru", "en")] == list(REPAIRS.values())


def test_reason_from_another_language_is_labelled():
    russian_only = DayException(TUESDAY, TUESDAY, None, {"kk": "", "ru": "Ремонт", "en": ""})
    assert reason(russian_only, "ru") == "Ремонт"
    assert reason(russian_only, "en") == '<span lang="ru">Ремонт</span> (in Russian)'
    assert reason(russian_only, "kk") == '<span lang="ru">Ремонт</span> (орыс тілінде)'


def test_reason_is_text_and_may_be_missing():
    assert reason(DayException(TUESDAY, TUESDAY, None, {"ru": "<b>"}), "ru") == "&lt;b&gt;"
    assert reason(DayException(TUESDAY, TUESDAY, None, {"ru": "<b>"}), "en").startswith(
        '<span lang="ru">&lt;b&gt;</span>'
    )
    assert reason(DayException(TUESDAY, TUESDAY), "en") == ""
    assert reason(None, "en") == ""
