"""The files of a region: offers, needs, who accepts what, and borders, checked together.

offers.csv   ref, code, tonnes, lat, lon, disposal_cost [, q:<property>] [, conditions]
needs.csv    ref, class, tonnes, lat, lon, price [, max:<property>] [, conditions]
accepts.csv  class, code, yield, processing_cost
borders.csv  see `conditions`, where the conditions of offers and needs are named too
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from circulade.engines.symbiosis import (
    Acceptance,
    Border,
    Listings,
    Needs,
    Offers,
    Problem,
    Terms,
    hub_problems,
    problems,
    season_problems,
)
from circulade.files.symbiosis.cells import Columns, Table, nothing, read_cells
from circulade.files.symbiosis.conditions import (
    BORDERS,
    NEED_TEXTS,
    OFFER_TEXTS,
    need_conditions,
    offer_conditions,
    read_borders,
)
from circulade.files.symbiosis.hubs import Hubs, hubs_of, read_hubs
from circulade.files.symbiosis.seasons import NUMBERS, Both, seasons, unknown_months, unused
from circulade.files.table import FileError, Trouble

COLUMNS = {
    "offers": Columns(
        ("ref", "code"), ("tonnes", "lat", "lon", "disposal_cost"), OFFER_TEXTS, {"q:": np.nan, **NUMBERS}
    ),
    "needs": Columns(
        ("ref", "class"),
        ("tonnes", "lat", "lon", "price"),
        NEED_TEXTS,
        {"max:": np.inf, "max_days": np.inf, **NUMBERS},
    ),
    "accepts": Columns(("class", "code"), ("yield", "processing_cost")),
}
OPTIONS = {"per_tonne": "--per-tonne", "per_tkm": "--per-tkm", "detour": "--detour", "on": "--on"}


@dataclass(frozen=True, slots=True, eq=False)
class ListingFiles:
    """The listings of files, lines about what is allowed and yet can give no link, and rows left out.

    `where` names the file of offers and of needs, and the line of each row.
    """

    listings: Listings
    warnings: tuple[str, ...] = ()
    left_out: tuple[Trouble, ...] = ()
    seasons: Both | None = None
    hubs: Hubs | None = None
    where: Mapping[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Tables as read, with the borders, and all that is wrong so far."""

    tables: dict[str, Table]
    borders: tuple[Border, ...]
    troubles: list[Trouble]
    unread: bool

    def places(self) -> dict[str, int]:
        """Return the order of the files."""
        return {table.file: place for place, table in enumerate(self.tables.values())}


def read_listings(
    *,
    offers: Path,
    needs: Path,
    accepts: Path,
    terms: Terms,
    borders: Path | None = None,
    on: date | None = None,
    skip_bad: bool = False,
    months: bool = False,
    hubs: Path | None = None,
    treatments: Path | None = None,
) -> ListingFiles:
    """Read the files; raises `FileError` with every problem of all of them, by line.

    With `skip_bad` rows with a problem are left out and told in `left_out`; the rest goes through. With `months` the
    columns of months and stores are read too.
    """
    several = {"hubs": hubs, "treatments": treatments}
    reading = _read(
        {"offers": offers, "needs": needs, "accepts": accepts},
        borders,
        {kind: path for kind, path in several.items() if path is not None},
    )
    troubles, tables = reading.troubles, reading.tables
    listings = _listings(reading, terms, on, troubles)
    bad = {(trouble.file, trouble.line, trouble.column) for trouble in troubles}
    for problem in (*problems(listings), *_more_problems(listings, tables, months=months)):
        trouble = _located(problem, tables)
        if (trouble.file, trouble.line, trouble.column) not in bad:
            troubles.append(trouble)
    places = reading.places()
    told = tuple(sorted(troubles, key=lambda one: (places.get(one.file, -1), one.line)))
    if not told:
        return _files(listings, tables, (), months=months)
    if not skip_bad or reading.unread or not all(one.line > 1 for one in told):
        raise FileError(told)
    kept, left = _without(reading, told), list[Trouble]()
    listings = _listings(kept, terms, on, left)
    return _files(listings, kept.tables, told, months=months)


def _files(
    listings: Listings, tables: dict[str, Table], left_out: tuple[Trouble, ...], *, months: bool
) -> ListingFiles:
    sides = tables["offers"], tables["needs"]
    warnings = (*_warnings(tables), *(() if months else unused(sides)))
    both = (seasons(sides[0]), seasons(sides[1])) if months else None
    where = {kind: (tables[kind].file, tables[kind].lines) for kind in ("offers", "needs")}
    return ListingFiles(listings, warnings, left_out, both, hubs_of(tables), where)


