"""A call goes from stage to stage as one table says, and each step is audited."""

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.lifecycle import NEXT, begin_assessment, begin_eligibility, cancel, move
from circulade.calls.domain.trouble import NotReady, WrongStage
from circulade.calls.enums import CallStage
from circulade.calls.models import Call

pytestmark = pytest.mark.django_db


def test_eligibility_waits_for_the_deadline() -> None:
    call, ann = make.open_call(), people.user("ann")
    with pytest.raises(NotReady, match="not closed yet"):
        begin_eligibility(call, by=ann, now=make.DURING)
    begin_eligibility(call, by=ann, now=make.AFTER)
    assert begin_assessment(call, by=ann, now=make.AFTER).stage == CallStage.ASSESSMENT


@pytest.mark.parametrize("stage", [each for each in CallStage if each != CallStage.CANCELLED])
def test_a_call_can_be_cancelled_from_any_stage(stage: CallStage) -> None:
    call = make.call_at(stage)
    assert (
        cancel(call, reason="No budget", by=people.user("ann"), now=make.AFTER).stage == CallStage.CANCELLED
    )
    assert call.cancel_reason.text == "No budget"


def test_cancelling_needs_a_reason() -> None:
    with pytest.raises(NotReady):
        cancel(make.open_call(), reason=" ", by=people.user("ann"), now=make.AFTER)


@pytest.mark.parametrize(
    ("stage", "to"),
    [(stage, to) for stage in CallStage for to in CallStage if to not in NEXT[stage]],
)
def test_no_other_step_is_possible(stage: CallStage, to: CallStage) -> None:
    call = make.call_at(stage)
    with pytest.raises(WrongStage):
        move(call, to, by=None, now=make.AFTER)


def test_the_second_of_two_leads_is_refused() -> None:
    call, ann = make.call_at(CallStage.ASSESSMENT), people.user("ann")
    same = Call.objects.get(pk=call.pk)
    move(call, CallStage.DECIDED, by=ann, now=make.AFTER)
    with pytest.raises(WrongStage, match="does not follow"):
        move(same, CallStage.DECIDED, by=ann, now=make.AFTER)
