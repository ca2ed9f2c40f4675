"""What an import would do or did, as it is kept and shown."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import ngettext

from circulade.calls.domain.import_answers import CellProblem
from circulade.calls.domain.import_planning import ImportPlan, Planned
from circulade.calls.domain.wording import answer_text
from circulade.calls.enums import ImportOutcome
from circulade.calls.models import FrozenQuestion
from circulade.files.sheets import TableFormat, WrittenTable, write_table

MOST_SHOWN = 500
"""Problems kept in the report; a file with more is better corrected first."""


def report_of(plan: ImportPlan, *, decided: Mapping[str, str] | None = None, left: int = 0) -> dict[str, Any]:
    """Return counts, problems, and each contribution that changes something.

    `left` counts the changed ones that were not stored, because whoever imported has a conflict with them.
    """
    return {
        "sha256": plan.sha256,
        "counts": {outcome.value: plan.count(outcome) for outcome in ImportOutcome},
        "problem_count": len(plan.problems),
        "lost_count": sum(problem.lost for problem in plan.problems),
        "problems": [_problem(problem) for problem in plan.problems[:MOST_SHOWN]],
        "rows": [_row(row, plan.questions) for row in plan.rows if row.outcome != ImportOutcome.UNCHANGED],
        "absent": list(plan.absent),
        "decided": dict(decided or {}),
        "left": left,
    }


def _problem(problem: CellProblem) -> dict[str, Any]:
    return {
        "sheet": problem.sheet,
        "cell": problem.cell,
        "contribution": problem.contribution,
        "text": problem.text,
        "lost": problem.lost,
    }


def _row(row: Planned, questions: tuple[FrozenQuestion, ...]) -> dict[str, Any]:
    by_code = {question.code: question for question in questions}
    changed = row.changed_codes if row.outcome != ImportOutcome.NEW else ()
    return {
        "contribution": row.contribution_id,
        "row": row.row,
        "outcome": row.outcome.value,
        "ref": row.ref,
        "name": name_of(row, questions),
        "reason": row.reason,
        "missing": [str(by_code[code]) for code in row.missing],
        "differences": [
            {
                "question": str(by_code[code]) if code in by_code else code,
                "old": _said(by_code.get(code), row.before.get(code)),
                "new": _said(by_code.get(code), row.stated.get(code)),
            }
            for code in changed
        ],
    }


def _said(question: FrozenQuestion | None, value: Any) -> str:
    return answer_text(question, value) if question else str(value or "")


def name_of(row: Planned, questions: tuple[FrozenQuestion, ...]) -> str:
    """Return the name of the territory or organisation that a contribution states."""
    for purpose in ("territory", "organisation"):
        for question in questions:
            if question.purpose == purpose and (value := row.stated.get(question.code)):
                return str(value.get("name", "") if isinstance(value, dict) else value)
    return ""


def problems_table(
    problems: list[CellProblem], *, withheld: int = 0, kind: TableFormat = "csv"
) -> WrittenTable:
    """Return problems as a table, safe to open in a spreadsheet; its last line says how many are withheld."""
    headers = ("sheet", "cell", "contribution", "problem", "left out")
    rows = [
        (each.sheet, each.cell, each.contribution, each.text, "yes" if each.lost else "no")
        for each in problems
    ]
    if withheld:
        rows.append(("", "", "", withheld_words(withheld), ""))
    return write_table(headers, rows, kind=kind, title="problems")


def withheld_words(count: int) -> str:
    """Say that problems are kept from the reader, and who sees them."""
    said = ngettext(
        "%d problem is not listed: it is about an application that you have a conflict with.",
        "%d problems are not listed: they are about applications that you have a conflict with.",
        count,
    )
    return said % count
