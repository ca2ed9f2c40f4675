"""Read the columns of one table of listings: texts and numbers by column, every bad cell with its place."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from circulade.engines.symbiosis.listings import Floats
from circulade.files.stocks.columns import read_columns
from circulade.files.stocks.number import NotANumber, number
from circulade.files.table import FileError, Trouble, content_of, decoded

NEUTRAL = 1.0
"""Stands for a cell that cannot be read, so that nothing else is said about it."""


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One file: its name, the line of each row, texts and numbers by column."""

    file: str
    lines: tuple[int, ...]
    texts: dict[str, tuple[str, ...]]
    numbers: dict[str, Floats]


def read_cells(
    path: Path, *, texts: tuple[str, ...], numbers: tuple[str, ...], prefix: str = "", empty: float = np.nan
) -> tuple[Table, list[Trouble]]:
    """Read a file; columns that begin with `prefix` hold numbers or nothing, which is read as `empty`."""
    open_columns = _open_columns(path, prefix) if prefix else ()
    rows, troubles = read_columns(path, (*texts, *numbers), open_columns)
    columns = list(zip(*(cells for _, cells in rows), strict=True)) or [()] * (
        len(texts) + len(numbers) + len(open_columns)
    )
    lines = tuple(line for line, _ in rows)
    read = dict[str, Floats]()
    named = zip((*numbers, *open_columns), columns[len(texts) :], strict=True)
    for name, cells in named:
        values = np.empty(len(cells))
        for place, cell in enumerate(cells):
            try:
                values[place] = number(cell) if cell or name in numbers else empty
            except NotANumber as error:
                values[place] = NEUTRAL
                said = str(error) if cell else "is empty"
                troubles.append(Trouble(path.name, lines[place], name, said))
        read[name] = values
    return Table(path.name, lines, dict(zip(texts, columns, strict=False)), read), troubles


def nothing(file: str, texts: tuple[str, ...], numbers: tuple[str, ...]) -> Table:
    """Return a table without rows, for a file that cannot be read at all."""
    return Table(file, (), dict.fromkeys(texts, ()), {name: np.zeros(0) for name in numbers})


def _open_columns(path: Path, prefix: str) -> tuple[str, ...]:
    text = decoded(content_of(path), file=path.name)
    try:
        header = next(csv.reader(io.StringIO(text, newline="")), [])
    except csv.Error as error:
        raise FileError([Trouble(path.name, 1, "", f"is not CSV: {error}")]) from None
    names = [name.strip() for name in header]
    return tuple(name for name in dict.fromkeys(names) if name.startswith(prefix) and name != prefix)
