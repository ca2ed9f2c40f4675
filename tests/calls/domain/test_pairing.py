"""An application is given by hand only to who may assess it; what is begun is never taken back."""

from typing import Any

import pytest
from tests.make import accounts as people
from tests.make import assessing as make

from circulade.calls.domain.assessing_trouble import PairRefused
from circulade.calls.domain.conflicts import record_conflict
from circulade.calls.domain.pairing import give, swap, take_back
from circulade.calls.enums import ApplicationState, AssessmentState, CallStage, Eligibility
from circulade.calls.models import Application, Assessor, Call
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    return make.call(applications=2)


@pytest.fixture
def bea(call: Call) -> Assessor:
    return make.assessor(call)


def one(call: Call) -> Application:
    return make.applications(call)[0]


def test_a_pair_by_hand_is_marked_and_audited_by_pseudonym(call: Call, bea: Assessor) -> None:
    made = give(one(call), bea, by=None, now=make.NOW)
    assert (made.by_hand, made.state) == (True, AssessmentState.ASSIGNED)
    assert AuditEntry.objects.get(action="application given").changes == {
        "application": [None, one(call).ref],
        "assessor": [None, bea.pseudonym],
    }


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"eligibility": Eligibility.INELIGIBLE}, "is not assessed"),
        ({"state": ApplicationState.WITHDRAWN}, "is not assessed"),
        ({"state": ApplicationState.DRAFT}, "is not assessed"),
    ],
)
def test_what_takes_no_part_is_not_given(
    call: Call, bea: Assessor, fields: dict[str, Any], said: str
) -> None:
    Application.objects.update(**fields)
    with pytest.raises(PairRefused, match=said):
        give(one(call), bea, by=None, now=make.NOW)


def test_nobody_gets_what_they_have_a_conflict_with(call: Call, bea: Assessor) -> None:
    record_conflict(one(call), user=bea.user, reason="Sister.", by=None, now=make.NOW)
    with pytest.raises(PairRefused, match="has a conflict"):
        give(one(call), bea, by=None, now=make.NOW)


def test_the_agreed_load_is_kept(call: Call) -> None:
    bea = make.assessor(call, load=1)
    give(one(call), bea, by=None, now=make.NOW)
    with pytest.raises(PairRefused, match="already has 1 applications"):
        give(make.applications(call)[1], bea, by=None, now=make.NOW)


def test_nothing_is_given_twice_nor_at_another_stage(call: Call, bea: Assessor) -> None:
    give(one(call), bea, by=None, now=make.NOW)
    with pytest.raises(PairRefused, match="already"):
        give(one(call), bea, by=None, now=make.NOW)
    Call.objects.update(stage=CallStage.DECIDED)
    with pytest.raises(PairRefused, match="at the stage “assessment”"):
        give(make.applications(call)[1], bea, by=None, now=make.NOW)


def test_what_is_untouched_is_taken_back_and_what_is_begun_is_not(call: Call, bea: Assessor) -> None:
    lead = people.user("lead")
    untouched, begun = make.assessment(call, bea), make.assessment(call, bea, number=1)
    make.score(begun, submit=False, commitment="3")
    take_back(untouched, by=lead, now=make.NOW)
    with pytest.raises(PairRefused, match="has begun"):
        take_back(begun, by=lead, now=make.NOW)
    assert list(bea.assessments.all()) == [begun]


def test_a_swap_that_cannot_be_leaves_the_pair_as_it_was(call: Call, bea: Assessor) -> None:
    cem, lead = make.assessor(call, "cem"), people.user("lead")
    held = make.assessment(call, bea)
    record_conflict(held.application, user=cem.user, reason="Sister.", by=None, now=make.NOW)
    with pytest.raises(PairRefused):
        swap(held, cem, by=lead, now=make.NOW)
    assert (bea.assessments.count(), cem.assessments.count()) == (1, 0)
