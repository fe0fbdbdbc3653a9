import time

import pytest

from prisoners.search import queries
from prisoners.search.queries import Part


def read(text):
    query = queries.read(text)
    return [part.text for part in query.parts], list(query.initials), list(query.years)


@pytest.mark.parametrize(
    ("text", "parts", "initials", "years"),
    [
        ("Raisa Mamaeva", ["Raisa", "Mamaeva"], [], []),
        ("Мамаева, Раиса", ["Мамаева", "Раиса"], [], []),
        ("Мамаева Р. М.", ["Мамаева"], ["Р", "М"], []),
        ("Р.М. Мамаева", ["Мамаева"], ["Р", "М"], []),
        ("R Mamaeva", ["Mamaeva"], ["R"], []),
        ("Mamaeva Yu.", ["Mamaeva"], ["Yu"], []),
        ("Mamaeva 1937", ["Mamaeva"], [], [1937]),
        ("Mamaeva (1900-1942)", ["Mamaeva"], [], [1900, 1942]),
        ("born 1905", [], [], [1905]),
        ("Мамаева 1900 г.р.", ["Мамаева"], [], [1900]),
        ("Мамаева, родилась в 1900 году", ["Мамаева"], [], [1900]),
        ("В. Мамаева 1900", ["Мамаева"], ["В"], [1900]),
        ("Born", ["Born"], [], []),
        ("12345", [], [], []),
        ("Mamaeva 12", ["Mamaeva"], [], []),
        ("Ю", ["Ю"], [], []),
        ("", [], [], []),
        ("%_\\ ' -- \0", [], [], []),
    ],
)
def test_what_was_typed_is_read(text, parts, initials, years):
    assert read(text) == (parts, initials, years)


@pytest.mark.parametrize(
    ("text", "part"),
    [("O'Sullivan", "OSullivan"), ("d’Angelo", "dAngelo"), ("i\u0307brahimov", "ibrahimov")],
)
def test_a_letter_before_an_apostrophe_is_no_initial(text, part):
    query = queries.read(text)
    assert ([found.text for found in query.parts], query.initials) == ([part], ())


def test_halves_of_a_hyphenated_name_know_the_whole():
    assert queries.read("Stepanova-Klyuchnikova").parts == (
        Part("Stepanova", "StepanovaKlyuchnikova"),
        Part("Klyuchnikova", "StepanovaKlyuchnikova"),
    )


def test_signs_that_are_not_seen_are_left_out():
    query = queries.read("Ма\u200bма\0ева\u202e \ud83d \t Раиса\n")
    assert query.text == "Мамаева Раиса"
    assert [part.text for part in query.parts] == ["Мамаева", "Раиса"]


def test_a_long_text_is_cut_at_once():
    begin = time.perf_counter()
    query = queries.read("Мамаева" * 100_000)
    many = queries.read("Мария " * 500)
    assert time.perf_counter() - begin < 0.1
    assert len(query.text) == 100
    assert [part.text for part in many.parts] == ["Мария"] * 8


@pytest.mark.parametrize(("text", "blank"), [("", True), ("!!!", True), ("1937", False), ("Цой", False)])
def test_blank_is_what_has_neither_name_nor_year(text, blank):
    assert queries.read(text).is_blank is blank
