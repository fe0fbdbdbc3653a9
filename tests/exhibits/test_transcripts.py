import pytest

from exhibits import transcripts

MARKED = "Dear mother\n[2]\nwe live\n\nin barrack 3\n  [4]  \nYour R."


def test_marked_text_falls_into_its_pages():
    assert transcripts.pages(MARKED) == {1: "Dear mother", 2: "we live\n\nin barrack 3", 4: "Your R."}


@pytest.mark.parametrize("text", ["", "no marks", "a [2] within a line", "[x]", "[0]", "[1939–1940]"])
def test_unmarked_text_has_no_pages(text):
    assert transcripts.pages(text) == {}
    assert transcripts.page(text, 7) == text


def test_page_of_a_marked_text():
    assert [transcripts.page(MARKED, number) for number in (1, 3, 4)] == ["Dear mother", "", "Your R."]


def test_text_that_begins_with_a_mark():
    assert transcripts.pages("[1]\r\none\r\n[2]\r\ntwo") == {1: "one", 2: "two"}
