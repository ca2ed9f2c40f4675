"""Amounts for people: a fitting unit, three digits, the range beside the middle."""

import pytest

from circulade.urbanmine.domain.amounts import change, digits, middle, range_only, with_range
from circulade.urbanmine.domain.spans import spans


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1234.5, "1\u202f230"),
        (0.04567, "0.0457"),
        (12.0, "12"),
        (999.6, "1\u202f000"),
        (-5.25, "-5.25"),
    ],
)
def test_three_digits_are_kept(value: float, text: str) -> None:
    assert digits(value) == text


def test_a_band_is_written_in_one_unit() -> None:
    assert with_range([1.0, 2500.0, 9000.0], "kg") == "2.5 t (0.001 to 9)"
    assert middle([1.0, 2500.0, 9000.0], "kg") == "2.5 t"
    assert range_only([500.0, 2500.0, 9000.0], "kW") == "0.5 – 9 MW"
    assert with_range(None, "kg") == ""


def test_differences_have_signs_and_no_change_is_said() -> None:
    assert change([-2000.0, -1000.0, 500.0], "kg") == "-1 t (-2 to +0.5)"
    assert change([0.0, 0.0, 0.0], "kg") == "no change"


def test_years_are_written_as_runs() -> None:
    assert spans([2014, 2015, 2016, 2020]) == "2014–2016, 2020"
    assert spans([]) == ""
