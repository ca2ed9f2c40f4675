"""What is allowed and yet looks like a mistake: said in a line, never changed."""

from dataclasses import dataclass

import numpy as np

from circulade.engines.stocks import Lifetime, Normal
from circulade.engines.stocks.lifetime import Floats
from circulade.files.stocks.lifetimes import LifetimeRow, lifetime_of
from circulade.files.stocks.series import Series

SHORT, LONG = 0.5, 150.0
"""Median lifetimes in years outside of which a lifetime is doubted."""

FLAT = 0.5
"""A Weibull or gamma shape below this: most leave at once, and a few stay for ever."""

AT_ONCE = 0.01
SPREADSHEET_YEAR = 1900
MOST = 1000


@dataclass(frozen=True, slots=True)
class Doubt:
    """What looks wrong about a series, and where it stands."""

    file: str
    line: int
    column: str
    series: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: column {self.column}: series {self.series!r}: {self.text}"

    @property
    def wherever(self) -> str:
        """The doubt without file and line: the same whatever the order of the rows."""
        return f"series {self.series!r}: column {self.column}: {self.text}"


def doubts(
    lifetimes: str, rows: dict[str, LifetimeRow], file: str, series: dict[str, Series]
) -> tuple[Doubt, ...]:
    """Return the doubts about lifetimes and then about series, each sorted by series, at most a thousand."""
    told = []
    for distribution in sorted({row.distribution for row in rows.values()}):
        alike = {name: row for name, row in rows.items() if row.distribution == distribution}
        parameters = zip(*(row.parameters for row in alike.values()), strict=True)
        halves = medians(lifetime_of(distribution, tuple(map(list, parameters))))
        for (name, row), half in zip(alike.items(), halves.tolist(), strict=True):
            if found := _doubt(row, half):
                told.append(Doubt(lifetimes, row.line, found[0], name, found[1]))
    told.sort(key=lambda doubt: doubt.series)
    text = f"begins in {SPREADSHEET_YEAR}, the year that spreadsheets write for an empty date; check it"
    told += [
        Doubt(file, min(one.lines), "year", name, text)
        for name, one in sorted(series.items())
        if one.first_year == SPREADSHEET_YEAR
    ]
    return tuple(told[:MOST])


def medians(lifetime: Lifetime) -> Floats:
    """Return the ages at which half are gone, to a millionth."""
    low = np.full(lifetime.extent, -30.0)
    high = -low
    for _ in range(30):
        middle = (low + high) / 2
        more = lifetime.survival(np.exp(middle)) > 0.5
        low, high = np.where(more, middle, low), np.where(more, high, middle)
    return np.asarray(np.exp(high))


def _doubt(row: LifetimeRow, half: float) -> tuple[str, str] | None:
    """Return the column and what is odd about it."""
    if row.distribution in ("weibull", "gamma") and row.parameters[0] < FLAT:
        text = f"a shape of {row.parameters[0]:g} means that half are gone after {half:.3g} years"
        return "p1", f"{text} while some stay for ever; check that shape and scale are not swapped"
    if not SHORT <= half <= LONG:
        return "p1", f"half are gone after {half:.3g} years; check the unit (years) and the parameters"
    if row.distribution == "normal":
        share = float(Normal(*row.parameters).at_once)
        if share > AT_ONCE:
            wide = f"{100 * share:.2g} % of a normal lifetime this wide"
            return "p2", f"{wide} is below age 0 and leaves at once"
    return None
