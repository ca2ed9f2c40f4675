"""A letter is in one language throughout: its text, its reason, the rule in the reason, the labels in the rule."""

import re

import pytest
from tests.make import calls
from tests.make import deciding as make
from tests.make.deciding import NOW
from tests.make.stored import stored_once

from circulade.calls.domain.deciding import decide_call
from circulade.calls.domain.letter_desk import desk_of
from circulade.calls.domain.result_letters import draft_result_letters
from circulade.calls.domain.trouble import WrongStage
from circulade.calls.models import Application, Call, ResultSettings, Track
from circulade.calls.queries.results import letters_of
from circulade.core.text.catalogue import catalogue_languages

RULES = {
    "thresholds": [{"criterion": "experience", "least": 2}],
    "bounds": [{"attribute": "country", "value": "FR", "least": 2}],
    "caps": [{"attribute": "country", "most": 2}],
    "priority": [{"attribute": "already_involved", "value": "no", "mode": "first"}],
}
ENGLISH = re.compile(
    r"\b(the|by|points?|with|rank|member|least|most|rule|places?|goes|held|full|threshold|reason|you|your|below|"
    r"country|region|France|Finland|Italy|Germany|yes|no|needed|could|replace|best|under|for|each|has|last)\b",
    re.IGNORECASE,
)


def decided_by_rules() -> Call:
    """Decide a call whose rules move places, so that letters give many kinds of reason."""
    made = make.call()
    decide_call(made, make.proposed(made, **RULES), by=make.lead(), now=NOW)
    Call.objects.filter(pk=made.pk).update(title={"en": "Raw materials", "de": "Rohstoffe"}, contact="")
    Track.objects.filter(call=made).update(name={"en": "Cohort", "de": "Kohorte"})
    for number, criterion in enumerate(made.criteria.all()):
        criterion.name = {"en": "Experience", "de": f"Erfahrung {number}"}
        criterion.save()
    made.programme.office_name = "Rathaus"
    made.programme.save()
    ResultSettings.objects.create(call=made, with_feedback=False)
    return made


stored = stored_once(decided_by_rules)


def test_a_german_letter_has_no_english_sentence(call: Call) -> None:
    call.applications.update(language="de", name="Ort")
    draft_result_letters(call, by=make.lead(), now=NOW)
    letters = list(letters_of(call))
    assert len(letters) == 12
    assert {one.language for one in letters} == {"de"}
    texts = [f"{one.subject}\n{one.text}" for one in letters]
    said = [re.sub(r"https?://\S+", "", text) for text in texts]
    assert [ENGLISH.findall(text) for text in said] == [[]] * 12
    assert "nach der Regel: Mindestens 2 mit Land Frankreich" in " ".join(said)
    assert "Unter der Schwelle für Erfahrung" in " ".join(said)


@pytest.mark.parametrize("language", catalogue_languages())
def test_reasons_are_said_in_every_language_that_has_a_catalogue(call: Call, language: str) -> None:
    desk = desk_of(call, list(call.applications.all()))
    english, local = desk.verdicts("en"), desk.verdicts(language)
    assert [ref for ref in english if english[ref].reason == local[ref].reason] == []
    assert [one.kind for one in english.values()] == [one.kind for one in local.values()]
    strange = r"\b(the|with|rule|goes|least|held by)\b"
    assert [one.reason for one in local.values() if re.search(strange, one.reason)] == []


def test_a_text_of_another_language_gives_its_reason_in_that_language_too(call: Call) -> None:
    Application.objects.filter(ref__endswith="001").update(language="lt")
    call.programme.languages = ["fr", "en"]
    call.programme.save()
    draft_result_letters(call, by=make.lead(), now=NOW)
    letter = letters_of(call).get(object_id=str(make.application(call, 1).pk))
    assert letter.language == "fr"
    assert "Retenue selon les points" in letter.text
    assert letter.office_text == letter.text


def test_nothing_is_composed_before_the_decision(db: None) -> None:
    with pytest.raises(WrongStage, match="once the cohort is decided"):
        desk_of(calls.open_call(slug="other"), [])
