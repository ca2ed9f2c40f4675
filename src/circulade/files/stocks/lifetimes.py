"""Read lifetimes.csv: series, distribution, p1, p2."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from circulade.engines.stocks import Fixed, FoldedNormal, Gamma, Lifetime, LogNormal, Normal, Weibull
from circulade.files.stocks.columns import Cells, read_columns
from circulade.files.stocks.number import NotANumber, number
from circulade.files.table import Trouble

DISTRIBUTIONS: dict[str, tuple[Callable[..., Lifetime], tuple[str, ...]]] = {
    "weibull": (Weibull, ("shape", "scale")),
    "lognormal": (LogNormal, ("mean", "standard deviation")),
    "normal": (Normal, ("mean", "standard deviation")),
    "folded_normal": (FoldedNormal, ("mean", "standard deviation")),
    "gamma": (Gamma, ("shape", "scale")),
    "fixed": (Fixed, ("years",)),
}

LEAST, MOST = 1e-9, 1e9
"""Parameters beyond these are no lifetime of any thing, and their curves are lost in rounding."""


@dataclass(frozen=True, slots=True)
class LifetimeRow:
    """The lifetime of one series as the file states it, and its line."""

    distribution: str
    parameters: tuple[float, ...]
    line: int


def read_lifetimes(path: Path) -> tuple[dict[str, LifetimeRow], list[Trouble]]:
    """Return the lifetimes by series and what is wrong with the file."""
    rows, troubles = read_columns(path, ("series", "distribution", "p1"), ("p2",))
    found: dict[str, LifetimeRow] = {}
    for row in rows:
        before = len(troubles)
        entry = _entry(path, row, troubles)
        name = row[1][0]
        if name and name in found:
            text = f"series {name!r} has a lifetime in line {found[name].line} already"
            troubles.append(Trouble(path.name, row[0], "series", text))
        elif entry is not None and len(troubles) == before:
            found[name] = entry
    return found, troubles


def lifetime_of(distribution: str, parameters: tuple[list[float], ...]) -> Lifetime:
    """Return the lifetimes of many series of one distribution, `parameters` by parameter."""
    return DISTRIBUTIONS[distribution][0](*parameters)


def _entry(path: Path, row: Cells, troubles: list[Trouble]) -> LifetimeRow | None:
    line, (name, stated, *cells) = row
    distribution = stated.lower()
    if not name:
        troubles.append(Trouble(path.name, line, "series", "is empty"))
    if distribution not in DISTRIBUTIONS:
        text = f"{stated!r} is none of {', '.join(DISTRIBUTIONS)}"
        troubles.append(Trouble(path.name, line, "distribution", text))
        return None
    meanings = DISTRIBUTIONS[distribution][1]
    if len(meanings) == 1 and cells[1]:
        text = f"must be empty for {distribution}, not {cells[1]!r}"
        troubles.append(Trouble(path.name, line, "p2", text))
    values = []
    for column, meaning, text in zip(("p1", "p2"), meanings, cells, strict=False):
        try:
            value = number(text) if text else None
        except NotANumber as error:
            troubles.append(Trouble(path.name, line, column, str(error)))
            continue
        if value is None or value <= 0:
            said = "is empty" if value is None else f"{text} is not above zero"
            troubles.append(
                Trouble(path.name, line, column, f"{said}: the {meaning} of a {distribution} lifetime")
            )
        elif not LEAST <= value <= MOST:
            text = f"{text} lies outside {LEAST:g} to {MOST:g}: the {meaning} of a {distribution} lifetime"
            troubles.append(Trouble(path.name, line, column, text))
        else:
            values.append(value)
    return LifetimeRow(distribution, tuple(values), line)