def _more_problems(listings: Listings, tables: dict[str, Table], *, months: bool) -> tuple[Problem, ...]:
    """Return what is wrong with months and hubs."""
    sides = tables["offers"], tables["needs"]
    wrong = season_problems(listings, *map(seasons, sides)) if months else ()
    given = hubs_of(tables)
    return (*wrong, *(hub_problems(given.hubs, given.treatments) if given else ()))


def _read(paths: dict[str, Path], borders: Path | None, hubs: dict[str, Path]) -> Reading:
    tables, troubles, unread, rows = dict[str, Table](), list[Trouble](), False, tuple[Border, ...]()
    for kind, path in paths.items():
        try:
            tables[kind], found = read_cells(path, COLUMNS[kind])
        except FileError as error:
            tables[kind], found, unread = nothing(path.name, COLUMNS[kind]), list(error.troubles), True
        troubles += [*found, *unknown_months(tables[kind])]
    if borders is not None:
        try:
            rows, tables["borders"], found = read_borders(borders)
        except FileError as error:
            tables["borders"], found, unread = nothing(borders.name, BORDERS), list(error.troubles), True
        troubles += found
    more, found, failed = read_hubs(hubs)
    return Reading({**tables, **more}, rows, [*troubles, *found], unread or failed)


def _without(reading: Reading, told: tuple[Trouble, ...]) -> Reading:
    """Leave out the rows that something is wrong with."""
    lines = dict[str, set[int]]()
    for one in told:
        lines.setdefault(one.file, set()).add(one.line)
    tables = {kind: table.without(lines.get(table.file, ())) for kind, table in reading.tables.items()}
    if "borders" not in tables:
        return Reading(tables, (), [], False)
    bad = lines.get(tables["borders"].file, set())
    rows = zip(reading.borders, reading.tables["borders"].lines, strict=True)
    return Reading(tables, tuple(row for row, line in rows if line not in bad), [], False)


def _listings(reading: Reading, terms: Terms, on: date | None, troubles: list[Trouble]) -> Listings:
    offers, needs, accepts = (reading.tables[kind] for kind in ("offers", "needs", "accepts"))
    return Listings(
        offers=Offers(
            refs=offers.texts["ref"],
            codes=offers.texts["code"],
            tonnes=offers.numbers["tonnes"],
            lat=offers.numbers["lat"],
            lon=offers.numbers["lon"],
            disposal_cost=offers.numbers["disposal_cost"],
            properties=_prefixed(offers, "q:"),
            conditions=offer_conditions(offers, troubles),
        ),
        needs=Needs(
            refs=needs.texts["ref"],
            classes=needs.texts["class"],
            tonnes=needs.numbers["tonnes"],
            lat=needs.numbers["lat"],
            lon=needs.numbers["lon"],
            price=needs.numbers["price"],
            limits=_prefixed(needs, "max:"),
            conditions=need_conditions(needs, troubles),
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
        borders=reading.borders,
        on=on,
    )


def _prefixed(table: Table, prefix: str) -> dict[str, NDArray[np.float64]]:
    return {
        name.removeprefix(prefix): values for name, values in table.numbers.items() if name.startswith(prefix)
    }


def _located(problem: Problem, tables: dict[str, Table]) -> Trouble:
    if problem.row < 0:
        return Trouble(OPTIONS[problem.column], 0, "", problem.text)
    table = tables[problem.table]
    text = problem.text
    if problem.earlier >= 0:
        text = text.replace(" stands twice", f" stands in line {table.lines[problem.earlier]} already")
    return Trouble(table.file, table.lines[problem.row], problem.column, text)


def _warnings(tables: dict[str, Table]) -> Iterator[str]:
    """Say which offers and needs can have no link whatever the prices."""
    offers, needs, accepts = tables["offers"], tables["needs"], tables["accepts"]
    treated = tables["treatments"].texts["code"] if "treatments" in tables else ()
    for table, column, known, reason in (
        (offers, "code", {*accepts.texts["code"], *treated}, "no class accepts this code"),
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
            said = repr(value) if value else "is empty"
            yield f"{table.file}: column {column}: {said} ({rows}): {reason} in {accepts.file}"
    for name in sorted(needs.numbers):
        if name.startswith("max:") and f"q:{name.removeprefix('max:')}" not in offers.numbers:
            yield f"{needs.file}: column {name}: {offers.file} has no column q:{name.removeprefix('max:')}"
