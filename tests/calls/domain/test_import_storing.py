"""What an import stores: references by the moment a contribution was begun, files with it, nothing half."""

from datetime import UTC, datetime

import pytest
from tests.make import calls as make_calls

from circulade.calls.domain.import_planning import Planned
from circulade.calls.domain.import_storing import ordered, stage_problem
from circulade.calls.enums import CallStage, ImportOutcome


def planned(contribution: str, created: datetime | None) -> Planned:
    return Planned(contribution, 2, ImportOutcome.NEW, {}, {}, "en", created, created)


def test_contributions_come_by_the_moment_they_were_begun_then_by_their_id() -> None:
    early, late = datetime(2025, 9, 1, tzinfo=UTC), datetime(2025, 9, 2, tzinfo=UTC)
    rows = (planned("c", late), planned("b", early), planned("a", early), planned("z", None))
    assert [row.contribution_id for row in ordered(rows)] == ["z", "a", "b", "c"]


@pytest.mark.django_db
@pytest.mark.parametrize("stage", CallStage.values)
def test_applications_are_imported_until_assessment_begins(stage: str) -> None:
    call = make_calls.call()
    call.stage = stage
    open_stages = {CallStage.DRAFT, CallStage.ANNOUNCED, CallStage.ELIGIBILITY}
    assert (stage_problem(call) == "") == (stage in open_stages)
