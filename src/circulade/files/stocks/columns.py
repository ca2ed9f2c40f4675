"""Read the columns of a CSV file of this door: the cells of every row with its line."""

from pathlib import Path

from circulade.files.table import FileError, Trouble, check_separator, content_of, csv_records, decoded

Cells = tuple[int, list[str]]
"""A line of the file and its cells in the order asked for; a missing optional cell is empty."""


def read_columns(
    path: Path, required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> tuple[list[Cells], list[Trouble]]:
    """Return the rows that have the right number of cells, and what is wrong with the others.

    Raises `FileError` when the file or its header cannot be used at all.
    """
    text = decoded(content_of(path), file=path.name)
    lines = csv_records(path, text)
    header = next(lines, None)
    if header is None:
        raise FileError([Trouble(path.name, 0, "", "is empty; its first line must name the columns")])
    places = _places(path, header[1], required, optional)
    rows, troubles = list[Cells](), list[Trouble]()
    for line, cells in lines:
        if not any(cells):
            continue
        if len(cells) != len(header[1]):
            text = f"{len(cells)} cells under {len(header[1])} columns"
            if len(cells) > len(header[1]):
                text += "; if a number has a decimal comma, write a point"
            troubles.append(Trouble(path.name, line, "", text))
            continue
        rows.append((line, ["" if place is None else cells[place] for place in places]))
    if not rows and not troubles:
        troubles.append(Trouble(path.name, 0, "", "has no rows below the header"))
    return rows, troubles


def _plain(name: str) -> str:
    """Return a column's name without what people vary: capitals, and what stands between words."""
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def _places(
    path: Path, names: list[str], required: tuple[str, ...], optional: tuple[str, ...]
) -> list[int | None]:
    expected = ", ".join((*required, *(f"[{name}]" for name in optional)))
    check_separator(path.name, names)
    known = {*required, *optional}
    plain = {_plain(name): name for name in known if name not in names}
    meant = {name: plain[_plain(name)] for name in names if name not in known and _plain(name) in plain}
    texts = [f"column {name!r} must be written {right!r}" for name, right in meant.items()]
    gone = [name for name in required if name not in names and name not in meant.values()]
    texts += [f"column {name!r} is missing (expected: {expected})" for name in gone]
    odd = [name for name in names if name not in known and name not in meant]
    texts += [f"column {name!r} is unknown (expected: {expected})" for name in odd]
    texts += [f"column {name!r} stands twice" for name in sorted({n for n in names if names.count(n) > 1})]
    if texts:
        raise FileError([Trouble(path.name, 1, "", text) for text in texts])
    return [names.index(name) if name in names else None for name in (*required, *optional)]
