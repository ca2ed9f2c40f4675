"""Whom to meet: those who offer what one seeks, with the words that say so."""

import pytest
from tests.make import accounts as people
from tests.make import meetings

from circulade.matchmaking.domain.partners import partners_for

pytestmark = pytest.mark.django_db


def test_who_offers_what_one_seeks_comes_first() -> None:
    day = meetings.day(people.programme())
    ana = meetings.participant(day, "Ana", seeks="timber beams from schools", has=["wood"])
    bo = meetings.participant(day, "Bo", offers="old timber beams", solved=["wood"])
    meetings.participant(day, "Cy", offers="glass bottles")
    dee = meetings.participant(day, "Dee", solved=["wood"])
    found = partners_for(ana, [ana, bo, dee], seed="x")
    assert [str(each.participant) for each in found] == ["Bo", "Dee"]
    solved, words = "They have solved a challenge of yours: wood.", "Words that carried it: timber, beams."
    assert [each.reasons[: 2 - at] for at, each in enumerate(found)] == [[solved, words], [solved]]
