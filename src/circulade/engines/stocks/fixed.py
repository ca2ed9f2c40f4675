"""Fixed lifetimes: everything leaves at one age."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

import numpy as np

from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.lifetime import Floats, Lifetime


@dataclass(frozen=True, slots=True, eq=False)
class Fixed(Lifetime):
    """In use while age < `years`."""

    years: Any
    name: ClassVar[str] = "fixed"
    above_zero: ClassVar[tuple[str, ...]] = ("years",)

    def alive(self, age: Floats) -> Floats:
        """Return 1 while age < years, then 0."""
        return np.asarray(age < self.years, dtype=np.float64)

    def lived(self, age: Floats) -> Floats:
        """Return the smaller of age and years."""
        return np.asarray(np.minimum(age, self.years))

    def density(self, age: Floats) -> Floats:
        """Refuse: all of a fixed lifetime ends at one instant, so it has no density."""
        raise refuse("convention", "a fixed lifetime has no density, which the UNU rule needs; use cdf")

    def stretched(self, factor: Any) -> Self:
        """Return the lifetime with `years` times the factor."""
        return replace(self, years=self.years * factor)
