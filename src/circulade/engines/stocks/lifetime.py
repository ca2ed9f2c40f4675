"""What a lifetime is: the share still in use at every age, its integral and its density.

A lifetime is a scale family: `stretched` by a factor it has the same form on a longer axis, so that mean
and spread grow alike. `by_cohort` stretches what enters in a year (better design); `by_year` lets all
cohorts in use live, during a calendar year, as if their lifetime were stretched (repair).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, fields
from types import ModuleType
from typing import TYPE_CHECKING, Any, ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from circulade.engines.stocks.errors import refuse

if TYPE_CHECKING:
    from circulade.engines.stocks.changing import Changing

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Lifetime(ABC):
    """A distribution of lifetimes in years.

    Parameters are numbers, arrays `[series]`, or arrays `[series, years]` with one value for each cohort.
    Raises `InputError` when a parameter is not above zero or not finite.
    """

    name: ClassVar[str]
    above_zero: ClassVar[tuple[str, ...]]

    def __post_init__(self) -> None:
        """Hold the parameters as arrays that nobody can change, and check them."""
        for field in fields(self):
            value = np.array(getattr(self, field.name), dtype=np.float64)
            value.flags.writeable = False
            object.__setattr__(self, field.name, value)
            low = 0.0 if field.name in self.above_zero else -np.inf
            wrong = ~(np.isfinite(value) & (value > low))
            if wrong.any():
                at = int(np.argwhere(wrong)[0][0]) if value.ndim else -1
                must = "above zero" if field.name in self.above_zero else "finite"
                text = f"{self.name}: {field.name} is {value[wrong].flat[0]!r}; it must be {must}"
                raise refuse(field.name, text, series=at)

    @property
    def parameters(self) -> tuple[Floats, ...]:
        """The parameters in the order of the constructor."""
        return tuple(getattr(self, field.name) for field in fields(self))

    @property
    def extent(self) -> tuple[int, ...]:
        """The shape of the parameters together: `()`, `(series,)` or `(series, years)`."""
        return np.broadcast_shapes(*(value.shape for value in self.parameters))

    @abstractmethod
    def alive(self, age: Floats) -> Floats:
        """Return 1 − F(age) at ages above zero; the parameters broadcast against `age`."""

    def table(self, ages: Floats, kernel: ModuleType) -> Floats:
        """Return `alive` at `ages` `[ages, 1]` for parameters `[1, rows]`, by a kernel where one is made for it."""
        return self.alive(ages)

    @abstractmethod
    def lived(self, age: Floats) -> Floats:
        """Return the integral of the survival from 0 to `age` ≥ 0, in years."""

    @abstractmethod
    def density(self, age: Floats) -> Floats:
        """Return the density at ages above zero, per year."""

    @abstractmethod
    def stretched(self, factor: Any) -> Self:
        """Return the lifetime whose ages are all `factor` times as long."""

    def survival(self, age: ArrayLike) -> Floats:
        """Return the share still in use at each age: 1 at ages ≤ 0, else 1 − F(age), never rescaled."""
        ages = np.asarray(age, dtype=np.float64)
        return np.where(ages > 0, self.alive(np.where(ages > 0, ages, 1.0)), 1.0)

    def taken(self, index: Any) -> Self:
        """Return the same with every parameter indexed by `index`."""
        return self.holding([value[index] for value in self.parameters])

    def spread(self, shape: tuple[int, ...]) -> Self:
        """Return the same with every parameter broadcast to `shape`."""
        return self.holding([np.broadcast_to(value, shape) for value in self.parameters])

    def holding(self, values: Sequence[Floats]) -> Self:
        """Return the same law with other arrays as parameters, taken as they are: they were checked before."""
        other = object.__new__(type(self))
        for field, value in zip(fields(self), values, strict=True):
            object.__setattr__(other, field.name, value)
        return other

    def by_cohort(self, factor: ArrayLike) -> Changing:
        """Stretch the lifetime of what enters in each year; `factor` is `[years]` or `[series, years]`."""
        from circulade.engines.stocks.changing import Changing

        return Changing(self).by_cohort(factor)

    def by_year(self, factor: ArrayLike) -> Changing:
        """Let all cohorts in use live, in each year, as if stretched; `[years]` or `[series, years]`."""
        from circulade.engines.stocks.changing import Changing

        return Changing(self).by_year(factor)
