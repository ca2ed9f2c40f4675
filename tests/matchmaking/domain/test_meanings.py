"""With an encoder the platform's suggestions go by meaning too; no text is read twice, no page waits."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tests.make import accounts as people
from tests.make import matchmaking as make
from tests.make import register
from tests.make.encoders import Dictionary

from circulade.accounts.models import Programme
from circulade.core.domain.replays import replay
from circulade.matchmaking.domain import meanings
from circulade.matchmaking.domain.likeness import territories_like
from circulade.matchmaking.domain.reading import read_texts
from circulade.matchmaking.domain.suggesting import suggest
from circulade.matchmaking.domain.wording import reasons
from circulade.matchmaking.models import Match, TextVector

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)
NAMED = "tests.make.encoders:Dictionary"


@pytest.fixture
def programme(settings: Any) -> Programme:
    settings.MATCHING_ENCODER = NAMED
    Dictionary.asked = 0
    found = people.programme()
    make.card(found, "wood", organisation=make.served(found, "one"), text="")
    for title, language in (("Glas", "de"), ("Holz", "de"), ("Wolle", "de")):
        body = make.served(found, title.lower())
        make.card(found, title, "offer", organisation=body, language=language, text="")
    return found


def suggested(programme: Programme) -> list[Match]:
    return list(programme.matches.select_related("offer").order_by("rank"))


def test_a_need_finds_an_offer_in_another_language_and_says_by_which_model(programme: Programme) -> None:
    suggest(programme, by=None, at=NOW)
    first = suggested(programme)[0]
    assert str(first.offer) == "Holz"
    assert "Near in meaning: place 1 by the model dictionary 1." in reasons(first.why)


def test_the_run_is_replayed_without_the_encoder(programme: Programme, settings: Any) -> None:
    run = suggest(programme, by=None, at=NOW)
    settings.MATCHING_ENCODER = "none"
    assert replay(run).differs == ()


def test_no_text_is_read_twice(programme: Programme) -> None:
    suggest(programme, by=None, at=NOW)
    assert (Dictionary.asked, TextVector.objects.count()) == (4, 4)
    make.card(programme, "wool", organisation=make.served(programme, "five"), text="")
    suggest(programme, by=None, at=NOW)
    assert (Dictionary.asked, TextVector.objects.count()) == (5, 5)


def test_switched_off_nothing_is_read_and_words_decide(programme: Programme, settings: Any) -> None:
    settings.MATCHING_ENCODER = "none"
    suggest(programme, by=None, at=NOW)
    found = [(str(each.offer), reasons(each.why)[0]) for each in suggested(programme)]
    assert found == [("Wolle", "Words that carried it: wood ↔ wolle.")]
    assert Dictionary.asked == 0


def test_territories_alike_go_by_words_until_their_texts_were_read(programme: Programme) -> None:
    munich = register.territory(programme, "munich", description="wood", kind="city")
    for ref, text in (("porto", "glas"), ("faro", "holz")):
        register.territory(programme, ref, country="PT", kind="region", description=text)
    assert territories_like(munich, programme=programme) == []
    assert Dictionary.asked == 0
    read_texts(on=DAY)
    found = territories_like(munich, programme=programme)
    assert [str(each.territory) for each in found] == ["Faro", "Porto"]
    assert found[0].reasons == ["Near in meaning: place 1 by the model dictionary 1."]


def test_vectors_that_nobody_used_for_long_are_forgotten(programme: Programme) -> None:
    suggest(programme, by=None, at=NOW)
    assert meanings.forget_unused(on=DAY + timedelta(days=60)) == 0
    suggest(programme, by=None, at=NOW + timedelta(days=50))
    assert meanings.forget_unused(on=DAY + timedelta(days=61)) == 0
    assert meanings.forget_unused(on=DAY + timedelta(days=111)) == 4
