"""The inputs of one computation: series and their lifetimes, checked against each other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from circulade.files.stocks.doubts import Doubt, doubts
from circulade.files.stocks.lifetimes import LifetimeRow, read_lifetimes
from circulade.files.stocks.series import Series, read_series
from circulade.files.table import FileError, Trouble

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StockInputs:
    """Series of inflows or stocks and the lifetime of each, by name; `files` are the names to speak of.

    `warnings` are about what is allowed and yet looks wrong.
    """

    driven: Literal["inflow", "stock"]
    series: dict[str, Series]
    lifetimes: dict[str, LifetimeRow]
    files: tuple[str, str] = ("series", "lifetimes")
    warnings: tuple[Doubt, ...] = ()


def read_stocks(
    *, inflow: Path | None = None, stock: Path | None = None, lifetimes: Path, negative: bool = False
) -> StockInputs:
    """Read both files; raises `FileError` with every problem of both. Exactly one of `inflow` and `stock` is given.

    `negative`: inflows may be negative.
    """
    path = inflow or stock
    if path is None or (inflow and stock):
        raise FileError([Trouble("input", 0, "", "give either --inflow or --stock")])
    driven: Literal["inflow", "stock"] = "inflow" if inflow else "stock"
    series, troubles = _tried(lambda: read_series(path, what=driven, negative=negative and bool(inflow)))
    found, more = _tried(lambda: read_lifetimes(lifetimes))
    if not troubles and not more:
        more = _unmatched(path, series, lifetimes, found)
    if troubles or more:
        raise FileError([*troubles, *more])
    warnings = doubts(lifetimes.name, found, path.name, series)
    return StockInputs(driven, series, dict(sorted(found.items())), (path.name, lifetimes.name), warnings)


def _tried(read: Callable[[], tuple[dict[str, T], list[Trouble]]]) -> tuple[dict[str, T], list[Trouble]]:
    try:
        return read()
    except FileError as error:
        return {}, list(error.troubles)


def _unmatched(
    path: Path, series: dict[str, Series], lifetimes: Path, found: dict[str, LifetimeRow]
) -> list[Trouble]:
    troubles = [
        Trouble(path.name, min(series[name].lines), "series", f"{name!r} has no lifetime in {lifetimes.name}")
        for name in series
        if name not in found
    ]
    return troubles + [
        Trouble(lifetimes.name, found[name].line, "series", f"{name!r} does not stand in {path.name}")
        for name in found
        if name not in series
    ]
