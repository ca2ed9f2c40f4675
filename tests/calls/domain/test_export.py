"""Applications leave as a table with answers in words, safe to open, and who took them is audited."""

import csv
import json
from io import StringIO

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.export import applications_table, export_applications
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_each_application_is_a_row_with_a_column_for_each_question() -> None:
    call, ann = make.open_call(), people.user("ann")
    make.submitted(call, ann, consent="no")
    make.draft(call, ann, territory="Ville-Basse")
    table = applications_table(call, call.applications.order_by("ref"))
    rows = [dict(zip(table.headers, row, strict=True)) for row in table.rows]
    assert [(row["state"], row["territory"], row["consent"]) for row in rows] == [
        ("submitted", "Ville-Haute", "No"),
        ("draft", "Ville-Basse", ""),
    ]
    assert table.headers[-6:] == ["territory", "email", "commitment", "has_need", "need", "consent"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_answer_becomes_a_formula(start: str) -> None:
    call = make.open_call()
    make.submitted(call, people.user("ann"), territory=f"{start}SUM(A1)")
    written = export_applications(
        call, call.applications.all(), kind="csv", by=people.user("lead"), now=make.AFTER
    )
    (row,) = csv.DictReader(StringIO(written.content.decode("utf-8-sig")))
    assert row["territory"] == f"'{start}SUM(A1)"


def test_json_holds_the_answer_as_it_is() -> None:
    call = make.open_call()
    make.submitted(call, people.user("ann"), territory="=SUM(A1)")
    written = export_applications(
        call, call.applications.all(), kind="json", by=people.user("lead"), now=make.AFTER
    )
    assert "=SUM(A1)" in json.dumps(json.loads(written.content))
    assert "'=SUM(A1)" not in written.content.decode()


def test_how_many_were_taken_is_audited_with_who() -> None:
    call, lead = make.open_call(), people.user("lead")
    make.submitted(call, people.user("ann"))
    export_applications(call, call.applications.all(), kind="csv", by=lead, now=make.AFTER)
    entry = AuditEntry.objects.get(action="applications exported")
    assert (entry.actor_id, entry.changes) == (lead.pk, {"rows": [None, 1]})
