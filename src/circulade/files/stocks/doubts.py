"""What is allowed and yet looks like a mistake: said in a line, never changed."""

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


def doubts(
    lifetimes: str, rows: dict[str, LifetimeRow], file: str, series: dict[str, Series]
) -> tuple[str, ...]:
    """Return one line for each doubt, in the order of the files' lines, at most a thousand."""
    told = []
    for distribution in sorted({row.distribution for row in rows.values()}):
        alike = [row for row in rows.values() if row.distribution == distribution]
        parameters = zip(*(row.parameters for row in alike), strict=True)
        halves = medians(lifetime_of(distribution, tuple(map(list, parameters))))
        doubted = zip(alike, halves.tolist(), strict=True)
        told += [(row.line, text) for row, half in doubted if (text := _doubt(row, half))]
    lines = [f"{lifetimes}:{line}: {text}" for line, text in sorted(told)]
    lines += [
        f"{file}:{min(one.lines)}: column year: series {name!r} begins in {SPREADSHEET_YEAR}, "
        "the year that spreadsheets write for an empty date; check it"
        for name, one in series.items()
        if one.first_year == SPREADSHEET_YEAR
    ]
    return tuple(lines[:MOST])


def medians(lifetime: Lifetime) -> Floats:
    """Return the ages at which half are gone, to a millionth."""
    low = np.full(lifetime.extent, -30.0)
    high = -low
    for _ in range(30):
        middle = (low + high) / 2
        more = lifetime.survival(np.exp(middle)) > 0.5
        low, high = np.where(more, middle, low), np.where(more, high, middle)
    return np.asarray(np.exp(high))


def _doubt(row: LifetimeRow, half: float) -> str:
    if row.distribution in ("weibull", "gamma") and row.parameters[0] < FLAT:
        text = f"column p1: a shape of {row.parameters[0]:g} means that half are gone after {half:.3g} years"
        return f"{text} while some stay for ever; check that shape and scale are not swapped"
    if not SHORT <= half <= LONG:
        return f"column p1: half are gone after {half:.3g} years; check the unit (years) and the parameters"
    if row.distribution == "normal":
        share = float(Normal(*row.parameters).at_once)
        if share > AT_ONCE:
            wide = f"{100 * share:.2g} % of a normal lifetime this wide"
            return f"column p2: {wide} is below age 0 and leaves at once"
    return ""
