"""Numbers as people write them, and what is refused in a sentence."""

import pytest

from circulade.files.mine.numbers import NotUnderstood, read_number, read_percent, read_year
from circulade.files.mine.units import base_unit, content_factor, factor, read_unit


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12.5", 12.5),
        ("12,5", 12.5),
        ("0,125", 0.125),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1 234,5", 1234.5),
        ("1.512.491", 1512491.0),
        ("-3", -3.0),
        (7, 7.0),
    ],
)
def test_decimal_commas_and_thousands_are_understood(typed: object, value: float) -> None:
    assert read_number(typed) == value


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("1,234", "can mean 1234 or 1.234"),
        ("about 12", "is not a number"),
        ("", "is not a number"),
        (True, "yes or no"),
        (float("inf"), "infinite or missing"),
    ],
)
def test_what_is_no_number_is_said(typed: object, says: str) -> None:
    with pytest.raises(NotUnderstood, match=says):
        read_number(typed)


def test_years_and_shares_have_bounds() -> None:
    assert read_year("2024") == 2024
    with pytest.raises(NotUnderstood, match="1900 lies outside 1950 to 2100"):
        read_year(1900)
    with pytest.raises(NotUnderstood, match="only whole years"):
        read_year(2024.5)
    assert read_percent("65 %") == 65
    with pytest.raises(NotUnderstood, match="101 % lies outside"):
        read_percent(101)


def test_units_join_only_within_their_kind() -> None:
    assert (read_unit("Tonnes"), read_unit("MWp"), read_unit("pieces")) == ("t", "MW", "piece")
    assert factor("MW", to="kW") == 1000
    assert base_unit("GWh") == "kWh"
    with pytest.raises(NotUnderstood, match="t is a unit of mass, but this product is counted in piece"):
        factor("t", to="piece")
    with pytest.raises(NotUnderstood, match="is not known"):
        read_unit("furlong")


def test_contents_are_kilograms_in_one_unit() -> None:
    assert content_factor("g/piece", per="piece") == pytest.approx(1e-3)
    assert content_factor("kg/MW", per="kW") == pytest.approx(1e-3)
    with pytest.raises(NotUnderstood, match="content per piece"):
        content_factor("g/piece", per="kWh")
    with pytest.raises(NotUnderstood, match="is no content"):
        content_factor("pieces", per="kWh")
