"""Whether a call is open follows from its stage, its dates and the clock."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.enums import CallStage, CallStatus
from circulade.calls.queries.calls import may_send, status

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("now", "seen"),
    [
        (make.BEFORE, CallStatus.UPCOMING),
        (make.OPENS, CallStatus.OPEN),
        (make.CLOSES - timedelta(microseconds=1), CallStatus.OPEN),
        (make.CLOSES, CallStatus.CLOSED),
        (make.AFTER, CallStatus.CLOSED),
    ],
)
def test_an_announced_call_opens_and_closes_by_the_clock(now: object, seen: CallStatus) -> None:
    assert status(make.open_call(), now) == seen


def test_a_draft_is_a_draft_whatever_its_dates() -> None:
    assert status(make.call(), make.DURING) == CallStatus.DRAFT


def test_later_stages_do_not_ask_the_clock() -> None:
    assert status(make.call_at(CallStage.ASSESSMENT), make.DURING) == CallStatus.ASSESSMENT


def test_an_extension_opens_the_call_for_one_application_only() -> None:
    call = make.open_call()
    extended = make.draft(call, people.user("ann"))
    other = make.draft(call, people.user("bob"))
    extended.extended_until = make.AFTER + timedelta(days=1)
    assert (may_send(extended, make.AFTER), may_send(other, make.AFTER)) == (True, False)
    assert not may_send(extended, make.AFTER + timedelta(days=2))
