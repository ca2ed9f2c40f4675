"""Exact numbers as text and as JSON numbers that read back to themselves."""

from decimal import Decimal
from fractions import Fraction


def exact_text(number: Fraction) -> str:
    """A decimal number as short as it is exact; `ValueError` for a fraction that is no decimal."""
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    if Fraction(decimal) != number:
        raise ValueError(f"{number} cannot be written as a decimal number")
    text = f"{decimal:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def json_number(number: Fraction) -> int | float:
    """The JSON number that reads back to exactly this fraction; `ValueError` if there is none."""
    if number.denominator == 1:
        return number.numerator
    if Fraction(repr(float(number))) != number:
        raise ValueError(f"{number} cannot be written as a JSON number")
    return float(number)
