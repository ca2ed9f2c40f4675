"""Gamma lifetimes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

import numpy as np

from circulade.engines.stocks.lifetime import Floats, Lifetime
from circulade.engines.stocks.special import gammainc, gammaincc, gammaln


@dataclass(frozen=True, slots=True, eq=False)
class Gamma(Lifetime):
    """A gamma distribution of this shape and scale (years); its mean is shape·scale."""

    shape: Any
    scale: Any
    name: ClassVar[str] = "gamma"
    above_zero: ClassVar[tuple[str, ...]] = ("shape", "scale")

    def alive(self, age: Floats) -> Floats:
        """Return Q(shape, age/scale), the regularised upper incomplete gamma function."""
        return np.asarray(gammaincc(self.shape, age / self.scale))

    def lived(self, age: Floats) -> Floats:
        """Return age·S(age) + shape·scale·P(shape + 1, age/scale)."""
        z = age / self.scale
        below = self.shape * self.scale * gammainc(self.shape + 1, z)
        return np.asarray(age * gammaincc(self.shape, z) + below)

    def density(self, age: Floats) -> Floats:
        """Return z^(shape−1)·exp(−z)/(Γ(shape)·scale), z = age/scale."""
        z = age / self.scale
        logarithm = (self.shape - 1) * np.log(z) - z - gammaln(self.shape)
        return np.asarray(np.exp(logarithm) / self.scale)

    def stretched(self, factor: Any) -> Self:
        """Return the lifetime with `scale` times the factor."""
        return replace(self, scale=self.scale * factor)
