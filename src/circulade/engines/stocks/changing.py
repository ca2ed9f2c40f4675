"""Lifetimes that change: from cohort to cohort by design, from year to year by repair."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.lifetime import Floats, Lifetime


@dataclass(frozen=True, slots=True, eq=False)
class Changing:
    """A lifetime with factors `[years]` or `[series, years]` on it.

    `cohort` stretches what enters in a year, for as long as it is in use. `year` acts on all cohorts in
    use: of those of an age, the share that stays during year t is that of the lifetime stretched by
    `year[t]` at that age. A factor that is the same in every year is the same lifetime either way.
    What was in stock before the first year has cohort factor 1. This is what Krych et al. 2024
    (doi 10.1111/jiec.13586) call nature and nurture.
    """

    lifetime: Lifetime
    cohort: Floats | None = None
    year: Floats | None = None

    @property
    def extent(self) -> tuple[int, ...]:
        """The shape of the parameters of the lifetime."""
        return self.lifetime.extent

    def by_cohort(self, factor: ArrayLike) -> Changing:
        """Stretch what enters in each year by a further factor."""
        factors = _factors(factor, "by_cohort")
        return replace(self, cohort=factors if self.cohort is None else self.cohort * factors)

    def by_year(self, factor: ArrayLike) -> Changing:
        """Stretch, in each year, the lifetime of all cohorts in use by a further factor."""
        factors = _factors(factor, "by_year")
        return replace(self, year=factors if self.year is None else self.year * factors)


def _factors(factor: ArrayLike, field: str) -> Floats:
    factors = np.array(factor, dtype=np.float64)
    if factors.ndim not in (1, 2):
        raise refuse(field, f"{field}: factors are [years] or [series, years], not {factors.ndim} deep")
    if not (np.isfinite(factors) & (factors > 0)).all():
        raise refuse(field, f"{field}: every factor must be above zero and finite")
    return factors
