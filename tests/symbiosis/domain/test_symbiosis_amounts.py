"""Rough amounts are read as people write them; bands hide them."""

import pytest

from circulade.files.mine.numbers import NotUnderstood
from circulade.symbiosis.domain.amounts import band, banded, rough, stated
from circulade.symbiosis.enums import StreamKind

WASTE = StreamKind.WASTE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("300", (300.0, 300.0)),
        ("about 300 t", (300.0, 300.0)),
        ("~1,5 kt/a", (1500.0, 1500.0)),
        ("200-500", (200.0, 500.0)),
        ("200 to 500 tonnes per year", (200.0, 500.0)),
        ("250 kg a year", (0.25, 0.25)),
    ],
)
def test_rough_amounts_are_understood(text: str, expected: tuple[float, float] | None) -> None:
    assert rough(text, kind=WASTE) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("-5", "cannot be negative"),
        ("500-200", "begins above its end"),
        ("99999999999", "check the unit"),
        ("5 MWh", "write one of t"),
        ("1,234", "can mean 1234 or 1.234"),
        ("lots", "is no unit"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_way_out(text: str, told: str) -> None:
    with pytest.raises(NotUnderstood, match=told):
        rough(text, kind=WASTE)


def test_heat_and_water_have_units_of_their_own() -> None:
    assert rough("2 GWh", kind=StreamKind.HEAT) == (2000.0, 2000.0)
    assert rough("500 m3", kind=StreamKind.WATER) == (500.0, 500.0)


def test_a_band_is_a_factor_of_three_and_the_same_for_all_in_it() -> None:
    assert band(300.0) == (243.0, 729.0)
    assert {banded(amount, "t") for amount in (244.0, 500.0, 728.0)} == {"243 to 729 t a year"}
    assert banded(None, "t") == "amount not stated"


def test_a_stated_range_is_said_as_one_amount_where_its_ends_agree() -> None:
    assert stated(300.0, 300.0, "t") == "300 t a year"
    assert stated(200.0, 500.0, "t") == "200 to 500 t a year"
    assert stated(None, None, "t") == "not stated"
