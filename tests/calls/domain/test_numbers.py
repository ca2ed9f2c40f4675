"""Numbers are read as people of Europe type them; two readings are asked about, never guessed."""

from decimal import Decimal

import pytest

from circulade.calls.domain.numbers import NotANumber, plain, read_number


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("250000", "250000"),
        ("250 000", "250000"),
        ("250\u202f000", "250000"),
        ("250’000", "250000"),
        ("1.234.567", "1234567"),
        ("1 234 567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("12,5", "12.5"),
        ("0,125", "0.125"),
        ("\u22123", "-3"),
        ("+3", "3"),
        ("٣٤", "34"),
    ],
)
def test_the_marks_of_every_country_are_understood(typed: str, value: str) -> None:
    assert read_number(typed) == Decimal(value)


def test_three_digits_after_one_comma_have_two_readings() -> None:
    with pytest.raises(NotANumber) as caught:
        read_number("250,000")
    assert [Decimal(each) for each in caught.value.readings] == [Decimal(250_000), Decimal(250)]


@pytest.mark.parametrize("typed", ["", "1.2.3", "1,2,3", "12 34", "1e5", "1" * 25, "1.234,5,6", "NaN"])
def test_what_is_no_number_has_no_reading(typed: str) -> None:
    with pytest.raises(NotANumber) as caught:
        read_number(typed)
    assert caught.value.readings == ()


@pytest.mark.parametrize(
    ("number", "text"), [("1E+3", "1000"), ("2.500", "2.5"), ("-0.0", "0"), ("0.0000001", "0.0000001")]
)
def test_the_stored_form_has_no_exponent_and_no_idle_zeros(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text
