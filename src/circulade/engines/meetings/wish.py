"""What people ask for: when they are there, whom they wish to meet, what the organiser has set."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Number = Decimal | Fraction | int | float | str
MOST_DECIMALS = 40
HEAVIEST = 10**9


@dataclass(frozen=True, slots=True)
class Participant:
    """One person: `available` has a 1 for every slot they are there, breaks and time zones taken into account.

    `most` is how many meetings they want at most (None: one in every slot); an `online` person needs no table.
    """

    ref: str
    available: str
    most: int | None = None
    online: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """The wish of `a` to meet `b`, the heavier the more wanted."""

    a: str
    b: str
    weight: Number = 1


@dataclass(frozen=True, slots=True)
class Fixed:
    """A meeting that is set: `a` and `b` meet in this slot, counted from 1."""

    a: str
    b: str
    slot: int


def exact(number: Number) -> Fraction:
    """Read a weight as it is written, 0.1 as a tenth; raises `ValueError` for what is no weight from 0."""
    if isinstance(number, int | Fraction):
        value = Fraction(number)
    else:
        try:
            decimal = Decimal(str(number))
        except ArithmeticError:
            raise ValueError(f"{number!r} is not a number") from None
        if not decimal.is_finite():
            raise ValueError(f"{number} is not a number that can be added")
        exponent = decimal.as_tuple().exponent
        if isinstance(exponent, int) and abs(exponent) > MOST_DECIMALS:
            raise ValueError(f"{number} has too many digits")
        value = Fraction(decimal)
    if value < 0:
        raise ValueError(f"{number} is below 0; leave the row out or forbid the pair")
    if value > HEAVIEST:
        raise ValueError(f"{number} is above {HEAVIEST}; use smaller weights")
    return value
