"""Weibull lifetimes: survival exp(−(age/scale)^shape)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike

from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.lifetime import Floats, Lifetime
from circulade.engines.stocks.special import gamma, gammainc

MOST = 700.0
"""exp of more than this does not fit a float; nothing is left long before."""


@dataclass(frozen=True, slots=True, eq=False)
class Weibull(Lifetime):
    """Survival exp(−(age/scale)^shape), `scale` in years; shape 1 is the exponential lifetime.

    >>> round(float(Weibull(shape=1, scale=10).survival(10)), 6)
    0.367879
    """

    shape: Any
    scale: Any
    name: ClassVar[str] = "weibull"
    above_zero: ClassVar[tuple[str, ...]] = ("shape", "scale")

    @classmethod
    def from_mean(cls, mean: ArrayLike, shape: ArrayLike) -> Weibull:
        """Return the Weibull lifetime of this mean (years) and shape."""
        means, shapes = np.asarray(mean, dtype=np.float64), np.asarray(shape, dtype=np.float64)
        if not ((means > 0).all() and (shapes > 0).all()):
            raise refuse("mean", "weibull: mean and shape must be above zero")
        return cls(shapes, means / gamma(1 + 1 / shapes))

    def alive(self, age: Floats) -> Floats:
        """Return exp(−(age/scale)^shape)."""
        return _left(self._power(age))

    def table(self, ages: Floats, kernel: ModuleType) -> Floats:
        """Return the same at many ages of many rows."""
        logs, scales = np.log(ages), np.log(self.scale)
        return _left(self._kept(kernel.scaled(logs, scales, self.shape), logs, scales))

    def lived(self, age: Floats) -> Floats:
        """Return scale·Γ(1 + 1/shape)·P(1/shape, (age/scale)^shape), P the regularised incomplete gamma."""
        with np.errstate(divide="ignore"):
            power = np.exp(self._power(age))
            mean = self.scale * gamma(1 + 1 / self.shape)  # too large for a float where the shape is tiny
        with np.errstate(invalid="ignore"):
            return np.asarray(mean * gammainc(1 / self.shape, power))

    def density(self, age: Floats) -> Floats:
        """Return (shape/age)·(age/scale)^shape·exp(−(age/scale)^shape)."""
        power = self._power(age)
        return np.asarray(self.shape / age * np.exp(power - np.exp(power)))

    def stretched(self, factor: Any) -> Self:
        """Return the lifetime with `scale` times the factor."""
        return replace(self, scale=self.scale * factor)

    def _power(self, age: Floats) -> Floats:
        """Return the logarithm of (age/scale)^shape, kept where its exponential is a float; a new array."""
        ages, scales = np.log(age), np.log(self.scale)
        power = np.atleast_1d(np.subtract(ages, scales))
        power = np.multiply(power, self.shape, out=power) if power.ndim == 2 else power * self.shape
        return self._kept(np.asarray(power), ages, scales)

    def _kept(self, power: Floats, ages: Floats, scales: Floats) -> Floats:
        """Keep the logarithm where its exponential is a float; changes `power`."""
        if np.max(self.shape) * (np.max(ages) - np.min(scales)) > MOST:
            np.minimum(power, MOST, out=power)
        return power


def _left(power: Floats) -> Floats:
    """Return exp(−exp(power)) in the place of `power`."""
    np.exp(power, out=power)
    np.negative(power, out=power)
    return np.exp(power, out=power)
