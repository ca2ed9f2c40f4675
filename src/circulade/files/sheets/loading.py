"""Load the sheets of a workbook through a process of its own, so that no file can end the server."""

import json
import subprocess
import sys
from datetime import date, datetime, time
from pathlib import Path

from circulade.files.sheets.archive import refusal
from circulade.files.sheets.formula_safety import taken_back
from circulade.files.sheets.limits import Limits
from circulade.files.sheets.problem import SheetError
from circulade.files.sheets.values import Sheet, Value

CHILD = Path(__file__).with_name("loading_child.py")
PATIENCE = 120
"""Seconds after which the process is ended, whatever it does."""
DAMAGED = "the file is damaged or cut short: save it again and upload the new file"


def load_sheets(content: bytes, *, name: str, limits: Limits) -> tuple[Sheet, ...]:
    """Return every sheet; raises SheetError for what cannot be loaded within the limits."""
    command = [sys.executable, "-I", str(CHILD), str(limits.cells)]
    try:
        # Fixed arguments, our own interpreter and script; the file goes in by standard input.
        done = subprocess.run(command, input=content, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise refusal(name, "the file takes too long to read: split it into smaller files") from error
    if done.returncode != 0:
        raise refusal(name, DAMAGED)
    answer = json.loads(done.stdout)
    if "cells" in answer:
        raise too_many_cells(name, *answer["cells"], limits=limits)
    if answer.get("problem") == "password":
        raise refusal(name, "the file is protected by a password: save it without one")
    if "problem" in answer:
        raise refusal(name, DAMAGED)
    return tuple(
        Sheet(sheet, tuple(tuple(map(_value, row)) for row in rows)) for sheet, rows in answer["sheets"]
    )


def too_many_cells(name: str, part: str, rows: int, columns: int, *, limits: Limits) -> SheetError:
    """Return the refusal of a sheet that is too large."""
    return refusal(
        name,
        f"{part} reaches over {rows} rows and {columns} columns, at most {limits.cells} cells are read: "
        "delete the cells far outside the table",
    )


def _value(told: str | bool | int | float | dict[str, str] | None) -> Value:
    if isinstance(told, str):
        return taken_back(told) or None
    if not isinstance(told, dict):
        return told
    if "datetime" in told:
        return datetime.fromisoformat(told["datetime"])
    if "date" in told:
        return date.fromisoformat(told["date"])
    return time.fromisoformat(told["time"])
