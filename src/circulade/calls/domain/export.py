"""All applications of a call as a table: one row each, one column per question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from circulade.calls.domain.wording import answer_text
from circulade.calls.models import Application, Call
from circulade.calls.queries.applications import answers_of_all
from circulade.calls.queries.files import file_names
from circulade.calls.queries.questions import questions_of
from circulade.core.domain.audit import audit
from circulade.files.sheets import TableFormat, Value, WrittenTable, write_table

if TYPE_CHECKING:
    from circulade.accounts.models import User

OWN = (
    "ref",
    "state",
    "source",
    "submitted_at",
    "eligibility",
    "name",
    "organisation_kind",
    "country",
    "language",
    "contact_name",
    "contact_email",
    "may_publish_name",
)


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and rows as a spreadsheet takes them."""

    headers: list[str]
    rows: list[Sequence[Value]]


def applications_table(call: Call, applications: QuerySet[Application]) -> Table:
    """Return what counts of each application; answers in words, in the active language."""
    questions = questions_of(call)
    answers = answers_of_all(applications)
    names = file_names(
        value for held in answers.values() for value in held.values() if isinstance(value, str)
    )
    rows: list[Sequence[Value]] = []
    for application in applications:
        held = answers.get(application.pk, {})
        own = [_own(application, field) for field in OWN]
        rows.append([*own, *(answer_text(each, held.get(each.code), files=names) for each in questions)])
    return Table([*OWN, *(question.code for question in questions)], rows)


def _own(application: Application, field: str) -> Value:
    value = getattr(application, field)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat()
    return "" if value is None else str(value)


def export_applications(
    call: Call, applications: QuerySet[Application], *, kind: TableFormat, by: "User", now: datetime
) -> WrittenTable:
    """Write applications as a file; who took how many away is audited."""
    table = applications_table(call, applications)
    written = write_table(table.headers, table.rows, kind=kind, title=call.slug)
    audit(call, "applications exported", by=by, changes={"rows": (None, len(table.rows))}, at=now)
    return written
