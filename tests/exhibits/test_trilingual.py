from types import SimpleNamespace

import pytest
from modeltranslation.settings import FALLBACK_LANGUAGES
from modeltranslation.utils import resolution_order

from exhibits import trilingual


def record(**texts):
    empty = {f"{field}_{code}": "" for field in ("title", "story") for code in trilingual.LANGUAGES}
    return SimpleNamespace(**{**empty, **texts})


@pytest.mark.parametrize("language", trilingual.LANGUAGES)
def test_a_missing_text_is_shown_in_the_language_that_all_other_pages_take(language):
    order, left = [], set(trilingual.LANGUAGES)
    while left:
        order.append(trilingual.shown(left, language))
        left.remove(order[-1])
    assert order == list(resolution_order(language, FALLBACK_LANGUAGES))


def test_nothing_is_shown_of_what_is_told_in_no_language():
    assert trilingual.shown([], "kk") is None
    assert trilingual.said(record(), "title", "kk") == ""


def test_said_takes_another_language_where_the_text_is_missing():
    one = record(title_kk="Хат", title_en="Letter", title_ru=None)
    assert [trilingual.said(one, "title", code) for code in ("kk", "ru", "en")] == ["Хат", "Хат", "Letter"]


def test_told_is_decided_by_the_first_field_that_has_any_text():
    assert trilingual.told(record(title_ru="Дар", title_en="Gift", story_en="…"), "story", "title") == ["en"]
    assert trilingual.told(record(title_ru="Дар", title_en="Gift"), "story", "title") == ["ru", "en"]
    assert trilingual.told(record(), "story", "title") == []
