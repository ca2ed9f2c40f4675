"""Assessors are reminded of what is due, once for each reminder and due date, by the clock that is given."""

from datetime import timedelta

import pytest
from tests.make import assessing as make

from circulade.calls.domain.assessor_letters import remind_assessors
from circulade.calls.enums import CallStage
from circulade.calls.models import AssessmentPhase, Call
from circulade.core.enums import LetterState
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db
DUE = make.NOW + timedelta(days=20)


def waiting(call: Call) -> None:
    """Give one assessor two files, one of them submitted, and another assessor a file that is done."""
    AssessmentPhase.objects.update_or_create(call=call, defaults={"due_at": DUE})
    late, done = make.assessor(call, "late"), make.assessor(call, "done")
    make.assessment(call, late, number=0)
    make.score(make.assessment(call, late, number=1))
    make.score(make.assessment(call, done, number=0))


def told(*days: int) -> list[int]:
    return [remind_assessors(now=DUE - timedelta(days=left)) for left in days]


def test_only_who_has_something_open_is_reminded_seven_and_two_days_before() -> None:
    waiting(make.call())
    assert told(8, 7, 6, 3, 2, 1) == [0, 1, 0, 0, 1, 0]
    letters = Letter.objects.filter(kind="assessor_reminder")
    assert {(one.to, one.state) for one in letters} == {("late@example.org", LetterState.QUEUED)}
    assert "1 application to" in letters[0].text


def test_a_new_due_date_is_reminded_anew() -> None:
    call = make.call()
    waiting(call)
    assert told(2) == [1]
    AssessmentPhase.objects.filter(call=call).update(due_at=DUE + timedelta(days=5))
    assert told(2) == [1]


def test_after_the_due_date_and_after_the_assessment_nobody_is_reminded() -> None:
    call = make.call()
    waiting(call)
    assert told(0, -1) == [0, 0]
    Call.objects.filter(pk=call.pk).update(stage=CallStage.DECIDED)
    assert told(2) == [0]
