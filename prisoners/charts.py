"""Bars of figures: lengths against the longest, shares of a sum. Pure."""

from dataclasses import dataclass
from typing import Any

# In em of the chart's own letters, so that it grows with them.
ROW = 4.5
WORDS, NUMBER, BAR = 1.1, 2.45, 2.95


@dataclass(frozen=True, slots=True)
class Bar:
    """`width` is the length for SVG ("12.50%"), `share` the per cent of the chart's total, None where it has no part in it.

    The rest are SVG lengths from the top: the line of the words, that of the number, the upper edge of the bar.
    """

    figure: Any
    width: str
    share: float | None
    words_y: str
    number_y: str
    bar_y: str


@dataclass(frozen=True, slots=True)
class Chart:
    """`total` is the sum of the figures that are not disputed; `height` an SVG length."""

    bars: tuple[Bar, ...]
    total: int
    height: str


def chart(figures):
    """The Chart of figures (with `value` and `is_disputed`), in their order; the longest bar is as wide as the chart."""
    figures = list(figures)
    longest = max((figure.value for figure in figures), default=0)
    total = sum(figure.value for figure in figures if not figure.is_disputed)
    bars = tuple(bar(figure, ROW * place, longest, total) for place, figure in enumerate(figures))
    return Chart(bars, total, em(ROW * len(figures)))


def bar(figure, top, longest, total):
    width = f"{100 * figure.value / longest if longest else 0:.2f}%"
    share = None if figure.is_disputed or not total else 100 * figure.value / total
    return Bar(figure, width, share, em(top + WORDS), em(top + NUMBER), em(top + BAR))


def em(length):
    return f"{length:.2f}em"
