"""Read series.csv: series, year, value; one value for every year from the first to the last of a series."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from circulade.files.stocks.columns import read_columns
from circulade.files.stocks.number import NotANumber, number, year
from circulade.files.table import Trouble

N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class Series:
    """One series: its first year, its values, and the lines they stand in."""

    first_year: int
    values: tuple[float, ...]
    lines: tuple[int, ...]


def read_series(path: Path, *, what: str, negative: bool) -> tuple[dict[str, Series], list[Trouble]]:
    """Return the series by name, sorted, and what is wrong with the file; `what` names the values."""
    rows, troubles = read_columns(path, ("series", "year", "value"))
    found: dict[str, dict[int, tuple[float, int]]] = {}
    vague = set[str]()  # series with a year that cannot be read: their gaps are not told
    for line, (name, *cells) in rows:
        when = _read(path, line, ("year", cells[0]), year, what, troubles)
        value = _read(path, line, ("value", cells[1]), number, what, troubles)
        if value is not None and value < 0 and not negative:
            text = f"{cells[1]} is negative; {what} cannot be"
            text += "; see --negative-inflow" if what == "inflow" else ""
            troubles.append(Trouble(path.name, line, "value", text))
        if not name:
            troubles.append(Trouble(path.name, line, "series", "is empty"))
            continue
        values = found.setdefault(name, {})
        if when is None:
            vague.add(name)
        elif when in values:
            text = f"series {name!r}, year {when} stands in line {values[when][1]} already"
            troubles.append(Trouble(path.name, line, "", text))
        else:
            values[when] = (0.0 if value is None else value, line)
    series = {}
    for name in sorted(found):
        years = sorted(found[name])
        if name not in vague:
            troubles += _gaps(path, name, years, found[name])
            values_and_lines = tuple(zip(*(found[name][when] for when in years), strict=True))
            series[name] = Series(years[0], *values_and_lines)
    return series, sorted(troubles, key=lambda trouble: trouble.line)


def _read(
    path: Path,
    line: int,
    cell: tuple[str, str],
    parse: Callable[[str], N],
    what: str,
    troubles: list[Trouble],
) -> N | None:
    column, text = cell
    if not text:
        troubles.append(Trouble(path.name, line, column, f"is empty; write 0 if there was no {what}"))
        return None
    try:
        return parse(text)
    except NotANumber as error:
        troubles.append(Trouble(path.name, line, column, str(error)))
        return None


def _gaps(path: Path, name: str, years: list[int], lines: dict[int, tuple[float, int]]) -> list[Trouble]:
    gaps = []
    for before, after in pairwise(years):
        if after - before == 1:
            continue
        missing = f"{before + 1}" if after - before == 2 else f"{before + 1} to {after - 1}"
        text = f"series {name!r}: {missing} missing before {after}; give every year, 0 if there was none"
        gaps.append(Trouble(path.name, lines[after][1], "year", text))
    return gaps
