import pytest
from django.utils import translation

from exhibits import datings

YEARS = [
    (1939, 1939),
    (1937, 1938),
    (1937, None),
    (None, 1938),
    (-500, -400),
    (-50, 14),
    (800, 850),
    (None, None),
]
TOLD = {
    "en": ["1939", "1937–1938", "after 1937", "before 1938", "500–400 BC", "50 BC–14", "800–850", ""],
    "ru": [
        "1939 год",
        "1937–1938 годы",
        "после 1937 года",
        "до 1938 года",
        "500–400 до н. э.",
        "50 до н. э.–14",
        "800–850",
        "",
    ],
}


@pytest.mark.parametrize("language", TOLD)
def test_told(language):
    with translation.override(language):
        assert [datings.told(first, last, language) for first, last in YEARS] == TOLD[language]


def test_short():
    with translation.override("en"):
        found = [datings.short(first, last) for first, last in YEARS]
    assert found == ["1939", "1937–1938", "≥1937", "≤1938", "500–400 BC", "50 BC–14", "800–850", ""]
