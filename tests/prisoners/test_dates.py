from datetime import date

import pytest
from django.template import Context, Template
from django.utils.translation import override

from prisoners import dates

PLAIN = ["1938-04-04", "1938-04", "1938-21", "1938-24", "1905", "193X"]
MARKED = [f"{text}{mark}" for text in PLAIN for mark in ("", "~", "?")]
OPEN = [text for side in MARKED for text in (f"../{side}", f"{side}/..")]
INTERVALS = [f"{first}/1939{mark}" for first in MARKED for mark in ("", "~", "?")]
WITHIN_A_YEAR = ["1938-01/1938-02", "1938-21/1938-23", "2019-10-06/2019-10-09", "2019-10-29/2019-11-02"]
EVERY_FORM = [*MARKED, *OPEN, *INTERVALS, *WITHIN_A_YEAR, "1939/1940", "1937-12-05/1938-04"]


@pytest.mark.parametrize("edtf", EVERY_FORM)
def test_read_takes_edtf_as_it_is(edtf):
    assert dates.read(edtf) == edtf


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_what_is_told_can_be_read(language):
    told = {edtf: dates.told(edtf, language) for edtf in EVERY_FORM}
    assert {edtf: dates.read(text) for edtf, text in told.items()} == {edtf: edtf for edtf in EVERY_FORM}


@pytest.mark.parametrize(
    ("language", "months"),
    [
        ("en", {1: "January", 5: "May", 12: "December"}),
        ("ru", {1: "января", 5: "мая", 12: "декабря"}),
        ("kk", {1: "қаңтар", 5: "мамыр", 12: "желтоқсан"}),
    ],
)
def test_all_months_are_told_and_read(language, months):
    days = [f"1938-{month:02}-03" for month in range(1, 13)]
    told = [dates.told(day, language) for day in days]
    assert len(set(told)) == 12
    assert [dates.read(text) for text in told] == days
    assert {month: word for month, word in months.items() if word in told[month - 1]} == months


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1905", date(1905, 1, 1), date(1905, 12, 31)),
        ("1938-02", date(1938, 2, 1), date(1938, 2, 28)),
        ("1940-02", date(1940, 2, 1), date(1940, 2, 29)),
        ("1938-04-04", date(1938, 4, 4), date(1938, 4, 4)),
        ("1938-21", date(1938, 3, 1), date(1938, 5, 31)),
        ("1938-22", date(1938, 6, 1), date(1938, 8, 31)),
        ("1938-23", date(1938, 9, 1), date(1938, 11, 30)),
        ("1938-24", date(1938, 1, 1), date(1938, 12, 31)),
        ("193X", date(1930, 1, 1), date(1939, 12, 31)),
        ("1905?", date(1905, 1, 1), date(1905, 12, 31)),
        ("1910~", date(1908, 1, 1), date(1912, 12, 31)),
        ("193X~", date(1928, 1, 1), date(1941, 12, 31)),
        ("1938-01~", date(1937, 11, 1), date(1938, 3, 31)),
        ("1938-12~", date(1938, 10, 1), date(1939, 2, 28)),
        ("1938-04-04~", date(1938, 3, 21), date(1938, 4, 18)),
        ("1937/1938", date(1937, 1, 1), date(1938, 12, 31)),
        ("1937~/1938-04", date(1935, 1, 1), date(1938, 4, 30)),
        ("../1938", None, date(1938, 12, 31)),
        ("1938/..", date(1938, 1, 1), None),
        ("1000~", date(998, 1, 1), date(1002, 12, 31)),
        ("", None, None),
    ],
)
def test_span(edtf, first, last):
    assert dates.span(edtf) == (first, last)


@pytest.mark.parametrize("text", ["1938-13", "весна 1938", "1938/1937", "x"])
def test_span_refuses_what_is_not_edtf(text):
    with pytest.raises(ValueError):
        dates.span(text)


