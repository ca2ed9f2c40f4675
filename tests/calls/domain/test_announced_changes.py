"""After announcing, whatever applicants rely on changes only in public: extended, corrected, told."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.corrections import correct_questions, has_uncorrected_edits
from circulade.calls.domain.criteria import save_criterion
from circulade.calls.domain.deadline import extend_application, extend_deadline
from circulade.calls.domain.editing import edit_call
from circulade.calls.domain.notices import send_notice
from circulade.calls.domain.questions import save_question
from circulade.calls.domain.submission import submit
from circulade.calls.domain.trouble import NotOpen, Outdated, Refused, WrongStage
from circulade.calls.enums import CallStage
from circulade.calls.models import Application, Call, Notice
from circulade.core.models import AuditEntry, Letter

pytestmark = pytest.mark.django_db
LATER = make.CLOSES + timedelta(days=10)


def test_extending_the_deadline_is_audited_and_told() -> None:
    ann, lead = people.user("ann"), people.user("lead")
    call = make.open_call()
    make.draft(call, ann)
    extend_deadline(call, closes_at=LATER, reason="Holidays.", by=lead, now=make.DURING)
    entry = AuditEntry.objects.get(action="deadline extended")
    assert entry.changes["closes_at"] == ["2025-10-03T16:00:00+00:00", "2025-10-13T16:00:00+00:00"]
    notice = Notice.objects.get()
    assert (
        notice.text
        == "The deadline is extended to 13 October 2025, 18:00 Brussels time (CEST, UTC+2). Holidays."
    )
    send_notice(notice)
    send_notice(notice)
    assert [letter.to for letter in Letter.objects.filter(kind="notice")] == ["ann@example.org"]


@pytest.mark.parametrize("closes_at", [make.CLOSES, make.DURING])
def test_a_deadline_only_moves_to_later(closes_at: object) -> None:
    with pytest.raises(Refused, match="later"):
        extend_deadline(
            make.open_call(), closes_at=closes_at, reason="x", by=people.user("lead"), now=make.DURING
        )


def test_a_closed_call_can_be_opened_again_until_eligibility_begins() -> None:
    lead, call = people.user("lead"), make.open_call()
    extend_deadline(call, closes_at=LATER, reason="Server down.", by=lead, now=make.AFTER)
    Call.objects.update(stage=CallStage.ELIGIBILITY)
    with pytest.raises(WrongStage):
        extend_deadline(call, closes_at=LATER + timedelta(days=1), reason="x", by=lead, now=make.AFTER)


def test_an_extension_for_one_lets_only_this_one_in() -> None:
    ann, bob, lead = people.user("ann"), people.user("bob"), people.user("lead")
    call = make.open_call()
    one, other = make.draft(call, ann, **make.GOOD), make.draft(call, bob, **make.GOOD)
    extend_application(one, until=LATER, reason="Illness.", by=lead, now=make.AFTER)
    assert submit(one, by=ann, now=make.AFTER).number == 1
    with pytest.raises(NotOpen):
        submit(other, by=bob, now=make.AFTER)
    assert set(Letter.objects.filter(kind="extension").values_list("to", flat=True)) == {"ann@example.org"}


def test_a_correction_moves_drafts_and_leaves_what_was_sent_in() -> None:
    ann, lead = people.user("ann"), people.user("lead")
    call = make.open_call()
    draft, sent = make.draft(call, ann), make.submitted(call, ann)
    save_question(
        call, {"word_limit": 200}, by=lead, now=make.DURING, question=call.questions.get(code="commitment")
    )
    assert has_uncorrected_edits(call)
    version = correct_questions(call, note="The limit is 200 words.", by=lead, now=make.DURING)
    assert (version.number, version.note) == (2, "The limit is 200 words.")
    numbers = dict(Application.objects.values_list("pk", "questionnaire__number"))
    assert (numbers[draft.pk], numbers[sent.pk]) == (2, 1)
    with pytest.raises(Refused, match="nothing to announce"):
        correct_questions(call, note="Again.", by=lead, now=make.DURING)


def test_dates_of_an_announced_call_are_not_edited() -> None:
    call = make.open_call()
    with pytest.raises(WrongStage, match="extend"):
        edit_call(call, {"closes_at": LATER}, seen=1, by=people.user("lead"), now=make.DURING)


def test_who_can_apply_changes_only_with_a_notice() -> None:
    call, lead = make.open_call(), people.user("lead")
    with pytest.raises(Refused, match="notice"):
        edit_call(call, {"eligible_kinds": ["company"]}, seen=1, by=lead, now=make.DURING)
    edited = edit_call(
        call, {"eligible_kinds": ["company"]}, seen=1, by=lead, now=make.DURING, notice="Companies may apply."
    )
    assert (edited.eligible_kinds, Notice.objects.get().text) == (["company"], "Companies may apply.")


def test_criteria_stay_once_assessment_has_begun() -> None:
    call = make.call_at(CallStage.ASSESSMENT)
    with pytest.raises(WrongStage):
        save_criterion(
            call,
            {"weight": 9},
            by=people.user("lead"),
            now=make.AFTER,
            criterion=call.criteria.all()[0],
            notice="x",
        )


def test_the_second_of_two_editors_sees_both_values() -> None:
    call, lead = make.call(), people.user("lead")
    edit_call(call, {"contact": "one@example.org"}, seen=1, by=lead, now=make.BEFORE)
    with pytest.raises(Outdated) as caught:
        edit_call(call, {"contact": "two@example.org"}, seen=1, by=lead, now=make.BEFORE)
    assert caught.value.fields == {"contact": ("one@example.org", "two@example.org")}
    edited = edit_call(call, {"contact": "two@example.org"}, seen=2, by=lead, now=make.BEFORE)
    assert (edited.contact, edited.revision) == ("two@example.org", 3)
