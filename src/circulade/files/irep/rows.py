"""Rows of one file of the register: columns by their names, whatever their order and letters, and problems by cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from circulade.files.mine.numbers import NotUnderstood, read_number
from circulade.files.sheets import Sheet, SheetError, SheetProblem, address, text_of


@dataclass(frozen=True, slots=True)
class Row:
    """A row, its cells by column in lower case, and where problems with it go."""

    file: str
    number: int
    cells: dict[str, str]
    columns: dict[str, int]
    problems: list[SheetProblem]

    def wrong(self, column: str, message: str) -> None:
        """Note a problem at the cell of a column."""
        self.problems.append(SheetProblem(self.file, "", self.at(column), f"{column}: {message}"))

    def at(self, column: str) -> str:
        """Return the address of the cell of a column."""
        return address(self.number, self.columns.get(column, 0))

    def value(self, column: str) -> str:
        """Return a cell as text, "" where there is none."""
        return self.cells.get(column, "")

    def amount(self, column: str) -> float | None:
        """Return a cell as a number; None, with the problem noted, where it is none."""
        try:
            return read_number(self.value(column))
        except NotUnderstood as reason:
            self.wrong(column, str(reason))
            return None


def rows_of(
    sheet: Sheet, *, file: str, needed: tuple[str, ...], problems: list[SheetProblem]
) -> Iterator[Row]:
    """Yield the rows below the header; raises `SheetError` where a needed column is missing."""
    header = [text_of(cell).strip().lower() for cell in sheet.rows[0]] if sheet.rows else []
    columns = {name: place for place, name in reversed(list(enumerate(header))) if name}
    if lacking := [name for name in needed if name not in columns]:
        told = f"the column {', '.join(lacking)} is missing; found: {', '.join(header) or 'nothing'}"
        raise SheetError(SheetProblem(file, "", "", told))
    for number in range(1, len(sheet.rows)):
        cells = {
            name: text_of(sheet.value(number, place)).replace("\x00", "").strip()
            for name, place in columns.items()
        }
        if any(cells.values()):
            yield Row(file, number, cells, columns, problems)
