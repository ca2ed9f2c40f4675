"""What an assignment is computed from: what was sent in, who is there, and what is begun stays."""

import pytest
from tests.make import accounts as people
from tests.make import assessing as make
from tests.make import calls as make_calls
from tests.make.assessing import NOW

from circulade.calls.domain.assessors import leave
from circulade.calls.domain.assignment_inputs import (
    Inputs,
    read_inputs,
    to_assess,
    topic_question,
    topics_of,
    topics_offered,
)
from circulade.calls.domain.conflicts import record_conflict
from circulade.calls.domain.submission import submit
from circulade.calls.enums import ApplicationState, Eligibility, Purpose
from circulade.calls.models import Call
from circulade.calls.queries.questions import questions_of

pytestmark = pytest.mark.django_db
TOPICS = [{"code": "bio", "label": {"en": "Bioeconomy"}}, {"code": "build", "label": {"en": "Buildings"}}]


@pytest.fixture
def call() -> Call:
    return make.call(applications=3, per_application=1)


def test_topics_come_from_the_question_named_else_from_the_first_free_one_of_several_choices() -> None:
    draft = make_calls.call()
    make_calls.question(draft, "one", "choice", options=TOPICS)
    make_calls.question(draft, "tracks", "several", purpose=Purpose.TRACKS)
    make_calls.question(draft, "topic", "several", options=TOPICS)
    questions = questions_of(draft)
    named = [topic_question(questions, code=code) for code in ("", "one", "gone")]
    assert [found.code if found else None for found in named] == ["topic", "one", None]
    assert topics_offered(draft) == [("bio", "Bioeconomy"), ("build", "Buildings")]


def test_topics_are_read_from_what_was_sent_in_not_from_later_changes() -> None:
    draft = make_calls.call()
    make_calls.questions(draft)
    make_calls.question(draft, "topic", "several", options=TOPICS)
    call, ann = make_calls.announce(draft, by=None, now=make_calls.BEFORE), people.user("ann")
    first = make_calls.submitted(call, ann, topic=["bio", "build"])
    second = make_calls.submitted(call, ann, topic=["bio"])
    make_calls.submitted(call, ann)
    make_calls.write(second, ann, topic=["build"])
    make_calls.write(first, ann, topic=["build"])
    submit(first, by=ann, now=make_calls.DURING)
    assert topics_of(call, to_assess(call)) == {first.ref: ("build",), second.ref: ("bio",)}


def test_what_was_withdrawn_or_found_ineligible_is_not_assessed(call: Call) -> None:
    first, second, third = make.applications(call)
    call.applications.filter(pk=first.pk).update(state=ApplicationState.WITHDRAWN)
    call.applications.filter(pk=second.pk).update(eligibility=Eligibility.INELIGIBLE)
    assert list(to_assess(call)) == [third.ref]


def test_who_left_keeps_what_is_begun_and_takes_nothing_new(call: Call) -> None:
    bea, cleo = make.assessor(call, "bea"), make.assessor(call, "cleo", load=2)
    make.score(make.assessment(call, bea))
    leave(bea, by=bea.user, now=NOW)
    found = read_inputs(call)
    first, second, third = (one.ref for one in make.applications(call))
    assert found.served == {first}
    assert (list(found.applications), list(found.assessors)) == ([second, third], [cleo.pseudonym])
    assert found.data["loads"] == {cleo.pseudonym: 2}


def test_what_is_begun_counts_against_the_load(call: Call) -> None:
    call.per_application = 2
    call.save()
    bea = make.assessor(call, "bea", load=2)
    make.score(make.assessment(call, bea), submit=False)
    found = read_inputs(call)
    assert found.data["loads"] == {"A1": 2}
    call.assessors.update(load=0)
    assert read_inputs(call).data["loads"] == {"A1": 1}
    assert found.data["fixed"] == [[make.applications(call)[0].ref, "A1"]]


def test_a_conflict_is_hidden_and_the_same_world_has_the_same_digest(call: Call) -> None:
    bea = make.assessor(call, "bea")
    first = make.applications(call)[0]
    before = read_inputs(call)
    assert before.sha256 == read_inputs(call).sha256
    record_conflict(first, user=bea.user, reason="Neighbours.", by=bea.user, now=NOW)
    after: Inputs = read_inputs(call)
    assert after.hidden_from(bea.user_id) == {first.ref}
    assert [first.ref, "A1"] in after.data["conflicts"]
    assert after.sha256 != before.sha256
