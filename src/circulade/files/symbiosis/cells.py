"""Read the columns of one table of listings: texts and numbers by column, every bad cell with its place."""

import csv
import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from circulade.engines.symbiosis.listings import Floats
from circulade.files.stocks.columns import read_columns
from circulade.files.stocks.number import NotANumber, number
from circulade.files.table import FileError, Trouble, content_of, decoded

NEUTRAL = 1.0
"""Stands for a cell that cannot be read, so that nothing else is said about it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: texts and numbers that must be there, and texts and numbers that may.

    An optional number that is empty is read as the number given with its column; a column ending in a colon stands
    for all that begin so.
    """

    texts: tuple[str, ...]
    numbers: tuple[str, ...]
    optional_texts: tuple[str, ...] = ()
    optional_numbers: Mapping[str, float] = field(default_factory=dict)

    def present(self, header: Collection[str]) -> tuple[tuple[str, ...], dict[str, float]]:
        """Return the optional texts and numbers that a header names."""
        found = dict[str, float]()
        for name in dict.fromkeys(header):
            beginning, colon, rest = name.partition(":")
            key = f"{beginning}:" if colon and rest else name if not colon else ""
            if key in self.optional_numbers:
                found[name] = self.optional_numbers[key]
        return tuple(name for name in self.optional_texts if name in header), found


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One file: its name, the line of each row, texts and numbers by column."""

    file: str
    lines: tuple[int, ...]
    texts: dict[str, tuple[str, ...]]
    numbers: dict[str, Floats]

    def without(self, lines: Collection[int]) -> "Table":
        """Return the table without the rows of these lines."""
        kept = [row for row, line in enumerate(self.lines) if line not in lines]
        return Table(
            self.file,
            tuple(self.lines[row] for row in kept),
            {name: tuple(cells[row] for row in kept) for name, cells in self.texts.items()},
            {name: values[kept] for name, values in self.numbers.items()},
        )


def read_cells(path: Path, columns: Columns) -> tuple[Table, list[Trouble]]:
    """Read a file with its optional columns; those that are not there are not in the table."""
    more_texts, more_numbers = columns.present(_header(path))
    texts, numbers = (*columns.texts, *more_texts), (*columns.numbers, *more_numbers)
    required = (*columns.texts, *columns.numbers)
    absent = [
        name for name in columns.optional_numbers if name not in more_numbers and not name.endswith(":")
    ]
    optional = (*columns.optional_texts, *more_numbers, *absent)
    rows, troubles = read_columns(path, required, optional)
    places = {name: place for place, name in enumerate((*required, *optional))}
    lines = tuple(line for line, _ in rows)
    cells_of = {name: tuple(cells[places[name]] for _, cells in rows) for name in (*texts, *numbers)}
    read = dict[str, Floats]()
    for name in numbers:
        cells = cells_of[name]
        values = np.empty(len(cells))
        for place, cell in enumerate(cells):
            try:
                values[place] = number(cell) if cell or name not in more_numbers else more_numbers[name]
            except NotANumber as error:
                values[place] = NEUTRAL
                said = str(error) if cell else "is empty; write a number, none is filled in"
                troubles.append(Trouble(path.name, lines[place], name, said))
        read[name] = values
    return Table(path.name, lines, {name: cells_of[name] for name in texts}, read), troubles


def nothing(file: str, columns: Columns) -> Table:
    """Return a table without rows, for a file that cannot be read at all."""
    return Table(file, (), dict.fromkeys(columns.texts, ()), {name: np.zeros(0) for name in columns.numbers})


def _header(path: Path) -> tuple[str, ...]:
    text = decoded(content_of(path), file=path.name)
    try:
        header = next(csv.reader(io.StringIO(text, newline="")), [])
    except csv.Error as error:
        raise FileError([Trouble(path.name, 1, "", f"is not CSV: {error}")]) from None
    return tuple(name.strip() for name in header)
