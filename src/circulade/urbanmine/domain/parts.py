"""The parts of a result page: what each shows, from charts, tables and words."""

from collections.abc import Callable
from typing import Any

from circulade.files.mine import BASELINE
from circulade.urbanmine.domain.pictures import picture
from circulade.urbanmine.domain.reading import paragraph
from circulade.urbanmine.domain.shown import Shown
from circulade.urbanmine.domain.tables import (
    benchmark_rows,
    calibration_rows,
    class_blocks,
    difference_rows,
    inhabitant_rows,
    matrix_blocks,
    quality_rows,
    result_lines,
)
from circulade.urbanmine.queries.studies import sharing_studies

Asked = dict[str, str]


def part_of(found: Shown, part: str, asked: Asked) -> dict[str, Any]:
    """Return what a part shows; raises `NoPicture` for a product or substance that the result does not hold."""
    return _PARTS[part](found, asked)


def _pictures(found: Shown, names: tuple[str, ...], asked: Asked) -> list[tuple[str, Any]]:
    return [(name, picture(found, name, asked)) for name in names]


def _overview(found: Shown, asked: Asked) -> dict[str, Any]:
    return {
        "paragraph": paragraph(found),
        "lines": result_lines(found, asked.get("scenario", BASELINE)),
        "pictures": _pictures(found, ("stock", "flows", "ages"), asked),
        "quality": quality_rows(found),
    }


def _materials(found: Shown, asked: Asked) -> dict[str, Any]:
    return {
        "stock_blocks": matrix_blocks(found, "stock"),
        "discarded_blocks": matrix_blocks(found, "discarded"),
        "blocks": class_blocks(found, asked.get("scenario", BASELINE)),
    }


def _flows(found: Shown, asked: Asked) -> dict[str, Any]:
    return {"pictures": _pictures(found, ("sankey", "material"), asked) if found.substances else []}


def _scenarios(found: Shown, asked: Asked) -> dict[str, Any]:
    tables = [
        (found.scenario_name(name), *difference_rows(found, name), result_lines(found, name))
        for name in found.scenarios[1:]
    ]
    return {"tables": tables, "pictures": _pictures(found, ("scenarios",), asked)}


def _sensitivity(found: Shown, asked: Asked) -> dict[str, Any]:
    keys = [f"{each['category']}-{each['part']}" for each in found.result["sensitivity"] if each["shares"]]
    return {"outcomes": [(key, picture(found, "sensitivity", {"outcome": key})) for key in keys]}


def _comparison(found: Shown, asked: Asked) -> dict[str, Any]:
    return {
        "inhabitants": inhabitant_rows([found.record, *sharing_studies(found.record)]),
        "benchmarks": benchmark_rows(),
        "calibration": [
            (row, each["product"], each["year"])
            for row, each in zip(calibration_rows(found), found.result["calibration"], strict=True)
        ],
    }


_PARTS: dict[str, Callable[[Shown, Asked], dict[str, Any]]] = {
    "overview": _overview,
    "materials": _materials,
    "flows": _flows,
    "scenarios": _scenarios,
    "sensitivity": _sensitivity,
    "comparison": _comparison,
}
