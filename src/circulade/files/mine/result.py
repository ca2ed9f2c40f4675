"""The result of a study as plain JSON: what pages, files and replays show, with P5 to P95 on every number."""

from collections.abc import Mapping
from typing import Any

from circulade.files.mine.assumed import MASS
from circulade.files.mine.bands import six
from circulade.files.mine.cells import FLOWS, PARTS
from circulade.files.mine.computing import Computed, compute
from circulade.files.mine.modelling import Mined
from circulade.files.mine.plain import study_from_dict
from circulade.files.mine.study import BASELINE, CLASSES, Study
from circulade.files.mine.sums import CHANGED, CHANGES

ENGINE = "urban-mine"
VERSION = "2"
MOST_TOLD = 12
"""Assumptions named for each outcome."""
CHANCE = 8.0
"""An assumption that explains less than this ÷ draws explains nothing that chance would not."""


def result_of(done: Computed) -> dict[str, Any]:
    """Return everything as JSON; masses are kilograms, products stand in their own unit."""
    names = (BASELINE, *done.study.scenarios)
    held = {key for each in done.mined for key in each.modelled.content_levels}
    substances = [each.substance for each in done.study.substances if each.substance in held]
    products = [each.product.product for each in done.mined]
    return {
        "engine": ENGINE,
        "version": VERSION,
        "years": list(done.years),
        "mass_balance": six(done.mass_balance),
        "scenarios": list(names),
        "products": [_product(done, each) for each in done.mined],
        "flows": {
            name: {key: _parts(done, ("flows", name, key), FLOWS) for key in products} for name in names
        },
        "materials": {
            name: {key: _parts(done, ("materials", name, key), PARTS) for key in substances} for name in names
        },
        "matrix": {key: _held(done, key) for key in products},
        "mass": {
            name: {
                each.product.product: _parts(
                    done, ("mass", name, each.product.product), ("stock", "discarded", "collected")
                )
                for each in done.mined
                if MASS in each.modelled.content_levels
            }
            for name in names
        },
        "classes": {name: {key: _class(done, name, key) for key in substances} for name in names},
        "lines": {name: _lines(done, name) for name in names},
        "differences": {name: _differences(done, name, products, substances) for name in names[1:]},
        "sensitivity": _sensitivity(done),
        "calibration": _calibration(done),
    }


def compute_from_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Compute the result of stored inputs: what a replay does."""
    return result_of(compute(study_from_dict(inputs)))


def run_study(study: Study, **options: Any) -> dict[str, Any]:
    """Compute a study and return its result."""
    return result_of(compute(study, **options))


def _product(done: Computed, mined: Mined) -> dict[str, Any]:
    product, series = mined.product, mined.series
    return {
        "product": product.product,
        "name": product.name,
        "unit": product.unit,
        "way": product.way,
        "given": list(series.given),
        "gaps": list(series.gaps),
        "band": six(series.band),
        "downscaled": six(series.downscaled),
        "grade": series.grade,
        "ages": [[year, six(amount)] for year, amount in done.ages[product.product]],
    }


def _parts(done: Computed, key: tuple[str, ...], parts: tuple[str, ...]) -> dict[str, Any]:
    return {part: done.tally.yearly(key, part) for part in parts}


def _held(done: Computed, product: str) -> dict[str, Any]:
    """Kilograms in stock at the end of the base year and discarded from then on, by substance."""
    found: dict[str, Any] = {}
    for name in done.tally.parts(("matrix", product)):
        part, _, substance = name.partition("|")
        found.setdefault(substance, {})[part] = done.tally.band(("matrix", product), name)
    return found


def _class(done: Computed, name: str, substance: str) -> dict[str, Any]:
    """Return the classes after UNFC; what has no recovery step has no recoverable mass.

    `priced` is the part of the recoverable that somebody stated a price for; costs are not examined.
    """
    key = ("classes", name, substance)
    parts = ("in_stock", "discarded", "kept_in_use", "fresh", "collected")
    row: dict[str, Any] = {part: done.tally.band(key, part) for part in parts}
    row["recoverable"] = done.tally.band(key, "recovered")
    priced = any(each.substance == substance for each in done.study.prices)
    return row | {"priced": row["recoverable"] if priced else None}


def _lines(done: Computed, name: str) -> dict[str, Any]:
    """Return the three lines: landfill avoided (kg of products), virgin input avoided (kg by class), value."""
    values: dict[str, list[float]] = {}
    for currency in sorted({each.currency for each in done.study.prices}):
        low = done.tally.band(("value", name, currency), "low")
        high = done.tally.band(("value", name, currency), "high")
        if low is not None and high is not None:
            values[currency] = [low[0], high[2]]
    virgin = {category: done.tally.band(("virgin", name, category), "avoided") for category in CLASSES}
    return {
        "landfill_avoided": done.tally.band(("landfill", name), "kept"),
        "virgin_avoided": virgin,
        "value": values,
    }


def _differences(done: Computed, name: str, products: list[str], substances: list[str]) -> dict[str, Any]:
    """Return a scenario as its difference to the baseline, draw by draw with the same draws."""

    def row(key: tuple[str, ...], parts: tuple[str, ...]) -> dict[str, Any]:
        return {part: done.tally.band(key, part) for part in parts}

    return {
        "products": {key: row(("product differences", name, key), CHANGED) for key in products},
        "substances": {key: row(("differences", name, key), CHANGES) for key in substances},
    }


def _sensitivity(done: Computed) -> list[dict[str, Any]]:
    """Return which assumption matters most for what the baseline discards and recovers, class by class."""
    labels = [done.draws.doubts[key].label for key in done.draws.keys]
    least = max(0.001, CHANCE / done.draws.count)
    found = []
    for at, (category, part) in enumerate(done.outcomes):
        column = done.shares[:, at].tolist() if done.shares.size else []
        told = sorted(((-share, label) for share, label in zip(column, labels, strict=False)))[:MOST_TOLD]
        shares = [{"label": label, "share": six(-share)} for share, label in told if -share >= least]
        band = done.tally.band(("outcome", category, part), "sum")
        found.append({"category": category, "part": part, "band": band, "shares": shares})
    return found


def _calibration(done: Computed) -> list[dict[str, Any]]:
    """Return collected weights beside what was generated: the ratio is itself an indicator."""
    found = []
    for row in done.study.collected:
        generated = done.tally.yearly(("mass", BASELINE, row.product), "discarded")
        if generated is None or row.year not in done.years:
            continue
        band = [generated[level][done.years.index(row.year)] for level in ("p5", "p50", "p95")]
        entry: dict[str, Any] = {"product": row.product, "year": row.year, "tonnes": six(row.tonnes)}
        entry |= {"grade": row.grade, "generated_kg": band}
        entry["ratio"] = six(row.tonnes * 1000 / band[1]) if band[1] > 0 else None
        found.append(entry)
    return found
