"""Normal lifetimes, as they are: what the curve has below age 0 leaves at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

import numpy as np

from circulade.engines.stocks.lifetime import Floats, Lifetime
from circulade.engines.stocks.special import ndtr


@dataclass(frozen=True, slots=True, eq=False)
class Normal(Lifetime):
    """Mean and standard deviation in years; neither truncated nor rescaled.

    `at_once` is the share that leaves at once because the curve has it below age 0.
    """

    mean: Any
    std: Any
    name: ClassVar[str] = "normal"
    above_zero: ClassVar[tuple[str, ...]] = ("mean", "std")

    @property
    def at_once(self) -> Floats:
        """Φ(−mean/std)."""
        return np.asarray(ndtr(-self.mean / self.std))

    def alive(self, age: Floats) -> Floats:
        """Return Φ((mean − age)/std)."""
        return np.asarray(ndtr((self.mean - age) / self.std))

    def lived(self, age: Floats) -> Floats:
        """Return the integral of Φ((mean − x)/std) over x from 0 to age."""
        return lived_normal(age, self.mean, self.std)

    def density(self, age: Floats) -> Floats:
        """Return φ((age − mean)/std)/std."""
        return density_normal(age, self.mean, self.std)

    def stretched(self, factor: Any) -> Self:
        """Return the lifetime with `mean` and `std` times the factor."""
        return replace(self, mean=self.mean * factor, std=self.std * factor)


def lived_normal(age: Floats, mean: Floats, std: Floats) -> Floats:
    """Return the integral of Φ((mean − x)/std) over x from 0 to age."""
    return np.asarray(_primitive(age, mean, std) - _primitive(np.zeros(1), mean, std))


def density_normal(age: Floats, mean: Floats, std: Floats) -> Floats:
    """Return φ((age − mean)/std)/std."""
    return np.asarray(np.exp(-(((age - mean) / std) ** 2) / 2) / (np.sqrt(2 * np.pi) * std))


def _primitive(age: Floats, mean: Floats, std: Floats) -> Floats:
    z = (age - mean) / std
    return np.asarray(std * (z * ndtr(-z) - np.exp(-z * z / 2) / np.sqrt(2 * np.pi)))