@pytest.mark.parametrize(
    ("edtf", "en", "ru", "kk"),
    [
        ("", "", "", ""),
        ("1905", "1905", "1905 год", "1905 жыл"),
        ("1938-04-04", "4 April 1938", "4 апреля 1938 года", "1938 жылғы 4 сәуір"),
        ("1938-04", "April 1938", "апрель 1938 года", "1938 жылғы сәуір"),
        ("1938-21", "spring 1938", "весна 1938 года", "1938 жылдың көктемі"),
        ("193X", "1930s", "1930-е годы", "1930-жылдар"),
        ("1910~", "about 1910", "около 1910 года", "шамамен 1910 жыл"),
        ("1938-04~", "about April 1938", "около апреля 1938 года", "шамамен 1938 жылғы сәуір"),
        ("1905?", "1905 (uncertain)", "1905 год (предположительно)", "1905 жыл (болжамды)"),
        ("1937/1938", "1937–1938", "1937–1938 годы", "1937–1938 жылдар"),
        ("1938-01/1938-02", "January–February 1938", "январь–февраль 1938 года", "1938 жылғы қаңтар–ақпан"),
        ("1938-21/1938-23", "spring–autumn 1938", "весна–осень 1938 года", "1938 жылдың көктемі–күзі"),
        ("2019-10-06/2019-10-09", "6–9 October 2019", "6–9 октября 2019 года", "2019 жылғы 6–9 қазан"),
        (
            "2019-10-29/2019-11-02",
            "29 October – 2 November 2019",
            "29 октября — 2 ноября 2019 года",
            "2019 жылғы 29 қазан – 2 қараша",
        ),
        (
            "1938-01-06/1938-02",
            "6 January 1938 – February 1938",
            "6 января 1938 года — февраль 1938 года",
            "1938 жылғы 6 қаңтар – 1938 жылғы ақпан",
        ),
        ("../1938", "before 1938", "до 1938 года", "1938 жылға дейін"),
        ("1938-21/..", "after spring 1938", "после весны 1938 года", "1938 жылдың көктемінен кейін"),
        (
            "../1938-12-03",
            "before 3 December 1938",
            "до 3 декабря 1938 года",
            "1938 жылғы 3 желтоқсанға дейін",
        ),
        ("193X/..", "after the 1930s", "после 1930-х годов", "1930-жылдардан кейін"),
        ("../1930~", "before about 1930", "примерно до 1930 года", "шамамен 1930 жылға дейін"),
    ],
)
def test_told(edtf, en, ru, kk):
    assert [dates.told(edtf, language) for language in ("en", "ru", "kk")] == [en, ru, kk]


@pytest.mark.parametrize(
    ("edtf", "short", "without_day", "year"),
    [
        ("", "", "", None),
        ("1905", "1905", "1905", 1905),
        ("1938-04-04", "1938", "1938", 1938),
        ("1938-21?", "1938?", "1938?", 1938),
        ("1910~", "~1910", "1910~", 1910),
        ("193X", "1930–1939", "193X", 1930),
        ("1937/1938-04", "1937–1938", "1937/1938", 1937),
        ("1937-04/1937-09-01", "1937", "1937", 1937),
        ("../1938-04-04", "≤1938", "../1938", 1938),
        ("1938-04-04/..", "≥1938", "1938/..", 1938),
    ],
)
def test_years(edtf, short, without_day, year):
    assert (dates.short(edtf), dates.without_day(edtf), dates.year(edtf)) == (short, without_day, year)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_examples_of_the_hint_can_be_read(language):
    with override(language):
        hint = str(dates.HINT)
    examples = hint.split("«" if "«" in hint else "“")[1:]
    assert [dates.read(text.split("»")[0].split("”")[0]) for text in examples] == [
        "1910~",
        "1905?",
        "193X",
        "1938-21",
        "../1938",
        "1938/..",
        "1937/1938",
    ]


def test_told_date_speaks_the_language_of_the_page():
    template = Template("{% load historic %}{{ edtf|told_date }}")
    with override("kk"):
        assert template.render(Context({"edtf": "1938-04-04"})) == "1938 жылғы 4 сәуір"
    with override("ru"):
        assert template.render(Context({"edtf": ""})) == ""
        assert template.render(Context({"edtf": None})) == ""
        assert template.render(Context({"edtf": "<b>в войну"})) == "&lt;b&gt;в войну"
