"""A workbook as plain values."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property

from circulade.files.sheets.problem import SheetProblem

Value = str | int | float | bool | date | datetime | time | None
"""Text, number, yes/no, date or time; None is an empty cell."""


@dataclass(frozen=True)
class Sheet:
    """Rows from the first cell of the sheet on, so that a position gives its address."""

    name: str
    rows: tuple[tuple[Value, ...], ...]

    @cached_property
    def width(self) -> int:
        """Cells of the longest row."""
        return max((len(row) for row in self.rows), default=0)

    def value(self, row: int, column: int) -> Value:
        """Return a cell counted from 0; outside the sheet is empty."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return None


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of a file in order, and what was noticed on reading them."""

    name: str
    format: str
    """xlsx, xls, ods or csv."""
    sheets: tuple[Sheet, ...]
    problems: tuple[SheetProblem, ...] = field(default=())
    """Not fatal: formulas, error values, an encoding that had to be guessed."""


def address(row: int, column: int) -> str:
    """Return the address of a cell counted from 0: (0, 0) is A1, (3, 27) is AB4."""
    letters = ""
    rest = column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{row + 1}"


def text_of(value: Value) -> str:
    """Return a cell as text: whole numbers without a point, dates as ISO 8601, yes/no as true/false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
