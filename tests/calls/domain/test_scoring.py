"""Scores: on the scale or refused by name, two windows lose nothing, submitted or not at all."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from tests.make import assessing as make
from tests.make.assessing import NOW

from circulade.calls.domain.assessing_trouble import (
    AlreadySubmitted,
    AssessmentClosed,
    AssessmentGone,
    IncompleteScores,
)
from circulade.calls.domain.assessors import leave, set_phase
from circulade.calls.domain.conflicts import declare_conflict
from circulade.calls.domain.scoring import (
    Kept,
    Typed,
    mark,
    reopen_assessment,
    save_scores,
    submit_assessment,
)
from circulade.calls.enums import AssessmentState, CallStage
from circulade.calls.models import Assessment, Call, Score

pytestmark = pytest.mark.django_db


@pytest.fixture
def given() -> Assessment:
    call = make.call(applications=1)
    return make.assessment(call, make.assessor(call))


def keep(given: Assessment, now: datetime = NOW, **typed: str) -> Kept:
    entries = [Typed(name.replace("_", "-", 1), raw) for name, raw in typed.items()]
    return save_scores(given, entries, by=given.assessor.user, now=now)


def stored(given: Assessment) -> dict[str, Decimal | None]:
    return {score.criterion.code: score.value for score in Score.objects.filter(assessment=given)}


def test_scores_and_comments_are_stored_and_the_assessment_has_begun(given: Assessment) -> None:
    keep(given, score_commitment="4", comment_commitment="Clear.", panel="Good file.", feedback="Thank you.")
    given.refresh_from_db()
    assert stored(given) == {"commitment": Decimal(4)}
    assert (given.state, given.comment, given.feedback, given.revision) == (
        AssessmentState.STARTED,
        "Good file.",
        "Thank you.",
        2,
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("6", "Commitment: 6 is outside the scale. Scores go from 0 to 5 in steps of 1."),
        ("-1", "Commitment: -1 is outside the scale. Scores go from 0 to 5 in steps of 1."),
        ("3.5", "Commitment: 3.5 is between two steps. Scores go from 0 to 5 in steps of 1."),
        ("3,5", "Commitment: 3,5 is between two steps. Scores go from 0 to 5 in steps of 1."),
        ("good", "Commitment: “good” is not a number. Scores go from 0 to 5 in steps of 1."),
        ("1e0", "Commitment: “1e0” is not a number. Scores go from 0 to 5 in steps of 1."),
        ("NaN", "Commitment: “NaN” is not a number. Scores go from 0 to 5 in steps of 1."),
        ("٣", "Commitment: “٣” is not a number. Scores go from 0 to 5 in steps of 1."),
    ],
)
def test_a_score_off_the_scale_is_refused_by_criterion_range_and_step(
    given: Assessment, typed: str, said: str
) -> None:
    kept = keep(given, score_commitment=typed, score_experience="2")
    assert [problem.text for problem in kept.problems] == [said]
    assert stored(given) == {"experience": Decimal(2)}


def test_a_comma_is_a_decimal_point_where_the_step_allows_it(given: Assessment) -> None:
    given.application.call.criteria.update(step="0.5")
    keep(given, score_commitment="3,5")
    assert stored(given) == {"commitment": Decimal("3.5")}


def test_a_score_can_be_taken_out_again(given: Assessment) -> None:
    keep(given, score_commitment="3")
    keep(given, score_commitment="")
    assert stored(given) == {"commitment": None}


def test_a_second_window_gets_the_difference_and_nothing_is_lost(given: Assessment) -> None:
    keep(given, panel="From the first window")
    kept = save_scores(
        given,
        [Typed("panel", "From the second", mark("")), Typed("score-commitment", "2", mark(""))],
        by=given.assessor.user,
        now=NOW,
    )
    given.refresh_from_db()
    assert given.comment == "From the first window"
    assert [(each.field, each.stored, each.typed) for each in kept.overlaps] == [
        ("panel", "From the first window", "From the second")
    ]
    assert stored(given) == {"commitment": Decimal(2)}


def test_saving_the_same_again_changes_nothing(given: Assessment) -> None:
    keep(given, score_commitment="3")
    kept = keep(given, score_commitment="3.0")
    assert (kept.changed, kept.revision) == (frozenset(), 2)


def test_submitting_needs_every_criterion_that_counts(given: Assessment) -> None:
    keep(given, score_commitment="3")
    with pytest.raises(IncompleteScores) as refused:
        submit_assessment(given, by=given.assessor.user, now=NOW)
    assert [problem.text for problem in refused.value.problems] == ["Relevant experience: no score yet."]
    given.application.call.criteria.filter(code="experience").update(weight=0)
    submit_assessment(given, by=given.assessor.user, now=NOW)
    given.refresh_from_db()
    assert (given.state, given.submitted_at) == (AssessmentState.SUBMITTED, NOW)


def test_a_submitted_assessment_is_reopened_before_it_changes(given: Assessment) -> None:
    make.score(given)
    with pytest.raises(AlreadySubmitted):
        keep(given, score_commitment="5")
    reopen_assessment(given, by=given.assessor.user, now=NOW)
    keep(given, score_commitment="5")
    assert stored(given)["commitment"] == Decimal(5)


@pytest.mark.parametrize("act", ["save", "submit", "reopen"])
def test_nobody_scores_once_the_lead_has_closed(given: Assessment, act: str) -> None:
    make.score(given, submit=act == "reopen")
    set_phase(given.application.call, by=None, now=NOW, due_at=None, closes_at=NOW)
    verbs = {
        "save": lambda: keep(given, score_commitment="5"),
        "submit": lambda: submit_assessment(given, by=given.assessor.user, now=NOW),
        "reopen": lambda: reopen_assessment(given, by=given.assessor.user, now=NOW),
    }
    with pytest.raises(AssessmentClosed, match="has closed"):
        verbs[act]()
    assert stored(given)["commitment"] == Decimal(3)


def test_scoring_is_open_up_to_the_moment_of_closing(given: Assessment) -> None:
    set_phase(given.application.call, by=None, now=NOW, due_at=None, closes_at=NOW)
    keep(given, now=NOW - timedelta(seconds=1), score_commitment="5")
    assert stored(given) == {"commitment": Decimal(5)}


def test_nobody_scores_at_another_stage(given: Assessment) -> None:
    Call.objects.update(stage=CallStage.DECIDED)
    with pytest.raises(AssessmentClosed, match="“decided”"):
        keep(given, score_commitment="5")


def test_what_was_declined_meanwhile_takes_no_score(given: Assessment) -> None:
    declare_conflict(given, reason="My brother", by=given.assessor.user, now=NOW)
    with pytest.raises(AssessmentGone):
        keep(given, score_commitment="5")
    assert stored(given) == {}


def test_who_has_left_scores_nothing(given: Assessment) -> None:
    make.score(given)
    leave(given.assessor, by=given.assessor.user, now=NOW)
    with pytest.raises(AssessmentGone):
        reopen_assessment(given, by=given.assessor.user, now=NOW)


def test_fields_of_other_calls_are_passed_over(given: Assessment) -> None:
    assert keep(given, score_beauty="5", nonsense="x").changed == frozenset()
