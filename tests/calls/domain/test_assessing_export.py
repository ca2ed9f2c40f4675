"""Scores leave as a table by pseudonym, without those of an application that the reader has a conflict with."""

import pytest
from tests.make import accounts as people
from tests.make import assessing as make

from circulade.accounts.enums import Role
from circulade.calls.domain.assessing_export import export_scores, scores_table
from circulade.calls.domain.conflicts import record_conflict
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def test_only_what_was_submitted_and_no_name_of_an_assessor() -> None:
    programme = people.programme()
    lead = people.user("lead", Role.SELECTION_LEAD, programme=programme)
    call = make.call(programme, applications=2)
    desk = make.assessor(call)
    given = make.score(make.assessment(call, desk))
    make.score(make.assessment(call, desk, number=1), submit=False)
    _headers, rows = scores_table(call, reader=lead)
    assert [row[:3] for row in rows] == [[given.application.ref, given.application.name, desk.pseudonym]]
    export_scores(call, kind="csv", by=lead, now=make.NOW)
    assert AuditEntry.objects.filter(action="scores exported").count() == 1
    record_conflict(given.application, user=lead, reason="Was there", by=lead, now=make.NOW)
    assert scores_table(call, reader=lead)[1] == []
