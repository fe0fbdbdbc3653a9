"""The endings that Kazakh gives to numbers, and the figures of the camp that carry them."""

import pytest
from django.utils.translation import override

from prisoners import kazakh_numbers
from prisoners.models import Accuracy, CampFigure
from prisoners.templatetags.camp import counted


@pytest.mark.parametrize(
    ("value", "to", "from_"),
    [
        (0, "ге", "ден"),
        (3, "ке", "тен"),
        (26, "ға", "дан"),
        (10, "ға", "нан"),
        (740, "қа", "тан"),
        (4390, "ға", "нан"),
        (80, "ге", "нен"),
        (62, "ге", "ден"),
        (600, "ге", "ден"),
        (8000, "ға", "нан"),
        (18000, "ға", "нан"),
        (100000, "ға", "нан"),
        (18100, "ге", "ден"),
        (2000000, "ға", "нан"),
        (3000000000, "қа", "тан"),
    ],
)
def test_an_ending_is_that_of_the_word_said_last(value, to, from_):
    assert (kazakh_numbers.to(value), kazakh_numbers.from_(value)) == (to, from_)


@pytest.mark.parametrize(
    ("accuracy", "value", "kk", "ru", "en"),
    [
        (Accuracy.EXACT, 62, "62", "62", "62"),
        (Accuracy.ABOUT, 8000, "шамамен 8 000", "около 8 000", "about 8,000"),
        (Accuracy.NEARLY, 600, "600-ге жуық", "почти 600", "nearly 600"),
        (Accuracy.MORE, 18000, "18 000-нан астам", "более 18 000", "more than 18,000"),
    ],
)
def test_a_figure_says_how_it_is_to_be_read(accuracy, value, kk, ru, en):
    figure = CampFigure(accuracy=accuracy, value=value)
    for language, said in {"kk": kk, "ru": ru, "en": en}.items():
        with override(language):
            assert counted(figure).replace("\xa0", " ") == said
