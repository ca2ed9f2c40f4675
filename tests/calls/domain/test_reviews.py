"""Reviews: asked once, in time, by those who were told; answered with a letter."""

from datetime import timedelta

import pytest
from tests.make import deciding as make
from tests.make.deciding import NOW
from tests.make.stored import stored_once

from circulade.calls.domain.reviews import (
    answer_review,
    is_overdue,
    own_verdict,
    request_review,
    review_until,
)
from circulade.calls.domain.trouble import NotOpen, Refused, WrongStage
from circulade.calls.enums import ReviewState
from circulade.calls.models import Call, ReviewRequest
from circulade.calls.queries.results import told_at
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db
stored = stored_once(make.decided)


def ask(call: Call, number: int = 9, days: int = 1) -> ReviewRequest:
    return request_review(
        make.application(call, number),
        text="Our annex was not read.",
        by=make.applicant(number),
        now=NOW + timedelta(days=days),
    )


def test_nobody_learns_or_questions_a_result_before_their_letter_goes(call: Call) -> None:
    assert own_verdict(make.application(call, 9), told=told_at(make.application(call, 9))) is None
    with pytest.raises(WrongStage):
        ask(call)


def test_a_request_is_received_with_a_letter_and_a_date_for_the_answer(call: Call) -> None:
    make.told(call)
    made = ask(call)
    assert (made.state, made.due_at) == (ReviewState.OPEN, NOW + timedelta(days=15))
    assert Letter.objects.filter(key__startswith=f"review:{made.pk}:received").count() == 1
    assert [is_overdue(made, now=NOW + timedelta(days=days)) for days in (14, 16)] == [False, True]


def test_the_days_to_ask_end_at_midnight_in_the_calls_zone(call: Call) -> None:
    make.told(call)
    until = review_until(make.application(call, 9), told=told_at(make.application(call, 9)))
    assert until is not None
    assert until.isoformat() == "2025-11-18T00:00:00+01:00"
    with pytest.raises(NotOpen):
        ask(call, days=15)


def test_a_decision_is_questioned_once_and_not_by_those_who_were_chosen(call: Call) -> None:
    make.told(call)
    ask(call)
    with pytest.raises(Refused, match="already"):
        ask(call)
    with pytest.raises(WrongStage):
        ask(call, number=1)


def test_an_answer_goes_out_once_and_a_new_selection_must_exist_to_be_named(call: Call) -> None:
    make.told(call)
    made = ask(call)
    with pytest.raises(Refused, match="no later selection"):
        answer_review(made, state=ReviewState.SUPERSEDED, answer="Yes.", by=make.lead(), now=NOW)
    answer_review(made, state=ReviewState.UPHELD, answer="The annex was read.", by=make.lead(), now=NOW)
    made.refresh_from_db()
    assert (made.state, made.answer, made.answered_by) == (
        ReviewState.UPHELD,
        "The annex was read.",
        make.lead(),
    )
    assert Letter.objects.filter(key__startswith=f"review:{made.pk}:answered").count() == 1
    with pytest.raises(Refused, match="answered meanwhile"):
        answer_review(made, state=ReviewState.UPHELD, answer="Again.", by=make.lead(), now=NOW)
