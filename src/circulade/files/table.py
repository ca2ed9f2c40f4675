"""Read a CSV file of a file door strictly: every problem named by file, line and column.

The dialect of every door: comma, dot, UTF-8 with or without byte-order mark, a header; cells are trimmed.
"""

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LONGEST_TEXT = 1_000
"""Characters of a problem that are shown; a cell may hold a hundred times as many."""
LONGEST_CELL = 131_072
SEPARATORS = {";": "semicolons", "\t": "tabs"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One problem of one file; `line` counts from 1 with the header, 0 is the file as a whole."""

    file: str
    line: int
    column: str
    text: str

    def __str__(self) -> str:
        """Give one line: file:line: column: what is wrong."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        text = self.text
        if len(text) > LONGEST_TEXT:
            text = f"{text[: LONGEST_TEXT // 2]} … {text[-LONGEST_TEXT // 2 :]}"
        return f"{place}: {f'column {self.column}: ' if self.column else ''}{text}"


class FileError(ValueError):
    """A file that cannot be used; `troubles` lists everything found wrong with it."""

    def __init__(self, troubles: Collection[Trouble]) -> None:
        super().__init__("\n".join(map(str, troubles)))
        self.troubles = tuple(troubles)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its first line in the file and its cells by column."""

    line: int
    cells: Mapping[str, str]


def read_table(path: Path, *, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> tuple[Row, ...]:
    """Return the rows of a file with exactly these columns; `required` cells must not be empty."""
    text = _text(path)
    lines = csv_records(path, text)
    header = next(lines, None)
    if header is None:
        raise FileError(
            [Trouble(path.name, 0, "", "the file is empty; its first line must name the columns")]
        )
    names = header[1]
    check_separator(path.name, names)
    troubles = _header_troubles(path, names, required, optional)
    rows = []
    for line, cells in lines if not troubles else ():
        if not any(cells):
            continue
        if len(cells) != len(names):
            troubles.append(Trouble(path.name, line, "", f"{len(cells)} cells under {len(names)} columns"))
            continue
        row = Row(line, dict(zip(names, cells, strict=True)))
        troubles += [Trouble(path.name, line, c, "is empty") for c in required if not row.cells[c]]
        rows.append(row)
    if troubles:
        raise FileError(troubles)
    return tuple(rows)


def read_open_table(content: bytes, *, file: str) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Return the columns and rows of a file whose columns are free; `file` is its name in messages."""
    path = Path(file)
    lines = csv_records(path, decoded(content, file=path.name))
    header = next(lines, None)
    if header is None:
        raise FileError(
            [Trouble(path.name, 0, "", "the file is empty; its first line must name the columns")]
        )
    names = header[1]
    check_separator(path.name, names)
    troubles = _header_troubles(path, names, (), tuple(names))
    if "" in names:
        troubles.append(Trouble(path.name, 1, "", f"the {names.index('') + 1}. column has no name"))
    rows = []
    for line, cells in lines:
        if len(cells) != len(names):
            if any(cells):
                troubles.append(
                    Trouble(path.name, line, "", f"{len(cells)} cells under {len(names)} columns")
                )
        elif any(cells):
            rows.append(Row(line, dict(zip(names, cells, strict=True))))
    if troubles:
        raise FileError(troubles)
    return tuple(names), tuple(rows)


def content_of(path: Path) -> bytes:
    """Return the bytes of a file, or raise `FileError` saying why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise FileError([Trouble(path.name or str(path), 0, "", f"cannot be read: {reason}")]) from None


def decoded(content: bytes, *, file: str) -> str:
    """Return UTF-8 text, with or without byte-order mark, or raise `FileError` naming the line."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        kind = "UTF-8" if file.endswith(".json") else "CSV UTF-8"
        raise FileError([Trouble(file, line, "", f"is not UTF-8 text; save it as {kind}")]) from None
    if (nul := text.find("\0")) >= 0:
        why = "holds a NUL byte, which no text has: the file is damaged or of another kind; save it as CSV UTF-8"
        raise FileError([Trouble(file, text[:nul].count("\n") + 1, "", why)])
    return text


def check_separator(file: str, names: Sequence[str]) -> None:
    """Refuse a header that is one column because its names are not separated by commas."""
    for sign, word in SEPARATORS.items():
        if len(names) == 1 and sign in names[0]:
            text = f"the columns are separated by {word}; save with commas, and with points for decimals"
            raise FileError([Trouble(file, 1, "", text)])


def _text(path: Path) -> str:
    return decoded(content_of(path), file=path.name)


def csv_records(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the cells of every record, without the blanks around them."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        while True:
            # The bound is one for the whole process, and reading spreadsheets sets another.
            csv.field_size_limit(LONGEST_CELL)
            cells = next(reader, None)
            if cells is None:
                return
            yield line, [cell.strip() for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileError([Trouble(path.name, line, "", f"is not CSV: {error}")]) from None


def _header_troubles(
    path: Path, names: list[str], required: tuple[str, ...], optional: tuple[str, ...]
) -> list[Trouble]:
    expected = ", ".join((*required, *(f"[{name}]" for name in optional)))
    texts = [f"column {name!r} is missing (expected: {expected})" for name in required if name not in names]
    known = {*required, *optional}
    texts += [f"column {name!r} is unknown (expected: {expected})" for name in names if name not in known]
    texts += [f"column {name!r} stands twice" for name in sorted({n for n in names if names.count(n) > 1})]
    return [Trouble(path.name, 1, "", text) for text in texts]
