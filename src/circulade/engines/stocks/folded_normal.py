"""Folded normal lifetimes: the absolute value of a normal variable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

import numpy as np

from circulade.engines.stocks.lifetime import Floats, Lifetime
from circulade.engines.stocks.normal import density_normal, lived_normal
from circulade.engines.stocks.special import ndtr


@dataclass(frozen=True, slots=True, eq=False)
class FoldedNormal(Lifetime):
    """`mean` and `std` (years) are those of the normal curve before it is folded at age 0."""

    mean: Any
    std: Any
    name: ClassVar[str] = "folded_normal"
    above_zero: ClassVar[tuple[str, ...]] = ("mean", "std")

    def alive(self, age: Floats) -> Floats:
        """Return Φ((mean − age)/std) + Φ((−mean − age)/std)."""
        return np.asarray(ndtr((self.mean - age) / self.std) + ndtr((-self.mean - age) / self.std))

    def lived(self, age: Floats) -> Floats:
        """Return the integral of the survival from 0 to age."""
        return lived_normal(age, self.mean, self.std) + lived_normal(age, -self.mean, self.std)

    def density(self, age: Floats) -> Floats:
        """Return the sum of the densities of both halves."""
        return density_normal(age, self.mean, self.std) + density_normal(age, -self.mean, self.std)

    def stretched(self, factor: Any) -> Self:
        """Return the lifetime with `mean` and `std` times the factor."""
        return replace(self, mean=self.mean * factor, std=self.std * factor)
