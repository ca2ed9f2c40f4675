"""What is allowed and yet looks like a mistake: said in a line, never changed."""

import numpy as np

from circulade.engines.stocks import Lifetime, Normal
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
    told = [(row.line, text) for name, row in rows.items() if (text := _doubt(row))]
    lines = [f"{lifetimes}:{line}: {text}" for line, text in sorted(told)]
    lines += [
        f"{file}:{min(one.lines)}: column year: series {name!r} begins in {SPREADSHEET_YEAR}, "
        "the year that spreadsheets write for an empty date; check it"
        for name, one in series.items()
        if one.first_year == SPREADSHEET_YEAR
    ]
    return tuple(lines[:MOST])


def median(lifetime: Lifetime) -> float:
    """Return the age at which half are gone, to six digits."""
    low, high = -30.0, 30.0
    for _ in range(60):
        middle = (low + high) / 2
        if float(lifetime.survival(np.exp(middle)).flat[0]) > 0.5:
            low = middle
        else:
            high = middle
    return float(f"{np.exp(high):.6g}")


def _doubt(row: LifetimeRow) -> str:
    lifetime = lifetime_of(row.distribution, tuple([value] for value in row.parameters))
    half = median(lifetime)
    if row.distribution in ("weibull", "gamma") and row.parameters[0] < FLAT:
        text = f"column p1: a shape of {row.parameters[0]:g} means that half are gone after {half:.3g} years"
        return f"{text} while some stay for ever; check that shape and scale are not swapped"
    if not SHORT <= half <= LONG:
        return f"column p1: half are gone after {half:.3g} years; check the unit (years) and the parameters"
    if isinstance(lifetime, Normal) and float(lifetime.at_once[0]) > AT_ONCE:
        share = 100 * float(lifetime.at_once[0])
        return f"column p2: {share:.2g} % of a normal lifetime this wide is below age 0 and leaves at once"
    return ""
