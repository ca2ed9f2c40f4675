"""A call assessed blind: who sets it and until when, what it hides, and that the mark travels with the questions."""

import pytest
from tests.make import accounts as people
from tests.make import assessing as assess
from tests.make import calls as make
from tests.make.assessing import NOW

from circulade.calls.domain.assessing_trouble import AssessorRefused
from circulade.calls.domain.assessors import set_phase
from circulade.calls.domain.blind import assessed_sections
from circulade.calls.domain.copying import copy_call
from circulade.calls.domain.freezing import freeze
from circulade.calls.enums import CallStage, Purpose
from circulade.calls.models import Application, AssessmentPhase, Call, Question
from circulade.calls.queries.assessments import free_assessors
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


def make_blind(call: Call, blind: bool = True) -> None:
    set_phase(call, by=None, now=NOW, due_at=None, closes_at=None, blind=blind)


def codes(application: Application) -> list[str]:
    fresh = Application.objects.select_related("call", "questionnaire").get(pk=application.pk)
    return [each.question.code for _title, answers in assessed_sections(fresh) for each in answers]


def test_setting_a_call_blind_is_stored_and_audited() -> None:
    call = assess.call(applications=1)
    make_blind(call)
    entry = AuditEntry.objects.get(action="assessment planned")
    assert (call.blind, Call.objects.get().blind) == (True, True)
    assert entry.changes == {"blind": [False, True]}


def test_what_does_not_say_leaves_it_as_it_is() -> None:
    call = assess.call(applications=1, blind=True)
    set_phase(call, by=None, now=NOW, due_at=NOW, closes_at=None)
    assert Call.objects.get().blind is True


@pytest.mark.parametrize("blind", [True, False])
def test_it_is_refused_once_an_assessor_has_an_application_and_nothing_else_is_stored(blind: bool) -> None:
    call = assess.call(applications=1, blind=not blind)
    assess.assessment(call, assess.assessor(call))
    with pytest.raises(AssessorRefused, match="cannot be changed any more"):
        set_phase(call, by=None, now=NOW, due_at=NOW, closes_at=None, blind=blind)
    assert Call.objects.get().blind is not blind
    assert not AssessmentPhase.objects.filter(due_at=NOW).exists()
    make_blind(call, blind=not blind)  # the same again is no change


def test_it_is_refused_once_the_call_is_decided() -> None:
    call = make.call_at(CallStage.DECIDED)
    with pytest.raises(AssessorRefused):
        make_blind(call)


def test_names_contacts_and_marked_answers_are_hidden_and_the_rest_stays() -> None:
    call = make.open_call()
    one = make.submitted(call, people.user("ann"))
    assert codes(one) == ["territory", "email", "commitment", "has_need", "consent"]
    Call.objects.update(blind=True)
    assert codes(one) == ["commitment", "has_need", "consent"]


@pytest.mark.parametrize(
    ("kind", "purpose"),
    [
        ("short", Purpose.ORGANISATION),
        ("short", Purpose.CONTACT_NAME),
        ("short", Purpose.REGION_CODES),
        ("short", Purpose.COUNTRY),
        ("place", Purpose.NONE),
    ],
)
def test_what_says_who_or_where_they_are_needs_no_mark(kind: str, purpose: Purpose) -> None:
    call = make.call(blind=True)
    make.question(call, "asked", kind, purpose=purpose)
    make.question(call, "other")
    assert codes(Application.objects.create(call=call, ref="X-1", created_at=NOW)) == ["other"]


def test_a_mark_is_frozen_with_the_version_and_cannot_be_taken_from_what_was_sent_in() -> None:
    call = make.call(blind=True)
    make.questions(call)
    call.questions.filter(code="commitment").update(names_applicant=True)
    version = freeze(call, by=None, now=make.BEFORE)
    Call.objects.filter(pk=call.pk).update(stage=CallStage.ANNOUNCED)
    call.refresh_from_db()
    one = make.submitted(call, people.user("ann"))
    call.questions.update(names_applicant=False)
    assert [each.code for each in version.frozen() if each.names_applicant] == ["commitment"]
    assert codes(one) == ["has_need", "consent"]


def test_a_mark_set_after_freezing_hides_too() -> None:
    call = make.open_call(blind=True)
    one = make.submitted(call, people.user("ann"))
    call.questions.filter(code="commitment").update(names_applicant=True)
    assert codes(one) == ["has_need", "consent"]


def test_versions_without_a_mark_keep_the_hash_they_had_before_there_were_marks() -> None:
    call = make.call()
    make.questions(call)
    version = freeze(call, by=None, now=make.BEFORE)
    assert [each for each in version.questions if "names_applicant" in each] == []


def test_a_copied_call_is_blind_and_its_questions_are_marked() -> None:
    source = make.open_call(blind=True)
    source.questions.filter(code="commitment").update(names_applicant=True)
    made = copy_call(source, slug="next", title={"en": "Next"}, by=people.user("ann"), now=make.AFTER)
    marked = Question.objects.filter(call=made, names_applicant=True).values_list("code", flat=True)
    assert (made.blind, list(marked)) == (True, ["commitment"])


def test_assessors_are_kept_from_their_own_country_without_knowing_names() -> None:
    call = assess.call(applications=1, blind=True)
    assess.assessor(call, "fay", country="FR")
    ada = assess.assessor(call, "ada")
    assert free_assessors(call.applications.get()) == [ada]
