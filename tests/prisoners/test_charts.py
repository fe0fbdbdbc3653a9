from dataclasses import dataclass

from prisoners import charts


@dataclass
class Figure:
    value: int
    is_disputed: bool = False


def told(chart):
    return [(bar.width, bar.share) for bar in chart.bars]


def test_bars_are_measured_against_the_longest_and_shares_against_the_sum():
    chart = charts.chart([Figure(300), Figure(75), Figure(25)])
    assert told(chart) == [("100.00%", 75.0), ("25.00%", 18.75), ("8.33%", 6.25)]
    assert chart.total == 400


def test_disputed_figure_has_a_bar_but_no_share():
    chart = charts.chart([Figure(18000), Figure(20000, is_disputed=True)])
    assert told(chart) == [("90.00%", 100.0), ("100.00%", None)]
    assert chart.total == 18000


def test_rows_stand_below_each_other():
    chart = charts.chart([Figure(2), Figure(1)])
    assert [(bar.words_y, bar.number_y, bar.bar_y) for bar in chart.bars] == [
        ("1.10em", "2.45em", "2.95em"),
        ("5.60em", "6.95em", "7.45em"),
    ]
    assert chart.height == "9.00em"


def test_nothing_and_zero_can_be_drawn():
    assert charts.chart([]) == charts.Chart((), 0, "0.00em")
    assert told(charts.chart([Figure(0)])) == [("0.00%", None)]
