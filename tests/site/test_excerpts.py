import pytest

from alzhir_site import excerpts
from exhibits import words


def patterns(text):
    return [excerpts.pattern(word) for word in words.typed(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wall of memory", ["Wall", "of", "memory"]),
        ("e-book, «книга»!", ["e", "book", "книга"]),
        ("% _ \\ ' -- &|!():* .*", []),
        ("wall wall", ["wall"]),
        ("a b c d e f g h i j", list("abcdefgh")),
        ("x" * 500, ["x" * 40]),
    ],
)
def test_words_of_a_query(text, found):
    assert words.typed(text) == found


def test_marks_are_set_whatever_the_case_and_the_ё():
    assert excerpts.marked("Ёлка и ЕЛКА, елки", patterns("ёлк")) == (
        "<mark>Ёлка</mark> и <mark>ЕЛКА</mark>, <mark>елки</mark>"
    )
    assert excerpts.marked("Әсем ӘСЕМ", patterns("әсем")) == "<mark>Әсем</mark> <mark>ӘСЕМ</mark>"


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("стена", "стены"),
        ("Мамаева", "Мамаевой"),
        ("музей", "музея"),
        ("память", "памяти"),
        ("мамыр", "мамырда"),
    ],
)
def test_other_endings_of_a_word_are_found_and_marked_whole(typed, text):
    assert excerpts.has_all(patterns(typed), [text])
    assert excerpts.marked(f"у {text}.", patterns(typed)) == f"у <mark>{text}</mark>."


def test_short_words_keep_their_vowels():
    assert patterns("дела зона ёлка") == ["д[её]ла", "зона", "[её]лка"]


def test_marked_text_is_escaped_on_both_sides_of_a_mark():
    assert excerpts.marked("<b>wall</b> & <wall>", patterns("wall")) == (
        "&lt;b&gt;<mark>wall</mark>&lt;/b&gt; &amp; &lt;<mark>wall</mark>&gt;"
    )
    assert excerpts.marked("<i>", []) == "&lt;i&gt;"


def test_the_longer_word_is_marked_whole():
    assert excerpts.marked("memorial", patterns("memo memorial")) == "<mark>memorial</mark>"


def test_an_excerpt_is_taken_around_the_first_word_that_is_there():
    text = "begin " * 50 + "the wall of memory " + "end " * 100
    found = excerpts.excerpt(text, patterns("wall"))
    assert found.startswith("… begin begin")
    assert found.endswith("end …")
    assert "the wall of memory" in found
    assert len(found) <= excerpts.LONGEST + 4
    assert excerpts.excerpt("Short\n\ntext.", patterns("none")) == "Short text."


def test_all_words_must_be_there_but_not_in_one_text():
    texts = ["Стена памяти", "открыта в мае"]
    assert excerpts.has_all(patterns("ПАМЯТИ открыта"), texts)
    assert not excerpts.has_all(patterns("памяти июнь"), texts)
