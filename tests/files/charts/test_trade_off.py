"""A trade-off shows every choice, those at one place once, with the same figures as a table."""

import pytest

from circulade.files.charts import Chart, Choice, trade_off_chart


def drawn(*choices: Choice) -> Chart:
    return trade_off_chart(
        choices, title="Money against CO2", description="A line.", headings=("weight", "kg", "EUR")
    )


def test_choices_at_one_place_share_a_dot_that_says_their_weights() -> None:
    choices = [Choice("0", 10.0, 900.0), Choice("0.05", 10.0, 900.0), Choice("0.5", 400.0, 700.0)]
    chart = drawn(*choices)
    assert chart.svg.count('class="choice"') == 2
    assert (">0 – 0.05<" in chart.svg, ">0.5<" in chart.svg) == (True, True)
    assert chart.headers == ("weight", "kg", "EUR")
    assert chart.rows == (("0", "10", "900"), ("0.05", "10", "900"), ("0.5", "400", "700"))


def test_one_choice_alone_is_drawn_and_none_is_refused() -> None:
    alone = drawn(Choice("0", 0.0, 0.0))
    assert alone.svg.count('class="choice"') == 1
    with pytest.raises(ValueError, match="at least one choice"):
        drawn()


def test_equal_choices_are_not_pulled_apart_by_what_arithmetic_leaves_over() -> None:
    choices = [Choice("0", 196152.7, 24238.1), Choice("1", 196152.7 + 1e-9, 24238.1 - 1e-9)]
    chart = drawn(*choices)
    assert chart.svg.count('class="choice"') == 1
    assert (">185 k<" in chart.svg, ">25.5 k<" in chart.svg) == (True, True)


def test_more_of_x_lies_to_the_right_and_more_of_y_above() -> None:
    chart = drawn(Choice("a", 0.0, 10.0), Choice("b", 10.0, 0.0))
    points = chart.svg.split('points="')[1].split('"')[0].split()
    (left, high), (right, low) = (tuple(map(float, point.split(","))) for point in points)
    assert left < right
    assert high < low
