"""A study as plain JSON values and back: the inputs of a stored run."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from circulade.files.mine.study import ROWS, Header, Study


def study_to_dict(study: Study) -> dict[str, Any]:
    """Return plain JSON values; what is empty is left out, rows are sorted, so equal studies give equal bytes."""
    plain: dict[str, Any] = {"header": _kept(asdict(study.header))}
    for key in ROWS:
        rows = [_kept(asdict(row)) for row in getattr(study, key)]
        plain[key] = rows if key in ("products", "strategies") else sorted(rows, key=_order)
    return plain


def study_from_dict(plain: Mapping[str, Any]) -> Study:
    """Return the study of plain JSON values."""
    rows = {key: tuple(_row(kind, row) for row in plain.get(key, ())) for key, kind in ROWS.items()}
    return Study(_row(Header, plain["header"]), **rows)


def in_order(study: Study) -> Study:
    """Return the study with its rows in the one order that counts, whatever order they came in."""
    return study_from_dict(study_to_dict(study))


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None and value != ""}


def _order(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(f"{key}={row[key]}" for key in sorted(row))


def _row(kind: type, row: Mapping[str, Any]) -> Any:
    """Give the row back: canonical JSON writes 5.0 as 5, and text that is empty was left out."""
    types = {each.name: getattr(each.type, "__name__", str(each.type)) for each in fields(kind)}
    cast = {name: "" for name, told in types.items() if told == "str" and name not in row} | {
        key: float(value) if isinstance(value, int) and "float" in types[key] else value
        for key, value in row.items()
    }
    return kind(**cast)
