"""All submitted scores of a call as a table; assessors by pseudonym, nothing of what the reader may not see."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from circulade.calls.domain.progress import points
from circulade.calls.enums import AssessmentState
from circulade.calls.models import Call
from circulade.calls.queries.assessments import live_assessments
from circulade.calls.queries.conflicts import hidden_refs
from circulade.core.domain.audit import audit
from circulade.files.sheets import TableFormat, Value, WrittenTable, write_table

if TYPE_CHECKING:
    from circulade.accounts.models import User


def scores_table(call: Call, *, reader: "User") -> tuple[list[str], list[list[Value]]]:
    """Return headers and one row for each submitted assessment."""
    criteria = list(call.criteria.all())
    hidden = hidden_refs(call, reader)
    headers = ["ref", "name", "assessor", "submitted_at", "points"]
    headers += [name for each in criteria for name in (f"score:{each.code}", f"comment:{each.code}")]
    rows: list[list[Value]] = []
    found = live_assessments(call).filter(state=AssessmentState.SUBMITTED)
    for one in found:
        if one.application.ref in hidden:
            continue
        given = {score.criterion_id: score for score in one.scores.all()}
        total = points(one, criteria)
        row: list[Value] = [one.application.ref, one.application.name, one.assessor.pseudonym]
        row += [
            one.submitted_at.isoformat() if one.submitted_at else "",
            None if total is None else round(float(total), 4),
        ]
        for each in criteria:
            held = given.get(each.pk)
            row += [float(held.value) if held and held.value is not None else None]
            row += [held.comment if held else ""]
        rows.append([*row, one.comment, one.feedback])
    return [*headers, "comment", "feedback"], rows


def export_scores(call: Call, *, kind: TableFormat, by: "User", now: datetime) -> WrittenTable:
    """Write the table as a file; every export is audited."""
    headers, rows = scores_table(call, reader=by)
    with transaction.atomic():
        changes = {"format": (None, kind), "rows": (None, len(rows))}
        audit(call, "scores exported", by=by, changes=changes, at=now)
    return write_table(headers, rows, kind=kind, title=f"{call.slug} scores")
