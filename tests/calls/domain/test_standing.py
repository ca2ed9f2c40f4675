"""The steps of a call and what to do next follow from its stage and the clock."""

from datetime import datetime

import pytest
from tests.make import calls as make

from circulade.calls.domain.standing import lifecycle, next_action
from circulade.calls.enums import CallStage
from circulade.calls.models import Call


def call(stage: str) -> Call:
    return Call(stage=stage, opens_at=make.OPENS, closes_at=make.CLOSES)


@pytest.mark.parametrize(
    ("stage", "now", "place"),
    [
        (CallStage.DRAFT, make.DURING, 0),
        (CallStage.ANNOUNCED, make.BEFORE, 1),
        (CallStage.ANNOUNCED, make.DURING, 1),
        (CallStage.ANNOUNCED, make.CLOSES, 2),
        (CallStage.ELIGIBILITY, make.AFTER, 3),
        (CallStage.PUBLISHED, make.AFTER, 6),
    ],
)
def test_what_is_past_is_done_and_one_step_is_current(stage: str, now: datetime, place: int) -> None:
    states = [step.state for step in lifecycle(call(stage), now)]
    assert states == ["done"] * place + ["current"] + ["todo"] * (6 - place)


def test_a_cancelled_call_has_no_steps_left() -> None:
    (step,) = lifecycle(call(CallStage.CANCELLED), make.DURING)
    assert step.state == "current"
    assert next_action(call(CallStage.CANCELLED), make.DURING).text == ""


@pytest.mark.parametrize(
    ("stage", "now", "to", "tab"),
    [
        (CallStage.DRAFT, make.DURING, "announced", ""),
        (CallStage.ANNOUNCED, make.BEFORE, "", ""),
        (CallStage.ANNOUNCED, make.DURING, "", "public"),
        (CallStage.ANNOUNCED, make.AFTER, "eligibility", "applications"),
        (CallStage.ELIGIBILITY, make.AFTER, "assessment", "eligibility"),
        (CallStage.DECIDED, make.AFTER, "", "letters"),
    ],
)
def test_the_next_action_leads_to_the_next_stage_or_page(
    stage: str, now: datetime, to: str, tab: str
) -> None:
    action = next_action(call(stage), now)
    assert (action.to, action.tab) == (to, tab)
