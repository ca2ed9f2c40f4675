"""The files of treatment hubs, and hubs as canonical JSON values.

hubs.csv        ref, process, tonnes, lat, lon, fixed_cost [, country]
treatments.csv  process, code, output, yield, cost [, status] [, q:<property>]
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from circulade.engines.symbiosis import Hub, Treatment
from circulade.files.symbiosis.cells import Columns, Table, nothing, read_cells
from circulade.files.table import FileError, Trouble

COLUMNS = {
    "hubs": Columns(("ref", "process"), ("tonnes", "lat", "lon", "fixed_cost"), ("country",)),
    "treatments": Columns(("process", "code", "output"), ("yield", "cost"), ("status",), {"q:": np.nan}),
}


@dataclass(frozen=True, slots=True)
class Hubs:
    """Hubs that could be opened, and what their processes do."""

    hubs: tuple[Hub, ...]
    treatments: tuple[Treatment, ...]


def read_hubs(paths: Mapping[str, Path]) -> tuple[dict[str, Table], list[Trouble], bool]:
    """Read both files as tables; say also whether one could not be read at all."""
    tables, troubles, unread = dict[str, Table](), list[Trouble](), False
    for kind, path in paths.items():
        try:
            tables[kind], found = read_cells(path, COLUMNS[kind])
        except FileError as error:
            tables[kind], found, unread = nothing(path.name, COLUMNS[kind]), list(error.troubles), True
        troubles += found
    return tables, troubles, unread


def hubs_of(tables: Mapping[str, Table]) -> Hubs | None:
    """Return the hubs of tables, None if there are none."""
    if "hubs" not in tables:
        return None
    hubs, made = tables["hubs"], tables["treatments"]
    empty = ("",) * len(hubs.lines), ("",) * len(made.lines)
    places = (hubs.numbers[name].tolist() for name in ("tonnes", "lat", "lon", "fixed_cost"))
    countries = hubs.texts.get("country", empty[0])
    named = (made.texts[name] for name in ("process", "code", "output"))
    amounts = (made.numbers[name].tolist() for name in ("yield", "cost"))
    statuses = made.texts.get("status", empty[1])
    return Hubs(
        tuple(
            Hub(*row)
            for row in zip(hubs.texts["ref"], hubs.texts["process"], *places, countries, strict=True)
        ),
        tuple(
            Treatment(process, code, output, gives, cost, status, _properties(made, place))
            for place, (process, code, output, gives, cost, status) in enumerate(
                zip(*named, *amounts, statuses, strict=True)
            )
        ),
    )


def _properties(table: Table, row: int) -> dict[str, float]:
    return {
        name.removeprefix("q:"): float(values[row])
        for name, values in table.numbers.items()
        if name.startswith("q:") and np.isfinite(values[row])
    }


def hubs_inputs(given: Hubs) -> dict[str, Any]:
    """Return hubs as plain JSON values, sorted."""
    hubs = [
        [
            hub.ref,
            hub.process,
            float(hub.tonnes),
            float(hub.lat),
            float(hub.lon),
            float(hub.fixed_cost),
            hub.country,
        ]
        for hub in given.hubs
    ]
    treatments = [
        [
            one.process,
            one.code,
            one.output,
            float(one.gives),
            float(one.cost),
            one.status,
            dict(one.properties),
        ]
        for one in given.treatments
    ]
    return {"hubs": sorted(hubs), "treatments": sorted(treatments, key=lambda row: row[:3])}


def hubs_from(inputs: Mapping[str, Any]) -> Hubs:
    """Return the hubs that `hubs_inputs` wrote down."""
    return Hubs(
        tuple(Hub(*row) for row in inputs["hubs"]), tuple(Treatment(*row) for row in inputs["treatments"])
    )
