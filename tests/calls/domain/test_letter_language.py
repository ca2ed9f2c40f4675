"""Before a letter goes, the office learns what in it is not in the applicant's language."""

from tests.make import deciding as make
from tests.make.deciding import NOW
from tests.make.stored import stored_once

from circulade.calls.domain.letter_language import language_notes
from circulade.calls.domain.letter_texts import write_text
from circulade.calls.domain.result_letters import draft_result_letters, send_result_letters
from circulade.calls.enums import Eligibility
from circulade.calls.models import Application, Call
from circulade.calls.queries.results import letters_of
from circulade.cohorts.models import Outcome
from circulade.core.domain.remark import remark

stored = stored_once(lambda: make.decided(applications=9))


def notes(call: Call, number: int) -> list[str]:
    application = make.application(call, number)
    if not letters_of(call).exists():
        draft_result_letters(call, by=make.lead(), now=NOW)
    return language_notes(letters_of(call).get(object_id=str(application.pk)), application)


def reads(number: int, language: str) -> None:
    Application.objects.filter(ref__endswith=f"{number:03d}").update(language=language)


def test_a_letter_wholly_in_its_readers_language_needs_no_note(call: Call) -> None:
    reads(1, "de")
    assert (notes(call, 1), notes(call, 2)) == ([], [])


def test_a_language_without_a_text_is_named(call: Call) -> None:
    reads(1, "lt")
    assert notes(call, 1) == [
        "The applicant reads Lithuanian; this letter is in English, because it has no text in Lithuanian."
    ]


def test_a_text_of_the_office_in_a_language_without_reasons_says_that_the_reason_is_english(
    call: Call,
) -> None:
    reads(1, "lt")
    write_text(call, "accepted:pilots", subject={"lt": "Sveikiname"}, text={"lt": "{reason}"}, by=make.lead())
    assert notes(call, 1) == [
        "The reason is in English: reasons are not translated into Lithuanian yet. Put it into words below."
    ]


def test_a_reason_that_the_office_typed_is_to_be_looked_at_in_other_languages(call: Call) -> None:
    said = remark("No mandate was sent.", about=call, by=make.lead(), at=NOW)
    extra = make.application(call, 9)
    Outcome.objects.filter(ref=extra.ref).update(outcome="out", reason={"code": "excluded"})
    Application.objects.filter(pk=extra.pk).update(
        language="de", eligibility=Eligibility.INELIGIBLE, eligibility_reason=said
    )
    assert notes(call, 9) == ["The reason is as it was typed here: check that it is in German."]


def test_what_was_handed_over_is_not_judged_any_more(call: Call) -> None:
    reads(1, "lt")
    assert len(notes(call, 1)) == 1
    send_result_letters(call, by=make.lead(), now=NOW)
    assert notes(call, 1) == []
