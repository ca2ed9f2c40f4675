"""Suggestions: a stored run that reproduces, matches with reasons, and decisions that stay."""

from datetime import UTC, datetime

import pytest
from tests.make import accounts as people
from tests.make import matchmaking as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.domain.replays import replay
from circulade.core.models import QueuedTask
from circulade.matchmaking.domain.suggesting import ask_to_suggest, is_waiting, suggest
from circulade.matchmaking.models import Match
from circulade.matchmaking.queries.matches import uncovered_needs
from circulade.needs.enums import CardState

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def programme() -> Programme:
    found = people.programme()
    make.card(found, "Reuse of timber beams", organisation=make.served(found, "one"), theme="wood")
    make.card(found, "Old timber and beams", "offer", organisation=make.served(found, "two"), theme="Wood")
    make.card(found, "Glass bottles", "offer", organisation=make.served(found, "three"))
    make.expert(found, "Eve Expert", "timber", "wood")
    return found


def told(programme: Programme) -> list[tuple[str, int, str]]:
    rows = Match.objects.filter(programme=programme).select_related("offer", "expert__person")
    return [(str(each.offer or each.expert), each.rank, each.state) for each in rows]


def test_a_run_is_stored_and_its_matches_carry_the_reasons(programme: Programme) -> None:
    run = suggest(programme, by=None, at=NOW)
    assert told(programme) == [("Old timber and beams", 1, "suggested"), ("Eve Expert", 2, "suggested")]
    first = Match.objects.order_by("rank")[0]
    assert (first.run, first.why["facets"]["theme"]) == (run, ["wood"])
    assert replay(run).differs == ()
    assert "Eve" not in run.inputs


def test_suggesting_anew_keeps_what_was_decided(programme: Programme) -> None:
    suggest(programme, by=None, at=NOW)
    first = Match.objects.order_by("rank")[0]
    first.state = "set_aside"
    first.save()
    suggest(programme, by=None, at=NOW)
    assert sorted(told(programme)) == [
        ("Eve Expert", 1, "suggested"),
        ("Old timber and beams", 1, "set_aside"),
    ]


def test_a_card_that_closes_meanwhile_is_suggested_no_more(programme: Programme) -> None:
    suggest(programme, by=None, at=NOW)
    programme.cards.filter(kind="need").update(state=CardState.MET)
    suggest(programme, by=None, at=NOW)
    assert told(programme) == []


def test_asking_twice_queues_one_computation(programme: Programme) -> None:
    boss = people.user("boss", Role.FACILITATOR, programme=programme)
    assert is_waiting(programme) is False
    ask_to_suggest(programme, by=boss)
    ask_to_suggest(programme, by=boss)
    assert (is_waiting(programme), QueuedTask.objects.count()) == (True, 1)
    assert is_waiting(people.programme("other")) is False


def test_function_words_and_the_part_of_europe_alone_suggest_nothing_and_cover_nothing(
    programme: Programme,
) -> None:
    need = make.card(programme, "Something that towns share with others", language="en")
    make.card(programme, "What that does with people", "offer", organisation=make.served(programme, "four"))
    suggest(programme, by=None, at=NOW)
    assert (list(need.matches_as_need.all()), need in uncovered_needs(programme)) == ([], True)
    make.card(programme, "A shed that towns may use", "offer", organisation=make.served(programme, "five"))
    suggest(programme, by=None, at=NOW)
    (match,) = need.matches_as_need.all()
    assert ([word["asked"] for word in match.why["words"]], need in uncovered_needs(programme)) == (
        ["towns"],
        False,
    )
