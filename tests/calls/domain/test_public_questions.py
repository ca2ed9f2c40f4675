"""Anybody asks; the office answers; what is shown never says who asked."""

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.public_questions import answer, ask
from circulade.calls.domain.trouble import Refused, WrongStage
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db


def test_the_answer_goes_to_who_asked_once() -> None:
    ann = people.user("ann")
    asked = ask(
        make.open_call(), "I am Eve of Ville-Haute. May we apply?", email="eve@example.org", now=make.DURING
    )
    answer(asked, "Yes.", public=True, by=ann, now=make.DURING, wording="May we apply?")
    held = answer(asked, "Yes, you may.", public=True, by=ann, now=make.DURING, wording="May we apply?")
    assert (held.text, held.answer, held.public) == ("May we apply?", "Yes, you may.", True)
    assert [letter.to for letter in Letter.objects.all()] == ["eve@example.org"]


def test_the_answer_is_written_in_the_offices_language() -> None:
    call = make.open_call(people.programme(languages=["sv", "en"]))
    asked = ask(call, "Får vi söka?", email="eve@example.org", now=make.DURING)
    answer(asked, "Ja.", public=False, by=people.user("ann"), now=make.DURING)
    letter = Letter.objects.get()
    assert (letter.language, letter.subject) == (
        "sv",
        "Din fråga om ”Community of practice on critical raw materials”",
    )
    assert letter.text.startswith("Du frågade:\n\nFår vi söka?\n\nVårt svar:\n\nJa.\n\nUtlysningen: http")


@pytest.mark.parametrize("email", ["nobody", "a@b@c", "x@example.org\nBcc: y@example.org"])
def test_a_bad_address_is_refused(email: str) -> None:
    with pytest.raises(Refused):
        ask(make.open_call(), "When?", email=email, now=make.DURING)


def test_nobody_asks_after_the_deadline() -> None:
    with pytest.raises(WrongStage):
        ask(make.open_call(), "When?", now=make.AFTER)
