"""Assignment: proposed, applied as looked at, explained when impossible, few changes when somebody leaves."""

import pytest
from tests.make import assessing as make
from tests.make import calls as make_calls
from tests.make.assessing import NOW

from circulade.calls.domain.assessing_trouble import InputsChanged, NoAssignment
from circulade.calls.domain.assessors import leave, set_phase
from circulade.calls.domain.assigning import Proposal, apply_assignment, propose_assignment
from circulade.calls.domain.conflicts import record_conflict
from circulade.calls.domain.consensus import open_discussion
from circulade.calls.models import Application, Assessment, Call, Submission
from circulade.calls.queries.assessments import others_shown
from circulade.core.domain.replays import replay
from circulade.core.models import Run

pytestmark = pytest.mark.django_db


def pairs(call: Call) -> set[tuple[str, str]]:
    found = Assessment.objects.filter(application__call=call).exclude(state="declined")
    return set(found.values_list("application__ref", "assessor__pseudonym"))


def applied(call: Call) -> Proposal:
    proposal = propose_assignment(call)
    apply_assignment(call, sha256=proposal.sha256, by=None, now=NOW)
    return proposal


def test_what_was_looked_at_is_what_is_assigned_and_kept_as_a_run() -> None:
    call = make.call(applications=4)
    for name in ("anna", "bert", "cleo"):
        make.assessor(call, name)
    proposal = applied(call)
    assert pairs(call) == set(proposal.pairs)
    assert len(pairs(call)) == 8
    run = Run.objects.get()
    assert (run.engine, run.inputs_sha256) == ("assessment.assign", proposal.sha256)
    assert "example.org" not in run.inputs + run.result
    assert replay(run).reproduced


def test_language_and_topics_decide_who_gets_what() -> None:
    call = make.call(applications=0, per_application=1)
    question = make_calls.question(
        call,
        "topic",
        "several",
        options=[
            {"code": "bio", "label": {"en": "Bioeconomy"}},
            {"code": "build", "label": {"en": "Buildings"}},
        ],
    )
    call.questionnaire_versions.all().delete()
    user = make_calls.accounts.user("applicant2")

    for ref, topic, language in (("B", "bio", "fr"), ("C", "build", "de")):
        one = Application.objects.create(
            call=call, ref=ref, state="submitted", eligibility="eligible", language=language, created_at=NOW
        )
        Submission.objects.create(
            application=one, number=1, answers={question.code: [topic]}, sha256="0" * 64, at=NOW, by=user
        )
    make.assessor(call, "anna", languages=["de"], expertise=["build"], load=1)
    make.assessor(call, "bert", languages=["fr"], expertise=["bio"], load=1)
    assert propose_assignment(call).pairs == [("B", "A2"), ("C", "A1")]


def test_a_conflict_is_never_assigned() -> None:
    call = make.call(applications=2)
    make.assessor(call, "fran", country="FR")
    make.assessor(call, "anna")
    make.assessor(call, "bert")
    assert {name for _ref, name in propose_assignment(call).pairs} == {"A2", "A3"}


def test_an_impossible_assignment_says_why_and_the_way_out() -> None:
    call = make.call(applications=3)
    make.assessor(call, "anna", load=2)
    make.assessor(call, "bert", load=3)
    with pytest.raises(NoAssignment, match=r"need 6 assessments.*only 5.*Raise"):
        propose_assignment(call)
    assert Assessment.objects.count() == 0


def test_without_assessors_or_applications_it_says_what_to_add() -> None:
    call = make.call(applications=0)
    with pytest.raises(NoAssignment, match="no assessors"):
        propose_assignment(call)
    make.assessor(call)
    with pytest.raises(NoAssignment, match="nothing to assign"):
        propose_assignment(call)


def test_a_change_between_looking_and_applying_is_refused_and_nothing_is_stored() -> None:
    call = make.call(applications=2)
    for name in ("anna", "bert", "cleo"):
        make.assessor(call, name)
    looked_at = propose_assignment(call)
    first = make.applications(call)[0]
    record_conflict(first, user=call.assessors.get(pseudonym="A1").user, reason="Cousin", by=None, now=NOW)
    with pytest.raises(InputsChanged):
        apply_assignment(call, sha256=looked_at.sha256, by=None, now=NOW)
    assert (Assessment.objects.count(), Run.objects.count()) == (0, 0)


def test_when_somebody_leaves_only_their_open_files_move() -> None:
    call = make.call(applications=6)
    for name in ("anna", "bert", "cleo"):
        make.assessor(call, name)
    applied(call)
    before = pairs(call)
    gone = call.assessors.get(pseudonym="A2")
    scored = make.score(gone.assessments.order_by("application__ref").first())
    leave(gone, by=gone.user, now=NOW)
    proposal = applied(call)
    moved = {pair for pair in before if pair[1] == "A2"} - {(scored.application.ref, "A2")}
    assert before - pairs(call) == moved
    assert (scored.application.ref, "A2") in pairs(call)
    assert proposal.dropped == set()
    assert len(proposal.added) == len(moved)


def test_begun_work_is_never_taken_away() -> None:
    call = make.call(applications=2, per_application=1)
    worse = make.assessor(call, "anna", languages=["bg"])
    make.assessor(call, "bert", languages=["en", "fr"])
    begun = make.score(make.assessment(call, worse), submit=False)
    applied(call)
    assert (begun.application.ref, "A1") in pairs(call)


def test_applying_twice_changes_nothing() -> None:
    call = make.call(applications=2)
    for name in ("anna", "bert"):
        make.assessor(call, name)
    applied(call)
    before = set(Assessment.objects.values_list("pk", flat=True))
    applied(call)
    assert set(Assessment.objects.values_list("pk", flat=True)) == before


def test_another_draw_is_another_digest() -> None:
    call = make.call(applications=2)
    make.assessor(call, "anna")
    make.assessor(call, "bert")
    before = propose_assignment(call).sha256
    set_phase(call, by=None, now=NOW, due_at=None, closes_at=None, seed="4 May")
    assert propose_assignment(call).sha256 != before


def test_others_scores_are_hidden_until_own_are_submitted_and_the_lead_opens_them() -> None:
    call = make.call(applications=1)
    first, second = (make.assessment(call, make.assessor(call, name)) for name in ("anna", "bert"))
    make.score(first)
    lead = first.assessor.user
    assert others_shown(second) == []
    open_discussion(first.application, by=lead, now=NOW)
    assert others_shown(second) == []
    make.score(second)
    assert others_shown(second) == [first]
