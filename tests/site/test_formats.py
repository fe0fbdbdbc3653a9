"""How dates, times and numbers are written and read in the three languages."""

import datetime

import pytest
from django import forms
from django.utils import formats, numberformat
from django.utils.translation import override

MOMENT = datetime.datetime(2026, 5, 31, 9, 5)

SHOWN = {
    "DATE_FORMAT": ("2026 ж. 31 мамыр", "31 мая 2026 г.", "31 May 2026"),
    "DATETIME_FORMAT": ("2026 ж. 31 мамыр, 09:05", "31 мая 2026 г., 09:05", "31 May 2026, 09:05"),
    "YEAR_MONTH_FORMAT": ("2026 ж. мамыр", "май 2026 г.", "May 2026"),
    "MONTH_DAY_FORMAT": ("31 мамыр", "31 мая", "31 May"),
    "SHORT_DATE_FORMAT": ("31.05.2026", "31.05.2026", "31/05/2026"),
    "SHORT_DATETIME_FORMAT": ("31.05.2026 09:05", "31.05.2026 09:05", "31/05/2026 09:05"),
    "TIME_FORMAT": ("09:05", "09:05", "09:05"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_dates_and_times_are_written_in_the_pages_language(name):
    shown = []
    for language in ("kk", "ru", "en"):
        with override(language):
            shown.append(formats.date_format(MOMENT, name))
    assert tuple(shown) == SHOWN[name]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_month_has_its_own_name(language):
    with override(language):
        for name in ("DATE_FORMAT", "YEAR_MONTH_FORMAT"):
            months = {formats.date_format(datetime.date(2026, month, 1), name) for month in range(1, 13)}
            assert len(months) == 12


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_week_begins_on_monday(language):
    with override(language):
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("kk", 18000, "18\xa0000"),
        ("ru", 18000, "18\xa0000"),
        ("en", 18000, "18,000"),
        ("kk", 1234.5, "1\xa0234,5"),
        ("ru", 1234.5, "1\xa0234,5"),
        ("en", 1234.5, "1,234.5"),
    ],
)
def test_numbers_are_grouped_as_the_language_does(language, number, text):
    with override(language):
        assert (
            numberformat.format(
                number,
                formats.get_format("DECIMAL_SEPARATOR"),
                grouping=formats.get_format("NUMBER_GROUPING"),
                thousand_sep=formats.get_format("THOUSAND_SEPARATOR"),
                force_grouping=True,
            )
            == text
        )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "typed",
    ["26.05.2026", "26/05/2026", "2026-05-26", "26 May 2026", "26 may 2026", " 26.5.2026 "],
)
def test_a_typed_date_is_read_day_first(language, typed):
    with override(language):
        assert forms.DateField().clean(typed) == datetime.date(2026, 5, 26)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "typed",
    ["26/05/26", "26.05.26", "05/26/2026", "31.02.2026", "29.02.2027", "2026-05-26T00:00Z", "26.05", "abc"],
)
def test_a_date_that_could_be_misread_is_refused(language, typed):
    with override(language), pytest.raises(forms.ValidationError):
        forms.DateField().clean(typed)


@pytest.mark.parametrize(
    ("language", "text"), [("kk", "26.05.2026"), ("ru", "26.05.2026"), ("en", "26/05/2026")]
)
def test_a_filled_in_date_field_shows_the_date_as_it_may_be_typed(language, text):
    with override(language):
        assert forms.DateInput().format_value(datetime.date(2026, 5, 26)) == text
        assert forms.TimeInput().format_value(datetime.time(10, 0)) == "10:00"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_typed_time_is_read(language):
    with override(language):
        assert forms.TimeField().clean("10:30") == datetime.time(10, 30)
        assert forms.TimeField().clean("10.30") == datetime.time(10, 30)
        assert forms.SplitDateTimeField().clean(["26.05.2026", "10:30"]).strftime("%d %H:%M") == "26 10:30"
