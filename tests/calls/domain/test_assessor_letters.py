"""Letters to assessors: one for what was assigned, sent when the lead says; one reminder at each mark."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import assessing as assess
from tests.make.assessing import NOW

from circulade.accounts.models import Programme, User
from circulade.calls.domain.assessor_letters import (
    draft_letters,
    open_counts,
    remind_assessors,
    send_letters,
    waiting_letters,
)
from circulade.calls.models import AssessmentPhase, Call
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db
DUE = NOW + timedelta(days=10)


@pytest.fixture
def call() -> Call:
    """Two assessors: bea has two files, of which she has submitted one; cleo has none."""
    made = assess.call()
    bea = assess.assessor(made)
    assess.assessor(made, "cleo")
    assess.score(assess.assessment(made, bea))
    assess.assessment(made, bea, number=1)
    AssessmentPhase.objects.update_or_create(call=made, defaults={"due_at": DUE})
    return Call.objects.get(pk=made.pk)


def reminders() -> list[str]:
    return sorted(Letter.objects.filter(kind="assessor_reminder").values_list("to", flat=True))


def test_a_letter_tells_how_much_waits_and_until_when_and_sends_nothing_by_itself(call: Call) -> None:
    (letter,) = draft_letters(call, by=people.user("lead"), now=NOW)
    assert (letter.to, letter.state) == ("bea@example.org", "draft")
    assert "1 application to" in letter.text
    assert "Please finish before 30 October 2025, 10:00 Brussels time (CET, UTC+1)." in letter.text
    assert list(open_counts(call).values()) == [1]


def test_drafting_twice_writes_one_letter_and_sending_twice_sends_one(call: Call) -> None:
    lead = people.user("lead")
    for _ in range(2):
        draft_letters(call, by=lead, now=NOW)
    assert len(waiting_letters(call)) == 1
    assert [send_letters(call, by=lead, now=NOW) for _ in range(2)] == [1, 0]


def test_who_has_something_open_is_reminded_once_at_each_mark(call: Call) -> None:
    counts = [remind_assessors(now=DUE - timedelta(days=days)) for days in (9, 7, 6, 2, 1, 0)]
    assert counts == [0, 1, 0, 1, 0, 0]
    assert reminders() == ["bea@example.org"] * 2


@pytest.mark.parametrize(
    ("language", "subject", "first"),
    [
        (
            "pl",
            "Oceny wniosków w naborze „Community of practice on critical raw materials”",
            "3 wnioski w naborze „Community of practice on critical raw materials” czekają na Państwa ocenę.",
        ),
        (
            "sl",
            "Vaše ocene za „Community of practice on critical raw materials“",
            "3 vloge na „Community of practice on critical raw materials“ čakajo na vašo oceno.",
        ),
    ],
)
def test_the_letter_is_in_the_assessors_language_with_its_form_for_the_number(
    call: Call, language: str, subject: str, first: str
) -> None:
    cleo = call.assessors.get(user__email="cleo@example.org")
    User.objects.filter(pk=cleo.user_id).update(language=language)
    for number in range(3):
        assess.assessment(call, cleo, number=number)
    letters = {letter.to: letter for letter in draft_letters(call, by=people.user("lead"), now=NOW)}
    letter = letters["cleo@example.org"]
    assert (letter.language, letter.subject, letter.text.split("\n")[0]) == (language, subject, first)
    assert letters["bea@example.org"].language == "en"


def test_a_language_that_letters_do_not_speak_gives_way_to_the_offices(call: Call) -> None:
    User.objects.filter(email="bea@example.org").update(language="lt")
    Programme.objects.update(languages=["fr", "en"])
    (letter,) = draft_letters(Call.objects.get(pk=call.pk), by=people.user("lead"), now=NOW)
    assert (letter.language, letter.subject.startswith("Vos évaluations pour « ")) == ("fr", True)
