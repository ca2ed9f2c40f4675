"""The optional columns of months and stores: month:1 … month:12, storage, storage_cost, decay.

A month's number is its part of the year's tonnes in any unit; a row without any is the same every month.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from circulade.engines.symbiosis import MONTHS, Listings, Seasons
from circulade.files.symbiosis.cells import Table
from circulade.files.table import Trouble

NAMES = tuple(f"month:{month}" for month in range(1, MONTHS + 1))
STORES = ("storage", "storage_cost", "decay")
NUMBERS = {"month:": 0.0, **dict.fromkeys(STORES, 0.0)}
Both = tuple[Seasons, Seasons]


def seasons(table: Table) -> Seasons:
    """Return the seasons of one side."""
    weights = None
    if any(name in table.numbers for name in NAMES):
        nothing = np.zeros(len(table.lines))
        weights = np.stack([table.numbers.get(name, nothing) for name in NAMES])
        weights = np.where((weights == 0).all(axis=0), 1.0, weights)
    return Seasons(weights, *(table.numbers.get(name) for name in STORES))


def unknown_months(table: Table) -> Iterator[Trouble]:
    """Tell columns such as month:13."""
    for name in table.numbers:
        if name.startswith("month:") and name not in NAMES:
            yield Trouble(
                table.file, 1, "", f"column {name!r} is unknown; months are {NAMES[0]} to {NAMES[-1]}"
            )


def unused(tables: Sequence[Table]) -> Iterator[str]:
    """Say that columns of months play no part without the option."""
    for table in tables:
        if names := [name for name in table.numbers if name in (*NAMES, *STORES)]:
            yield f"{table.file}: column {names[0]}: months and stores play a part with --months only"


def seasons_inputs(listings: Listings, both: Both) -> dict[str, Any]:
    """Return seasons as plain JSON values by reference."""
    sides = zip(("offers", "needs"), (listings.offers.refs, listings.needs.refs), both, strict=True)
    return {name: _by_ref(refs, said) for name, refs, said in sides}


def seasons_from(inputs: Mapping[str, Any], listings: Listings) -> Both:
    """Return the seasons that `seasons_inputs` wrote down."""
    return _side(inputs["offers"], listings.offers.refs), _side(inputs["needs"], listings.needs.refs)


def _by_ref(refs: Sequence[str], said: Seasons) -> dict[str, Any]:
    weights = None if said.weights is None else said.weights.T.tolist()
    stores = said.stores(len(refs)).T.tolist()
    rows = {ref: [None if weights is None else weights[row], *stores[row]] for row, ref in enumerate(refs)}
    return dict(sorted(rows.items()))


def _side(rows: Mapping[str, Any], refs: Sequence[str]) -> Seasons:
    weights = [rows[ref][0] for ref in refs]
    stores = np.array([rows[ref][1:] for ref in refs], dtype=np.float64).reshape(len(refs), len(STORES)).T
    return Seasons(None if not refs or weights[0] is None else np.array(weights).T, *stores)
