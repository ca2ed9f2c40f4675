"""What an import of participants would do or did, as it is kept and shown."""

from collections.abc import Iterable
from typing import Any

from circulade.files.sheets import TableFormat, WrittenTable, write_table
from circulade.matchmaking.domain.import_planning import ImportPlan, Planned
from circulade.matchmaking.domain.import_reading import CellProblem
from circulade.matchmaking.enums import ImportOutcome as Outcome

MOST_SHOWN = 500
"""Problems and people kept in the report; a file with more problems is better corrected first."""


def report_of(plan: ImportPlan, *, waiting: Iterable[str] = ()) -> dict[str, Any]:
    """Return counts, problems, and everybody to whom something happens; `waiting` got no seat."""
    silent = (Outcome.UNCHANGED, Outcome.ABSENT)
    rows = [row for row in plan.rows if row.outcome not in silent]
    return {
        "sha256": plan.sha256,
        "counts": {outcome.value: plan.count(outcome) for outcome in Outcome},
        "problem_count": len(plan.problems),
        "lost_count": sum(problem.lost for problem in plan.problems),
        "problems": [
            {"cell": each.cell, "person": each.person, "text": each.text, "lost": each.lost}
            for each in plan.problems[:MOST_SHOWN]
        ],
        "rows": [_row(row) for row in rows[:MOST_SHOWN]],
        "waiting": list(waiting),
    }


def _row(row: Planned) -> dict[str, Any]:
    return {
        "row": row.stated.row,
        "name": row.stated.name,
        "email": row.stated.email,
        "outcome": row.outcome.value,
        "differences": [
            {"field": name, "old": _said(old), "new": _said(new)} for name, (old, new) in row.changes.items()
        ],
        "kept": list(row.kept),
    }


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def problems_table(problems: Iterable[CellProblem], *, kind: TableFormat = "csv") -> WrittenTable:
    """Return problems as a table, safe to open in a spreadsheet."""
    rows = [(each.cell, each.person, each.text, "yes" if each.lost else "no") for each in problems]
    return write_table(("cell", "person", "problem", "left out"), rows, kind=kind, title="problems")
