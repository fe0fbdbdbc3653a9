"""What becomes of the state of a text."""

import pytest

from translations.states import (
    APPROVED,
    DRAFT,
    MISSING,
    REVIEW,
    SOURCE,
    STALE,
    Standing,
    digest,
    source_language,
    standing,
    worst,
)


def look(before, text, source="Стена", *, is_source=False, trusted=False):
    return standing(before, text=text, source=source, is_source=is_source, trusted=trusted)


def of(state, text="Wall", source="Стена", settled=None):
    return Standing(state, settled or state, digest(text), source)


UNKNOWN = Standing()
WALL_IS_SOURCE = Standing(SOURCE, SOURCE, digest("Wall"))


@pytest.mark.parametrize(
    ("before", "text", "source", "trusted", "after"),
    [
        (UNKNOWN, "", "Стена", False, UNKNOWN),
        (UNKNOWN, "Wall", "Стена", False, of(DRAFT)),
        (UNKNOWN, "Wall", "Стена", True, of(APPROVED)),
        (of(REVIEW), "Wall", "Стена", False, of(REVIEW)),
        (of(APPROVED), "Wall", "Стена", False, of(APPROVED)),
        (of(APPROVED), "The wall", "Стена", False, of(DRAFT, "The wall")),
        (of(APPROVED), "The wall", "Стена памяти", True, of(APPROVED, "The wall", "Стена памяти")),
        (of(APPROVED), "Wall", "Стена памяти", True, of(STALE, settled=APPROVED)),
        (of(DRAFT), "Wall", "Стена памяти", False, of(STALE, settled=DRAFT)),
        (of(STALE, settled=REVIEW), "Wall", "Стена памяти", False, of(STALE, settled=REVIEW)),
        (of(STALE, settled=REVIEW), "Wall", "Стена", False, of(REVIEW)),
        (of(STALE, settled=REVIEW), "The wall", "Стена памяти", False, of(DRAFT, "The wall", "Стена памяти")),
        (of(STALE, settled=REVIEW), "", "Стена памяти", False, UNKNOWN),
        (WALL_IS_SOURCE, "Wall", "Стена", True, of(REVIEW)),
        (WALL_IS_SOURCE, "The wall", "Стена", False, of(DRAFT, "The wall")),
    ],
)
def test_translation_follows_its_text_and_its_source(before, text, source, trusted, after):
    assert look(before, text, source, trusted=trusted) == after


@pytest.mark.parametrize("before", [UNKNOWN, of(APPROVED), of(STALE, settled=DRAFT), WALL_IS_SOURCE])
def test_source_is_nothing_but_a_source(before):
    assert look(before, "Wall", "Wall", is_source=True) == WALL_IS_SOURCE


@pytest.mark.parametrize(
    ("texts", "chosen", "language"),
    [
        ({"kk": "Қ", "ru": "С", "en": "W"}, None, "ru"),
        ({"kk": "Қ", "ru": "С", "en": "W"}, "en", "en"),
        ({"kk": "Қ", "ru": "", "en": "W"}, None, "kk"),
        ({"kk": "", "ru": "С", "en": "W"}, "kk", "ru"),
        ({"kk": "", "ru": "", "en": "W"}, None, "en"),
        ({"kk": "", "ru": "", "en": ""}, "ru", None),
    ],
)
def test_source_language_is_the_chosen_one_or_the_first_with_a_text(texts, chosen, language):
    assert source_language(texts, chosen, ("ru", "kk", "en")) == language


def test_worst_is_what_needs_work_most():
    assert worst({"missing": 1, "stale": 2, "source": 5}) == MISSING
    assert worst({"stale": 1, "draft": 2}) == STALE
    assert worst({"draft": 1, "review": 1, "approved": 1}) == DRAFT
    assert worst({"review": 1, "approved": 1}) == REVIEW
    assert worst({"approved": 1, "source": 1}) == APPROVED
    assert worst({"source": 2}) == SOURCE
