"""Two versions of a text in one: words that went and words that came."""

import random
import time

import pytest
from django.utils import translation

from alzhir_site.templatetags.differences import pieces, word_difference


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ("", "", []),
        ("Ол келді.", "Ол келді.", [("=", "Ол келді.")]),
        ("", "Ол келді.", [("+", "Ол келді.")]),
        ("Ол келді.", "", [("-", "Ол келді.")]),
        ("Ол кеше келді.", "Ол бүгін келді.", [("=", "Ол "), ("-", "кеше"), ("+", "бүгін"), ("=", " келді.")]),
        ("a b c d", "a x y d", [("=", "a "), ("-", "b c"), ("+", "x y"), ("=", " d")]),
        ("38", "39", [("-", "38"), ("+", "39")]),
        ("<p>Ол</p>", "<p><b>Ол</b></p>", [("=", "<p>"), ("+", "<b>"), ("=", "Ол"), ("+", "</b>"), ("=", "</p>")]),
        ("<a href='x.1'>а</a>", "<a href='x.2'>а</a>", [("-", "<a href='x.1'>"), ("+", "<a href='x.2'>"), ("=", "а</a>")]),
        ("Бір. Екі. Үш.", "Бір. Үш.", [("=", "Бір. "), ("-", "Екі. "), ("=", "Үш.")]),
    ],
)  # fmt: skip
def test_pieces(before, now, found):
    assert pieces(before, now) == found
    assert "".join(text for kind, text in pieces(before, now) if kind != "+") == before
    assert "".join(text for kind, text in pieces(before, now) if kind != "-") == now


def sentences(seed, count):
    words = random.Random(seed)
    return [" ".join(f"сөз{words.randrange(3000)}" for _ in range(12)) + ". " for _ in range(count)]


def test_pieces_of_a_long_text_name_each_changed_word():
    before = sentences(1, 1300)
    now = [f"жаңа {text}" if place % 100 == 50 else text for place, text in enumerate(before)]
    found = pieces("".join(before), "".join(now))
    assert len("".join(before)) > 100_000
    assert [text.strip() for kind, text in found if kind == "+"] == ["жаңа"] * 13
    assert [text for kind, text in found if kind == "-"] == []


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("".join(sentences(1, 1300)), "".join(sentences(2, 1300))),
        ("а " * 50_000, "а " * 30_000 + "б " * 20_000),
        ("а. б. " * 16_000, "б. а. а. " * 11_000),
        ("аб" * 50_000, "ба" * 50_000),
        ("!?" * 50_000, "?!" * 50_000),
        ("<a " * 33_000, "<b " * 33_000),
        (
            " ".join(f"с{n * 7 % 11}" for n in range(33_000)),
            " ".join(f"с{n * 5 % 11}" for n in range(33_000)),
        ),
    ],
    ids=["other", "one word", "short sentences", "one long word", "points", "brackets", "few words"],
)
def test_pieces_of_a_hundred_thousand_letters_take_no_time(before, now):
    begin = time.process_time()
    found = pieces(before, now)
    assert time.process_time() - begin < 3
    assert "".join(text for kind, text in found if kind != "+") == before
    assert "".join(text for kind, text in found if kind != "-") == now


def test_word_difference_escapes_and_says_it_to_who_hears_the_page():
    with translation.override("en"):
        html = word_difference("Hall <1>", "Hall <b>2</b>")
    taken_out, added = (
        '<span class="visually-hidden">[taken out: </span>',
        '<span class="visually-hidden">[added: </span>',
    )
    end = '<span class="visually-hidden">]</span>'
    assert html == (
        f"Hall <del>{taken_out}&lt;1&gt;{end}</del><ins>{added}&lt;b&gt;2&lt;/b&gt;{end}</ins>"
    )  # fmt: skip


def test_word_difference_of_none_and_of_lines_as_browsers_send_them():
    assert word_difference(None, None) == ""
    assert word_difference("a\nb", "a\r\nb") == "a\nb"
    assert word_difference(None, 7).startswith("<ins>")
