"""The file door of assignment: fits and conflicts in, who assesses what and the certificate out.

fit.csv        application, assessor, fit (0 to 1; a pair that is absent is not allowed)
conflicts.csv  application, assessor [, reason]
loads.csv      assessor, load
keep, fixed    application, assessor
"""

import csv
import io
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from circulade.engines.assessment import Assignment, Impossible, InputError, assign
from circulade.files.canonical import canonical_json
from circulade.files.table import FileError, Row, Trouble, read_table

__all__ = ["AssignmentFiles", "Impossible", "assign_files", "assignment_files", "read_assignment"]

Pair = tuple[str, str]
MOST_DECIMALS = 40
LONGEST_LOAD = 9


@dataclass(frozen=True, slots=True)
class AssignmentFiles:
    """What `read_assignment` found; `applications` and `assessors` are those of the fits."""

    fit: dict[Pair, Decimal]
    conflicts: frozenset[Pair] = frozenset()
    fixed: frozenset[Pair] = frozenset()
    keep: tuple[Pair, ...] = ()
    loads: dict[str, int] = field(default_factory=dict)

    @property
    def applications(self) -> tuple[str, ...]:
        """All applications, sorted."""
        return tuple(sorted({application for application, _ in self.fit}))

    @property
    def assessors(self) -> tuple[str, ...]:
        """All assessors, sorted."""
        return tuple(sorted({assessor for _, assessor in self.fit}))


def read_assignment(
    fit: Path,
    *,
    conflicts: Path | None = None,
    loads: Path | None = None,
    fixed: Path | None = None,
    keep: Path | None = None,
) -> AssignmentFiles:
    """Read the files of one assignment; raises `FileError` with every problem of the first bad file."""
    fits = _fits(fit)
    known = AssignmentFiles(fits)
    names = (set(known.applications), set(known.assessors))
    return AssignmentFiles(
        fit=fits,
        conflicts=frozenset(_pairs(conflicts, names, optional=("reason",))),
        fixed=frozenset(_pairs(fixed, names)),
        keep=tuple(_pairs(keep, None)),
        loads=_loads(loads, names[1]),
    )


def assign_files(
    files: AssignmentFiles, *, per_application: int, load: int, at_least: int = 0, seed: str = ""
) -> Assignment:
    """Compute the assignment; `load` is for the assessors that the loads file does not name.

    Raises `FileError` or, when there is none, `Impossible`.
    """
    try:
        return assign(
            files.applications,
            files.assessors,
            per_application=per_application,
            load={ref: files.loads.get(ref, load) for ref in files.assessors},
            at_least=at_least,
            fit=files.fit,
            conflicts=files.conflicts,
            fixed=files.fixed,
            keep=files.keep,
            seed=seed,
        )
    except InputError as error:
        raise FileError([Trouble("input", 0, "", problem.text) for problem in error.problems]) from None


def assignment_files(assignment: Assignment) -> dict[str, bytes]:
    """Return the files of the answer by name: assignment.csv and certificate.json."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("application", "assessor"))
    writer.writerows(assignment.pairs)
    return {
        "assignment.csv": text.getvalue().encode(),
        "certificate.json": canonical_json(assignment.certificate()) + b"\n",
    }


def _fits(path: Path) -> dict[Pair, Decimal]:
    rows = read_table(path, required=("application", "assessor", "fit"))
    troubles = _repeated(path, rows)
    fits = {}
    for row in rows:
        try:
            value = Decimal(_plain(row.cells["fit"]))
            inside = 0 <= value <= 1 and value.as_tuple().exponent >= -MOST_DECIMALS  # type: ignore[operator]
        except InvalidOperation:
            inside = False
        if inside:
            fits[_pair(row)] = value
        else:
            text = f"{row.cells['fit']!r} is not a number from 0 to 1"
            troubles.append(Trouble(path.name, row.line, "fit", text))
    if not rows:
        troubles.append(Trouble(path.name, 0, "", "has no rows below the header"))
    if troubles:
        raise FileError(troubles)
    return fits


def _pairs(
    path: Path | None, names: tuple[set[str], set[str]] | None, *, optional: tuple[str, ...] = ()
) -> list[Pair]:
    """Read pairs; with `names`, an application or assessor that the fits do not know is refused."""
    if path is None:
        return []
    rows = read_table(path, required=("application", "assessor"), optional=optional)
    troubles = _repeated(path, rows)
    for row in rows if names else ():
        for column, known in zip(("application", "assessor"), names or (), strict=True):
            if row.cells[column] not in known:
                text = f"{row.cells[column]!r} does not stand in the fits"
                troubles.append(Trouble(path.name, row.line, column, text))
    if troubles:
        raise FileError(troubles)
    return [_pair(row) for row in rows]


def _loads(path: Path | None, assessors: set[str]) -> dict[str, int]:
    if path is None:
        return {}
    troubles, loads = [], dict[str, int]()
    for row in read_table(path, required=("assessor", "load")):
        assessor, text = row.cells["assessor"], row.cells["load"]
        if assessor not in assessors:
            troubles.append(
                Trouble(path.name, row.line, "assessor", f"{assessor!r} does not stand in the fits")
            )
        if assessor in loads:
            troubles.append(Trouble(path.name, row.line, "assessor", f"{assessor!r} stands twice"))
        if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_LOAD):
            troubles.append(Trouble(path.name, row.line, "load", f"{text!r} is not a whole number from 0"))
        else:
            loads[assessor] = int(text)
    if troubles:
        raise FileError(troubles)
    return loads


def _plain(text: str) -> str:
    """Refuse what Python takes for a number and no spreadsheet does: `1_0`, digits of other scripts."""
    return text if text.isascii() and "_" not in text else "not a number"


def _pair(row: Row) -> Pair:
    return row.cells["application"], row.cells["assessor"]


def _repeated(path: Path, rows: tuple[Row, ...]) -> list[Trouble]:
    first, troubles = dict[Pair, int](), []
    for row in rows:
        pair = _pair(row)
        if pair in first:
            text = f"application {pair[0]!r} and assessor {pair[1]!r} stand in line {first[pair]} already"
            troubles.append(Trouble(path.name, row.line, "", text))
        first.setdefault(pair, row.line)
    return troubles
