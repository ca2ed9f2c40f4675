"""Read the files of a meeting plan strictly; every row keeps its line, so that a problem can name it.

people.csv   ref, available (one 0 or 1 per slot) [, most] [, online]
wishes.csv   a, b, weight
fixed.csv    a, b, slot
forbid.csv   a, b
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from circulade.engines.meetings import Fixed, InputError, Pair, Participant, Problem, Wish, check
from circulade.files.table import FileError, Row, Trouble, read_table

COLUMNS = {
    "participants": (("ref", "available"), ("most", "online")),
    "wishes": (("a", "b", "weight"), ()),
    "fixed": (("a", "b", "slot"), ()),
    "forbidden": (("a", "b"), ()),
}
"""The columns required and optional, by the engine's name of the argument."""

LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class MeetingInputs:
    """What the files say, with what the organiser sets for all."""

    participants: tuple[Participant, ...]
    wishes: tuple[Wish, ...]
    slots: int
    tables: int
    fixed: tuple[Fixed, ...] = ()
    forbidden: tuple[Pair, ...] = ()


def read_meetings(
    people: Path,
    wishes: Path,
    *,
    slots: int,
    tables: int,
    fixed: Path | None = None,
    forbid: Path | None = None,
) -> MeetingInputs:
    """Read and check all files; raises `FileError` with every problem of every file."""
    paths = {"participants": people, "wishes": wishes, "fixed": fixed, "forbidden": forbid}
    rows, troubles = dict[str, tuple[Row, ...]](), list[Trouble]()
    for field, path in paths.items():
        try:
            required, optional = COLUMNS[field]
            rows[field] = read_table(path, required=required, optional=optional) if path else ()
        except FileError as error:
            troubles += error.troubles
    if not troubles and not rows["participants"]:
        troubles.append(Trouble(people.name, 0, "", "has no rows below the header"))
    if troubles:
        raise FileError(troubles)
    for field, path in paths.items():
        troubles += _unreadable(path, field, rows[field]) if path else ()
    once = {field: tuple(_first_of_each(field, found).values()) for field, found in rows.items()}
    inputs = MeetingInputs(
        tuple(_participant(row) for row in once["participants"]),
        tuple(Wish(row.cells["a"], row.cells["b"], row.cells["weight"]) for row in once["wishes"]),
        slots,
        tables,
        tuple(Fixed(row.cells["a"], row.cells["b"], _whole(row.cells["slot"]) or 0) for row in once["fixed"]),
        tuple((row.cells["a"], row.cells["b"]) for row in once["forbidden"]),
    )
    troubles += _refused(inputs, paths, once)
    if troubles:
        order = [path.name for path in paths.values() if path]
        files = {name: at for at, name in reversed(list(enumerate(order)))}
        told = {(one.file, one.line, one.column): one for one in reversed(troubles)}
        raise FileError(
            sorted(told.values(), key=lambda one: (files.get(one.file, -1), one.line, one.column))
        )
    return inputs


def _unreadable(path: Path, field: str, rows: tuple[Row, ...]) -> Iterator[Trouble]:
    """Yield a problem for every row that says again what a line above has said, and every bad number."""
    first = _first_of_each(field, rows)
    for row in rows:
        above = first[_key(field, row)]
        if above is not row:
            column, what = ("ref", row.cells["ref"]) if field == "participants" else ("", "this pair")
            text = f"{what!r}" if column else what
            yield Trouble(
                path.name, row.line, column, f"{text} stands in line {above.line} already; keep one"
            )
        for column in ("most", "slot"):
            cell = row.cells.get(column, "")
            if cell and _whole(cell) is None:
                yield Trouble(path.name, row.line, column, f"{cell!r} is not a whole number from 0")
        weight = row.cells.get("weight", "")
        if not weight.isascii() or "_" in weight:  # which Python would take for a number
            yield Trouble(path.name, row.line, "weight", f"{weight!r} is not a number")
        if row.cells.get("online", "") not in ("", "0", "1"):
            text = f"{row.cells['online']!r} is neither 0 nor 1"
            yield Trouble(path.name, row.line, "online", text)


def _first_of_each(field: str, rows: Iterable[Row]) -> dict[tuple[str, ...], Row]:
    first = dict[tuple[str, ...], Row]()
    for row in rows:
        first.setdefault(_key(field, row), row)
    return first


def _key(field: str, row: Row) -> tuple[str, ...]:
    """Return what may stand only once: a ref, a wish in its direction, a pair in any."""
    if field == "participants":
        return (row.cells["ref"],)
    pair = (row.cells["a"], row.cells["b"])
    return pair if field == "wishes" else (min(pair), max(pair))


def _participant(row: Row) -> Participant:
    most = row.cells.get("most", "")
    online = row.cells.get("online", "") == "1"
    return Participant(row.cells["ref"], row.cells["available"], _whole(most), online)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None


def _refused(
    inputs: MeetingInputs, paths: Mapping[str, Path | None], rows: Mapping[str, tuple[Row, ...]]
) -> Iterator[Trouble]:
    """Yield what the engine refuses, by file and line."""
    try:
        check(
            inputs.participants,
            inputs.wishes,
            inputs.slots,
            inputs.tables,
            fixed=inputs.fixed,
            forbidden=inputs.forbidden,
        )
    except InputError as error:
        yield from (_located(problem, paths, rows) for problem in error.problems)


def _located(
    problem: Problem, paths: Mapping[str, Path | None], rows: Mapping[str, tuple[Row, ...]]
) -> Trouble:
    path = paths.get(problem.field)
    if path is None or problem.at < 0:
        return Trouble("input", 0, problem.part, problem.text)
    return Trouble(path.name, rows[problem.field][problem.at].line, problem.part, problem.text)
