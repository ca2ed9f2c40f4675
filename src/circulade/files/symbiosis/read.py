"""The three files of a region: offers, needs, and who accepts what, checked together.

offers.csv   ref, code, tonnes, lat, lon, disposal_cost [, q:<property>]
needs.csv    ref, class, tonnes, lat, lon, price [, max:<property>]
accepts.csv  class, code, yield, processing_cost
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from circulade.engines.symbiosis import Acceptance, Listings, Needs, Offers, Problem, Terms, problems
from circulade.files.symbiosis.cells import Table, nothing, read_cells
from circulade.files.table import FileError, Trouble

COLUMNS = {
    "offers": (("ref", "code"), ("tonnes", "lat", "lon", "disposal_cost"), "q:"),
    "needs": (("ref", "class"), ("tonnes", "lat", "lon", "price"), "max:"),
    "accepts": (("class", "code"), ("yield", "processing_cost"), ""),
}
OPTIONS = {"per_tonne": "--per-tonne", "per_tkm": "--per-tkm", "detour": "--detour"}


@dataclass(frozen=True, slots=True, eq=False)
class ListingFiles:
    """The listings of three files, and lines about what is allowed and yet can give no link."""

    listings: Listings
    warnings: tuple[str, ...] = ()


def read_listings(*, offers: Path, needs: Path, accepts: Path, terms: Terms) -> ListingFiles:
    """Read the files; raises `FileError` with every problem of all three, by line."""
    paths = {"offers": offers, "needs": needs, "accepts": accepts}
    tables, troubles, unread = dict[str, Table](), list[Trouble](), False
    for kind, path in paths.items():
        texts, numbers, prefix = COLUMNS[kind]
        empty = np.inf if kind == "needs" else np.nan
        try:
            tables[kind], found = read_cells(path, texts=texts, numbers=numbers, prefix=prefix, empty=empty)
        except FileError as error:
            tables[kind], found, unread = nothing(path.name, texts, numbers), list(error.troubles), True
        troubles += found
    listings = _listings(tables, terms)
    bad = {(trouble.file, trouble.line, trouble.column) for trouble in troubles}
    for problem in problems(listings):
        trouble = _located(problem, tables)
        if (trouble.file, trouble.line, trouble.column) not in bad:
            troubles.append(trouble)
    if troubles:
        place = {path.name: number for number, path in enumerate(paths.values())}
        raise FileError(sorted(troubles, key=lambda one: (place.get(one.file, -1), one.line)))
    return ListingFiles(listings, () if unread else tuple(_warnings(tables)))


def _listings(tables: dict[str, Table], terms: Terms) -> Listings:
    offers, needs, accepts = tables["offers"], tables["needs"], tables["accepts"]
    return Listings(
        offers=Offers(
            refs=offers.texts["ref"],
            codes=offers.texts["code"],
            tonnes=offers.numbers["tonnes"],
            lat=offers.numbers["lat"],
            lon=offers.numbers["lon"],
            disposal_cost=offers.numbers["disposal_cost"],
            properties=_prefixed(offers, "q:"),
        ),
        needs=Needs(
            refs=needs.texts["ref"],
            classes=needs.texts["class"],
            tonnes=needs.numbers["tonnes"],
            lat=needs.numbers["lat"],
            lon=needs.numbers["lon"],
            price=needs.numbers["price"],
            limits=_prefixed(needs, "max:"),
        ),
        accepts=tuple(
            Acceptance(*row)
            for row in zip(
                accepts.texts["class"],
                accepts.texts["code"],
                accepts.numbers["yield"].tolist(),
                accepts.numbers["processing_cost"].tolist(),
                strict=True,
            )
        ),
        terms=terms,
    )


def _prefixed(table: Table, prefix: str) -> dict[str, "np.typing.NDArray[np.float64]"]:
    return {
        name.removeprefix(prefix): values for name, values in table.numbers.items() if name.startswith(prefix)
    }


def _located(problem: Problem, tables: dict[str, Table]) -> Trouble:
    if problem.table == "terms":
        return Trouble(OPTIONS[problem.column], 0, "", problem.text)
    table = tables[problem.table]
    text = problem.text
    if problem.earlier >= 0:
        text = text.replace(" stands twice", f" stands in line {table.lines[problem.earlier]} already")
    return Trouble(table.file, table.lines[problem.row], problem.column, text)


def _warnings(tables: dict[str, Table]) -> Iterator[str]:
    """Say which offers and needs can have no link whatever the prices."""
    offers, needs, accepts = tables["offers"], tables["needs"], tables["accepts"]
    for table, column, known, reason in (
        (offers, "code", set(accepts.texts["code"]), "no class accepts this code"),
        (needs, "class", set(accepts.texts["class"]), "this class accepts no code"),
    ):
        missing = dict[str, list[int]]()
        for line, value in zip(table.lines, table.texts[column], strict=True):
            if value not in known:
                missing.setdefault(value, []).append(line)
        for value, lines in sorted(missing.items()):
            rows = (
                f"line {lines[0]}" if len(lines) == 1 else f"{len(lines)} rows, the first in line {lines[0]}"
            )
            yield f"{table.file}: column {column}: {value!r} ({rows}): {reason} in {accepts.file}"
    for name in sorted(needs.numbers):
        if name.startswith("max:") and f"q:{name.removeprefix('max:')}" not in offers.numbers:
            yield f"{needs.file}: column {name}: {offers.file} has no column q:{name.removeprefix('max:')}"
