"""The permission table: the rows of all apps."""

import importlib
from pathlib import Path

from tests.permissions.rows import Row

TESTS = Path(__file__).parent.parent

ROWS: list[Row] = [
    row
    for path in sorted(TESTS.glob("*/permission_rows.py"))
    for row in importlib.import_module(f"tests.{path.parent.name}.permission_rows").ROWS
]
