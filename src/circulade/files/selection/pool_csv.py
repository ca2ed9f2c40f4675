"""The pool as CSV: one row for each applicant.

ref                              the applicant's reference
tracks                           tracks asked for, such as `pilots|fellows` (empty: all)
prefer:<track>                   1, 2 or 3
score:<criterion>                a score, at most 2 decimals
score:<criterion>:<assessor>     the score of one assessor
any other column                 an attribute; several values are split at `|`
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from unicodedata import normalize

from circulade.engines.selection import Applicant, Pool, Problem
from circulade.files.selection.numbers import exact_text
from circulade.files.table import FileError, Row, Trouble, read_open_table

NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,12})?")


@dataclass(frozen=True, slots=True)
class PoolFile:
    """A pool and where each applicant stands in its file."""

    name: str
    pool: Pool
    lines: Mapping[str, int]

    def trouble(self, problem: Problem) -> Trouble:
        """Place a problem of the engine in the file."""
        return Trouble(self.name, self.lines[problem.ref or ""], problem.column or "", problem.message)


def read_pool(content: bytes, *, file: str = "pool.csv") -> PoolFile:
    """Read a pool, or raise `FileError` with every problem by line and column."""
    names, rows = read_open_table(content, file=file)
    troubles = [Trouble(file, 1, "", text) for text in _unusable(names)]
    lines: dict[str, int] = {}
    applicants = []
    for row in rows if not troubles else ():
        ref = row.cells["ref"]
        first = lines.setdefault(normalize("NFC", ref), row.line)
        if not ref:
            troubles.append(Trouble(file, row.line, "ref", "is empty"))
        elif first != row.line:
            troubles.append(Trouble(file, row.line, "ref", f"{ref!r} stands in line {first} already"))
        else:
            applicants.append(_applicant(file, row, troubles))
    if not rows and not troubles:
        troubles.append(Trouble(file, 0, "", "has no rows below the header"))
    if troubles:
        raise FileError(troubles)
    return PoolFile(file, Pool(tuple(applicants)), {row.cells["ref"]: row.line for row in rows})


def _unusable(names: tuple[str, ...]) -> list[str]:
    texts = [] if "ref" in names else ["column 'ref' is missing"]
    for name in names:
        kind, _, rest = name.partition(":")
        if kind in ("score", "prefer") and (not rest.partition(":")[0].strip()):
            texts.append(f"column {name!r} names no {'criterion' if kind == 'score' else 'track'}")
    meant = [tuple(part.strip() for part in name.split(":", 2)) for name in names]
    texts += [
        f"column {name!r} means the same as column {names[meant.index(parts)]!r}"
        for place, (name, parts) in enumerate(zip(names, meant, strict=True))
        if meant.index(parts) < place
    ]
    return texts


def _applicant(file: str, row: Row, troubles: list[Trouble]) -> Applicant:
    attributes: dict[str, tuple[str, ...]] = {}
    scores: dict[str, dict[str, Fraction]] = {}
    prefer: dict[str, int] = {}
    for column, cell in row.cells.items():
        kind, colon, rest = column.partition(":")
        if kind == "score" and colon:
            criterion, _, assessor = rest.partition(":")
            given = scores.setdefault(criterion.strip(), {})
            if cell and not NUMBER.fullmatch(cell):
                advice = " (decimals are written with a dot)" if "," in cell else ""
                troubles.append(Trouble(file, row.line, column, f"{cell!r} is not a number{advice}"))
            elif cell:
                given[assessor.strip()] = Fraction(cell)
        elif kind == "prefer" and colon:
            if cell and cell not in ("1", "2", "3"):
                troubles.append(Trouble(file, row.line, column, f"{cell!r} is not 1, 2 or 3"))
            elif cell:
                prefer[rest.strip()] = int(cell)
        elif column not in ("ref", "tracks"):
            attributes[column] = values(cell)
    return Applicant(row.cells["ref"], attributes, scores, values(row.cells.get("tracks", "")), prefer)


def values(cell: str) -> tuple[str, ...]:
    """The set of values in a cell, split at `|`, sorted."""
    return tuple(sorted({value.strip() for value in cell.split("|")} - {""}))


def pool_csv(pool: Pool) -> bytes:
    """Write a pool: rows by reference, columns by name, so that equal pools give equal bytes."""
    tracks = sorted({f"prefer:{name}" for one in pool.applicants for name in one.prefer})
    scored = {
        (criterion, assessor)
        for one in pool.applicants
        for criterion, given in one.scores.items()
        for assessor in given
    }
    named = any(one.tracks for one in pool.applicants)
    columns = {f"score:{c}:{who}" if who else f"score:{c}": (c, who) for c, who in sorted(scored)}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["ref", *pool.attributes, *(["tracks"] if named else []), *tracks, *columns])
    for one in pool.applicants:
        asked = ["|".join(sorted(one.tracks))] if named else []
        wishes = [str(one.prefer.get(name.partition(":")[2], "")) for name in tracks]
        scores = [one.scores.get(c, {}).get(who) for c, who in columns.values()]
        own = ["|".join(sorted(one.attributes.get(name, ()))) for name in pool.attributes]
        cells = ["" if score is None else exact_text(score) for score in scores]
        writer.writerow([one.ref, *own, *asked, *wishes, *cells])
    return text.getvalue().encode()
