"""The result of a study as plain JSON: what pages, files and replays show, with P5 to P95 on every number."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from circulade.files.mine.bands import band, six, yearly
from circulade.files.mine.computing import MASS, Cell, Computed, compute
from circulade.files.mine.outcomes import classes_of, comparison, lines_of, ratios, sensitivity
from circulade.files.mine.plain import study_from_dict
from circulade.files.mine.study import BASELINE, Study

ENGINE = "urban-mine"
VERSION = "1"
Floats = NDArray[np.float64]
Take = Callable[[Cell, str], Floats | None]


def result_of(done: Computed) -> dict[str, Any]:
    """Return everything as JSON; masses are kilograms, products stand in their own unit."""
    study = done.study
    names = (BASELINE, *study.scenarios)
    return {
        "engine": ENGINE,
        "version": VERSION,
        "years": list(done.years),
        "mass_balance": six(done.mass_balance),
        "scenarios": list(names),
        "products": [_product(done, each.product) for each in study.products],
        "flows": {name: _flows(done, name) for name in names},
        "materials": {name: _materials(done, name) for name in names},
        "matrix": _matrix(done),
        "mass": {name: _mass(done, name) for name in names},
        "classes": classes_of(done),
        "lines": {name: lines_of(done, name) for name in names},
        "differences": {name: comparison(done, name) for name in names[1:]},
        "sensitivity": sensitivity(done),
        "calibration": ratios(done),
    }


def compute_from_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Compute the result of stored inputs: what a replay does."""
    return result_of(compute(study_from_dict(inputs)))


def _product(done: Computed, key: str) -> dict[str, Any]:
    product, series = done.study.product(key), done.series[key]
    points = [each for each in done.study.points if each.product == key]
    return {
        "product": key,
        "name": product.name,
        "unit": product.unit,
        "way": product.way,
        "given": list(series.given),
        "gaps": list(series.gaps),
        "band": six(series.band),
        "downscaled": six(series.downscaled),
        "grade": max(each.grade for each in points),
        "ages": [[year, six(amount)] for year, amount in done.cells[BASELINE, key].ages],
    }


def _flows(done: Computed, name: str) -> dict[str, Any]:
    """Products in their own units."""
    found = {}
    for each in done.study.products:
        cell = done.cells[name, each.product]
        parts = {
            "stock": cell.stock,
            "fresh": cell.fresh,
            "discarded": cell.discarded,
            "returned": cell.returned,
        }
        found[each.product] = {part: yearly(values) for part, values in parts.items()}
    return found


def total(done: Computed, name: str, take: Take, substance: str) -> Floats | None:
    """Return the sum over the products that hold a substance; None if none of them has the step."""
    found = None
    for each in done.study.products:
        cell = done.cells[name, each.product]
        values = take(cell, substance) if substance in cell.contents else None
        if values is not None:
            found = values if found is None else found + values
    return found


TAKES: dict[str, Take] = {
    "stock": lambda cell, substance: cell.contents[substance].stock,
    "fresh": lambda cell, substance: cell.contents[substance].fresh,
    "discarded": lambda cell, substance: cell.contents[substance].discarded,
    "returned": lambda cell, substance: cell.contents[substance].kept_in_use,
    "collected": lambda cell, substance: cell.collected[substance],
    "recovered": lambda cell, substance: cell.recovered[substance],
}


def used_substances(done: Computed) -> list[str]:
    """Return the substances that any product holds, in the order of the study."""
    held = {key for cell in done.cells.values() for key in cell.contents}
    return [each.substance for each in done.study.substances if each.substance in held]


def _materials(done: Computed, name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for substance in used_substances(done):
        parts = {part: total(done, name, take, substance) for part, take in TAKES.items()}
        found[substance] = {
            part: None if values is None else yearly(values) for part, values in parts.items()
        }
    return found


def _mass(done: Computed, name: str) -> dict[str, Any]:
    """Kilograms of whole products, by product where the mass is known."""
    found: dict[str, Any] = {}
    for each in done.study.products:
        cell = done.cells[name, each.product]
        if MASS in cell.contents:
            gathered = cell.collected[MASS]
            found[each.product] = {
                "stock": yearly(cell.contents[MASS].stock),
                "discarded": yearly(cell.contents[MASS].discarded),
                "collected": None if gathered is None else yearly(gathered),
            }
    return found


def _matrix(done: Computed) -> dict[str, Any]:
    """Kilograms in stock at the end of the base year and discarded from then on, by product and substance."""
    found: dict[str, Any] = {}
    for each in done.study.products:
        cell = done.cells[BASELINE, each.product]
        found[each.product] = {
            substance: {"stock": band(held.stock[:, 0]), "discarded": band(held.discarded[:, 1:].sum(axis=1))}
            for substance, held in cell.contents.items()
            if substance != MASS
        }
    return found


def run_study(study: Study, **options: Any) -> dict[str, Any]:
    """Compute a study and return its result."""
    return result_of(compute(study, **options))
