"""Log-normal lifetimes, given by the mean and standard deviation of the lifetime itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

import numpy as np

from circulade.engines.stocks.lifetime import Floats, Lifetime
from circulade.engines.stocks.special import ndtr


@dataclass(frozen=True, slots=True, eq=False)
class LogNormal(Lifetime):
    """The logarithm of the lifetime is normal; `mean` and `std` (years) are those of the lifetime.

    They are not those of its logarithm, and not in the other order: tools that swap them exist.
    """

    mean: Any
    std: Any
    name: ClassVar[str] = "lognormal"
    above_zero: ClassVar[tuple[str, ...]] = ("mean", "std")

    @property
    def sigma(self) -> Floats:
        """The standard deviation of the logarithm."""
        return np.asarray(np.sqrt(np.log1p((self.std / self.mean) ** 2)))

    @property
    def mu(self) -> Floats:
        """The mean of the logarithm."""
        return np.asarray(np.log(self.mean) - self.sigma**2 / 2)

    def alive(self, age: Floats) -> Floats:
        """Return Φ((μ − ln age)/σ)."""
        return np.asarray(ndtr((self.mu - np.log(age)) / self.sigma))

    def lived(self, age: Floats) -> Floats:
        """Return age·S(age) + mean·Φ((ln age − μ)/σ − σ)."""
        with np.errstate(divide="ignore"):
            z = (np.log(age) - self.mu) / self.sigma
        return np.asarray(age * ndtr(-z) + self.mean * ndtr(z - self.sigma))

    def density(self, age: Floats) -> Floats:
        """Return φ(z)/(σ·age), z = (ln age − μ)/σ."""
        z = (np.log(age) - self.mu) / self.sigma
        return np.asarray(np.exp(-z * z / 2) / (np.sqrt(2 * np.pi) * self.sigma * age))

    def stretched(self, factor: Any) -> Self:
        """Return the lifetime with `mean` and `std` times the factor."""
        return replace(self, mean=self.mean * factor, std=self.std * factor)
