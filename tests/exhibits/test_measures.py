from decimal import Decimal

import pytest
from django.utils import translation

from exhibits import measures
from exhibits.models import Exhibit


def told(language, **sizes):
    with translation.override(language):
        return measures.told(Exhibit(**{name: Decimal(value) for name, value in sizes.items()}))


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({}, ""),
        ({"height": "12.50", "width": "100"}, "height 12.5\xa0mm, width 100\xa0mm"),
        (
            {"diameter": "0.25", "depth": "0", "weight": "1200"},
            "depth 0\xa0mm, diameter 0.25\xa0mm, weight 1200\xa0g",
        ),
    ],
)
def test_sizes_stand_with_their_units_and_without_needless_noughts(sizes, expected):
    assert told("en", **sizes) == expected


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_numbers_are_written_as_the_language_does(language):
    assert "12,5\xa0" in told(language, height="12.5")


def test_units_are_the_record_s_own():
    with translation.override("en"):
        assert measures.told(
            Exhibit(height=Decimal(3), size_unit="in", weight=Decimal(2), weight_unit="kg")
        ) == ("height 3\xa0in, weight 2\xa0kg")
