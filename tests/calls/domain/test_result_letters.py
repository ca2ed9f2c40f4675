"""Result letters: in the applicant's language, each once, and again only to those whose outcome changed."""

import pytest
from tests.make import calls
from tests.make import deciding as make
from tests.make.deciding import NOW
from tests.make.stored import stored_once

from circulade.calls.domain.joining import accept_replacement, give_up_place, replacement_for
from circulade.calls.domain.letter_texts import write_text
from circulade.calls.domain.result_letters import draft_result_letters, redraft, send_result_letters
from circulade.calls.domain.trouble import WrongStage
from circulade.calls.models import Application, Call, Colleague, ResultSettings
from circulade.calls.queries.results import letters_of, told_at
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db


stored = stored_once(make.decided)


def draft(call: Call) -> list[Letter]:
    draft_result_letters(call, by=make.lead(), now=NOW)
    return list(letters_of(call))


def letter(call: Call, number: int) -> Letter:
    return Letter.objects.filter(
        kind__startswith="result_", object_id=make.application(call, number).pk
    ).latest("created_at")


def test_everybody_gets_the_letter_of_their_outcome_as_a_draft(call: Call) -> None:
    kinds = sorted((one.kind, one.state) for one in draft(call))
    assert kinds == [
        *[("result_accepted:fellows", "draft")] * 4,
        *[("result_accepted:pilots", "draft")] * 3,
        *[("result_rejected", "draft")] * 3,
        *[("result_reserve", "draft")] * 2,
    ]
    assert told_at(make.application(call, 1)) is None


def test_a_letter_names_result_reason_feedback_and_where_to_answer(call: Call) -> None:
    draft(call)
    accepted, rejected = letter(call, 1).text, letter(call, 9).text
    assert "has been chosen: Pilots." in accepted
    assert "Why you were chosen: Member by points: 5, rank 1" in accepted
    assert "Feedback of bea on CRM-2025-001." in accepted
    assert f"/applications/{make.application(call, 1).pk}/place/" in accepted
    assert "The reason: 3 points; the last member" in rejected
    assert f"/applications/{make.application(call, 9).pk}/review/" in rejected
    assert "{" not in accepted + rejected


def test_the_letter_speaks_the_applicants_language_and_stands_beside_the_offices(call: Call) -> None:
    Application.objects.filter(ref__endswith="001").update(language="fr")
    draft(call)
    french = letter(call, 1)
    assert (french.language, french.subject) == ("fr", "Raw materials : votre candidature est retenue")
    assert french.office_subject == "Raw materials: you are chosen"


def test_a_language_without_a_text_gets_the_offices_and_the_letter_says_so(call: Call) -> None:
    Application.objects.filter(ref__endswith="001").update(language="lt")
    draft(call)
    assert letter(call, 1).language == "en"
    assert letter(call, 1).text.startswith("There is no text of this letter in your language yet")


def test_feedback_can_be_left_out(call: Call) -> None:
    draft(call)
    ResultSettings.objects.create(call=call, with_feedback=False)
    redraft(Call.objects.get(pk=call.pk), by=make.lead(), now=NOW)
    assert "Feedback of" not in letter(call, 1).text
    assert letters_of(call).count() == 12


def test_drafting_and_sending_twice_writes_and_sends_once(call: Call) -> None:
    draft(call)
    assert draft_result_letters(call, by=make.lead(), now=NOW).letters == 0
    assert send_result_letters(call, by=make.lead(), now=NOW) == 12
    assert send_result_letters(call, by=make.lead(), now=NOW) == 0
    assert {(one.state, one.sendings) for one in letters_of(call)} == {("queued", 1)}
    assert told_at(make.application(call, 9)) == NOW


def test_some_letters_can_go_before_the_others(call: Call) -> None:
    draft(call)
    chosen = letter(call, 1)
    assert send_result_letters(call, by=make.lead(), now=NOW, only=[str(chosen.pk)]) == 1
    assert letters_of(call, state="queued").get() == chosen


def test_colleagues_get_the_same_words(call: Call) -> None:
    Colleague.objects.create(application=make.application(call, 1), user=make.applicant(2), since=NOW)
    draft(call)
    send_result_letters(call, by=make.lead(), now=NOW)
    copy = Letter.objects.get(key=f"{letter_key(call, 1)}:1")
    assert (copy.to, copy.state) == ("applicant2@example.org", "queued")


def letter_key(call: Call, number: int) -> str:
    pk = make.application(call, number).pk
    return letters_of(call).filter(object_id=pk).order_by("key")[0].key


def test_an_applicant_without_an_account_gets_a_claim_link(call: Call) -> None:
    make.application(call, 1).colleagues.all().delete()
    draft(call)
    assert "/claim/" in letter(call, 1).text


def test_an_application_without_an_address_is_named(call: Call) -> None:
    make.application(call, 1).colleagues.all().delete()
    Application.objects.filter(ref__endswith="001").update(contact_email="")
    assert draft_result_letters(call, by=make.lead(), now=NOW).without_address == ("CRM-2025-001",)


def test_a_superseding_decision_writes_only_to_those_whose_outcome_changed(call: Call) -> None:
    make.told(call)
    gone = give_up_place(make.application(call, 5), by=make.applicant(5), now=NOW)
    accept_replacement(
        call, replacement_for(gone, by=make.lead(), now=NOW).selection, by=make.lead(), now=NOW
    )
    draft_result_letters(call, by=make.lead(), now=NOW)
    drafts = letters_of(call, state="draft")
    assert [(one.object_id, one.kind) for one in drafts] == [
        (str(make.application(call, 8).pk), "result_accepted:fellows"),
        (str(make.application(call, 9).pk), "result_reserve"),
    ]


def test_no_letter_is_written_before_the_decision() -> None:
    with pytest.raises(WrongStage):
        draft_result_letters(calls.open_call(slug="other"), by=make.lead(), now=NOW)


def test_what_the_office_wrote_for_a_track_counts_for_that_track_only(call: Call) -> None:
    write_text(
        call, "accepted:pilots", subject={"en": "Well done {name}"}, text={"en": "{track}"}, by=make.lead()
    )
    draft(call)
    assert (letter(call, 1).subject, letter(call, 1).text) == ("Well done Town 1", "Pilots")
    assert letter(call, 4).subject == "Raw materials: you are chosen"
