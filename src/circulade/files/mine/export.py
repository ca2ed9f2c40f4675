"""A result as files for other tools: a tidy table, and labelled arrays for flodym or xarray.

`arrays.npz` holds plain numpy arrays, no pickles: the values `flows` [scenario, product, part, level, year] in the
product's unit and `materials` [scenario, substance, part, level, year] in kilograms of the basis of each substance
(not a number where a step is not stated), and one text array for each dimension, named as the dimension.
"""

import io
import json
from typing import Any

import numpy as np

from circulade.files.canonical import canonical_json
from circulade.files.mine.bands import NAMES
from circulade.files.mine.plain import study_to_dict
from circulade.files.mine.quality import Quality
from circulade.files.mine.study import Study
from circulade.files.mine.template import write_study
from circulade.files.sheets import write_table

FLOW_PARTS = ("stock", "fresh", "discarded", "returned")
MATERIAL_PARTS = ("stock", "fresh", "discarded", "returned", "collected", "recovered")
EXPORTS = {
    "results.csv": "text/csv; charset=utf-8",
    "results.json": "application/json",
    "arrays.npz": "application/octet-stream",
    "study.json": "application/json",
    "study.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
HEADERS = ("scenario", "product", "substance", "class", "part", "year", "unit", "basis", *NAMES, "grade")


def export(study: Study, result: dict[str, Any], *, kind: str) -> bytes:
    """Return one of `EXPORTS`; KeyError for another name."""
    makers = {
        "results.csv": lambda: write_table(HEADERS, tidy_rows(study, result), kind="csv").content,
        "results.json": lambda: canonical_json(result),
        "arrays.npz": lambda: arrays(study, result),
        "study.json": lambda: canonical_json(study_to_dict(study)),
        "study.xlsx": lambda: write_study(study),
    }
    return makers[kind]()


def tidy_rows(study: Study, result: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return one row for each scenario, thing, part and year, three levels and the grade of what it rests on."""
    quality = Quality(study)
    units = {each.product: each.unit for each in study.products}
    classes = {each.substance: each.category for each in study.substances}
    bases = {each.substance: each.basis for each in study.substances}
    rows: list[tuple[Any, ...]] = []
    for scenario in result["scenarios"]:
        for product, parts in result["flows"][scenario].items():
            for part, found in parts.items():
                grade = quality.of(part, product=product).grade
                names = (scenario, product, "", "", part)
                rows += _years(result, names, (units[product], ""), found, grade)
        for substance, parts in result["materials"][scenario].items():
            for part, found in parts.items():
                if found is not None:
                    names = (scenario, "", substance, classes[substance], part)
                    grade = quality.of(part, substance=substance).grade
                    rows += _years(result, names, ("kg", bases[substance]), found, grade)
    return rows


def _years(
    result: dict[str, Any],
    names: tuple[str, ...],
    unit: tuple[str, str],
    found: dict[str, list[float]],
    grade: str,
) -> list[tuple[Any, ...]]:
    return [
        (*names, year, *unit, *(found[level][at] for level in NAMES), grade)
        for at, year in enumerate(result["years"])
    ]


def arrays(study: Study, result: dict[str, Any]) -> bytes:
    """Return the labelled arrays as one file; equal results give equal bytes."""
    scenarios = result["scenarios"]
    products = [each["product"] for each in result["products"]]
    substances = list(result["materials"][scenarios[0]])
    bases = {each.substance: each.basis for each in study.substances}
    flows = _filled(result["flows"], scenarios, products, FLOW_PARTS, len(result["years"]))
    materials = _filled(result["materials"], scenarios, substances, MATERIAL_PARTS, len(result["years"]))
    dimensions = {
        "flows": ["scenario", "product", "flow_part", "level", "year"],
        "materials": ["scenario", "substance", "material_part", "level", "year"],
    }
    out = io.BytesIO()
    np.savez(
        out,
        flows=flows,
        materials=materials,
        scenario=np.array(scenarios),
        product=np.array(products),
        product_unit=np.array([each["unit"] for each in result["products"]]),
        substance=np.array(substances or [""]),
        substance_basis=np.array([bases[each] for each in substances] or [""]),
        flow_part=np.array(FLOW_PARTS),
        material_part=np.array(MATERIAL_PARTS),
        level=np.array(NAMES),
        year=np.array(result["years"]),
        dimensions=np.array(json.dumps(dimensions, sort_keys=True)),
    )
    return out.getvalue()


def _filled(
    found: dict[str, Any], scenarios: list[str], keys: list[str], parts: tuple[str, ...], years: int
) -> Any:
    values = np.full((len(scenarios), len(keys), len(parts), len(NAMES), years), np.nan)
    for s, scenario in enumerate(scenarios):
        for k, key in enumerate(keys):
            for p, part in enumerate(parts):
                told = found[scenario][key].get(part)
                if told is not None:
                    values[s, k, p] = [told[level] for level in NAMES]
    return values
