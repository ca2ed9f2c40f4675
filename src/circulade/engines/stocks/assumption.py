"""A number that is not known exactly: its value, how it may differ, and the grade of its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.lifetime import Floats

Law = Literal["fixed", "uniform", "triangular", "normal", "lognormal"]
Grade = Literal["", "A", "B", "C", "D", "E"]

GRADES = {"A": 1.05, "B": 1.1, "C": 1.25, "D": 1.5, "E": 2.0}
"""Where only a grade is given: 90 % of cases lie within the value divided and multiplied by this (our own scale).

A measured here and now · B official statistics · C official, of another place or year · D estimate with its
reasons · E guess.
"""

NINETY = 1.6448536269514722
"""Standard deviations from the middle to the 95th percentile."""


@dataclass(frozen=True, slots=True)
class Assumption:
    """A value with its distribution.

    `law` "uniform" and "triangular" lie between `low` and `high` (the triangle's top is `value`); of "normal"
    and "lognormal" these are the 5th and 95th percentile, and `value` is the median. Without `low` and `high`
    a `grade` alone gives a log-normal of that width; without either the value is fixed.
    """

    value: float
    law: Law = "fixed"
    low: float | None = None
    high: float | None = None
    grade: Grade = ""
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse what is no distribution."""
        if self.law not in get_args(Law):
            raise refuse("law", f"{self.law!r} is none of {', '.join(get_args(Law))}")
        if self.grade and self.grade not in GRADES:
            raise refuse("grade", f"{self.grade!r} is none of {', '.join(GRADES)}")
        ends = [self.value if end is None else end for end in (self.low, self.high)]
        if not all(np.isfinite([self.value, *ends])):
            raise refuse("value", f"{self.value!r} is no number")
        if self.law != "fixed" and (self.low is None or self.high is None):
            raise refuse("low", f"a {self.law} assumption needs low and high")
        if not ends[0] <= self.value <= ends[1]:
            raise refuse("low", f"{self.value:g} does not lie between {ends[0]:g} and {ends[1]:g}")
        if self.law == "lognormal" and ends[0] <= 0:
            raise refuse("low", "a lognormal assumption has only values above zero")

    @property
    def certain(self) -> bool:
        """Whether every draw is the value."""
        if self.law == "fixed":
            return not self.grade or self.value == 0
        return self.low == self.high

    def at(self, chance: Floats) -> Floats:
        """Return the quantiles at `chance` (0 to 1, ends excluded)."""
        from scipy.special import ndtri

        if self.certain:
            return np.full(chance.shape, self.value)
        if self.law == "fixed":
            return np.asarray(self.value * GRADES[self.grade] ** (ndtri(chance) / NINETY))
        low, high = float(self.low or 0.0), float(self.high or 0.0)
        if self.law == "uniform":
            return low + chance * (high - low)
        if self.law == "triangular":
            top = (self.value - low) / (high - low)
            rising = low + np.sqrt(chance * (high - low) * (self.value - low))
            falling = high - np.sqrt((1 - chance) * (high - low) * (high - self.value))
            return np.asarray(np.where(chance < top, rising, falling))
        steps = ndtri(chance) / NINETY
        if self.law == "normal":
            up, down = high - self.value, self.value - low
            return np.asarray(self.value + steps * np.where(steps > 0, up, down))
        up, down = np.log(high / self.value), np.log(self.value / low)
        return np.asarray(self.value * np.exp(steps * np.where(steps > 0, up, down)))


def sure(value: float) -> Assumption:
    """Return an assumption without doubt."""
    return Assumption(value)
