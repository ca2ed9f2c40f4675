"""One computation as it was asked: what is given, the lifetimes, the assumptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from circulade.engines.stocks.changing import Changing
from circulade.engines.stocks.conventions import Conventions
from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.initial import ByCohort, Initial
from circulade.engines.stocks.lifetime import Floats, Lifetime


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """`given` `[series, years]` are inflows or stocks; `cohort` and `year` stretch the lifetime (or None)."""

    given: Floats
    driven: Literal["inflow", "stock"]
    lifetime: Lifetime
    cohort: Floats | None
    year: Floats | None
    conventions: Conventions
    initial: Initial | None

    @property
    def series(self) -> int:
        """The number of series."""
        return len(self.given)

    @property
    def years(self) -> int:
        """The number of years."""
        return int(self.given.shape[1])

    @property
    def plain(self) -> bool:
        """Whether every cohort of a series ages alike, whenever it came and whatever the year."""
        return self.cohort is None and self.year is None and len(self.lifetime.extent) < 2

    def lifetimes(self, rows: slice | Any) -> Lifetime:
        """Return the lifetimes of some series as columns `[rows or 1, 1]`, those of the first cohort."""
        return self._lifetimes(rows, slice(0, 1))

    def lifetimes_by_cohort(self, rows: slice | Any) -> Lifetime:
        """Return the lifetimes of some series `[rows or 1, years or 1]`, without the factors."""
        return self._lifetimes(rows, slice(None))

    def _lifetimes(self, rows: slice | Any, cohorts: slice) -> Lifetime:
        values = []
        for value in self.lifetime.parameters:
            if value.ndim == 2:
                values.append((value if len(value) == 1 else value[rows])[:, cohorts])
            elif value.size == 1:
                values.append(value.reshape(1, 1))
            else:
                values.append(value[rows][:, np.newaxis])
        return self.lifetime.holding(values)

    def factors(self, rows: slice | Any) -> tuple[Floats | None, Floats | None]:
        """Return the factors by cohort and by year of some series, `[rows or 1, years]`."""
        cohort, year = (
            None if given is None else given[np.newaxis] if given.ndim == 1 else given[rows]
            for given in (self.cohort, self.year)
        )
        return cohort, year


def question(
    given: ArrayLike,
    lifetime: Lifetime | Changing,
    *,
    driven: Literal["inflow", "stock"],
    conventions: Conventions,
    initial: Initial | ArrayLike | None,
) -> Question:
    """Return the question after checking that its parts fit together."""
    values = np.ascontiguousarray(given, dtype=np.float64)
    if values.ndim == 1:
        values = values[np.newaxis]
    if values.ndim != 2 or 0 in values.shape:
        raise refuse(driven, f"{driven}: needs an array [series, years] that is not empty")
    changing = lifetime if isinstance(lifetime, Changing) else Changing(lifetime)
    series, years = values.shape
    extent = changing.lifetime.extent
    fits = ((), (1,), (series,), (series, years), (1, years))
    if extent not in fits:
        text = f"lifetime: parameters {list(extent)} do not fit {series} series of {years} years"
        raise refuse("lifetime", text)
    for name, factor in (("by_cohort", changing.cohort), ("by_year", changing.year)):
        if factor is not None and factor.shape not in ((years,), (series, years)):
            text = f"{name}: factors {list(factor.shape)} do not fit {series} series of {years} years"
            raise refuse(name, text)
    if initial is not None and not isinstance(initial, Initial):
        initial = ByCohort(np.asarray(initial, dtype=np.float64))
    return Question(values, driven, changing.lifetime, changing.cohort, changing.year, conventions, initial)
