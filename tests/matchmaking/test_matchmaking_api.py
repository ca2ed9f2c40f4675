"""Matches, territories like one, and published meeting plans through the API: each reader sees what they may."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.make import accounts as people
from tests.make import events, meetings, register
from tests.make import matchmaking as make
from tests.make.api import ask
from tests.make.events import NOW

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.matchmaking.domain.peers import add_challenge, form_tables, place_tables, write_note
from circulade.matchmaking.domain.planning import make_plan, publish_plan
from circulade.matchmaking.enums import NoteKind
from circulade.matchmaking.models import MeetingDay

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return people.programme()


def day(programme: Programme, *, published: bool = True) -> MeetingDay:
    made = meetings.day(programme, "matchmaking")
    ana, bo, cy = (meetings.participant(made, name) for name in ("Ana", "Bo", "Cy"))
    meetings.wish(ana, bo)
    meetings.wish(ana, cy)
    plan = make_plan(made, by=None, now=NOW)
    assert plan is not None
    if published:
        publish_plan(plan, by=people.user("publisher"), now=NOW)
    return made


def test_a_planner_reads_the_whole_plan_and_a_participant_their_own_meetings(programme: Programme) -> None:
    day(programme)
    boss = people.user("boss", Role.EVENT_ORGANISER, programme=programme)
    plan = ask("/events/matchmaking/meeting-plan", user=boss).body
    assert (plan["meetings"], plan["ratio"], plan["without_meeting"], plan["slots"]) == (2, 1.0, 0, 3)
    every = ask("/events/matchmaking/meetings", user=boss).body
    assert every["total"] == 2
    assert every["items"][0]["starts"].endswith("+02:00")
    bo = people.user("bo")
    own = ask("/events/matchmaking/meetings", user=bo).body["items"]
    assert [(one["a"], one["b"]) for one in own] == [("Ana", "Bo")]


def test_nobody_else_learns_that_there_is_a_plan(programme: Programme) -> None:
    day(programme)
    stranger = people.user("stranger")
    told = [
        ask("/events/matchmaking/meetings", user=stranger).status,
        ask("/events/matchmaking/meeting-plan", user=stranger).status,
        ask("/events/matchmaking/meetings").status,
        ask("/events/other/meetings", user=stranger).status,
    ]
    assert told == [404, 403, 401, 404]


def test_a_plan_that_is_not_published_is_in_no_answer(programme: Programme) -> None:
    day(programme, published=False)
    boss = people.user("boss", Role.EVENT_ORGANISER, programme=programme)
    assert [
        ask(f"/events/matchmaking/{name}", user=boss).status for name in ("meetings", "meeting-plan")
    ] == [404, 404]


def test_the_office_reads_matches_with_reasons(programme: Programme) -> None:
    need, offer = make.card(programme, "Beams wanted"), make.card(programme, "Old beams", "offer")
    make.match(programme, need, offer)
    make.match(programme, need, expert=make.expert(programme, "Eve Expert", "timber"), state="set_aside")
    boss = people.user("boss", Role.FACILITATOR, programme=programme)
    found = ask("/matches", user=boss).body["items"]
    assert [(one["need"], one["offer"], one["offer_of"]) for one in found] == [
        ("Beams wanted", "Old beams", ""),
        ("Beams wanted", "", "Eve Expert"),
    ]
    assert "Words that carried it: timber." in found[0]["reasons"]
    assert ask("/matches?state=set_aside", user=boss).body["total"] == 1
    assert ask("/matches", user=people.user("stranger")).status == 403


def test_everybody_reads_which_territories_are_alike(programme: Programme) -> None:
    for ref in ("munich", "vienna"):
        register.territory(programme, ref)
    found = ask("/territories/munich/alike").body
    assert [one["territory"] for one in found["items"]] == ["vienna"]
    assert found["items"][0]["reasons"] != []
    assert ask("/territories/nowhere/alike").status == 404


def test_a_planner_reads_every_peer_table_and_a_participant_the_own_without_notes(
    programme: Programme,
) -> None:
    boss = people.user("boss", Role.EVENT_ORGANISER, programme=programme)
    made = meetings.day(programme, "matchmaking")
    add_challenge(made, "Timber", by=boss)
    for name in ("Ana", "Bo", "Cy", "Di", "Ed", "Flo"):
        meetings.participant(made, name, has=["timber"], can_host=name == "Ana")
    table = form_tables(made, by=boss, now=NOW)[0]
    write_note(table, NoteKind.BARRIER, "No store.", by=boss, now=NOW)
    address = "/events/matchmaking/peer-tables"
    one = ask(address, user=boss).body["items"][0]
    assert (one["challenge"], one["host"], one["having"]) == (
        "Timber",
        "Ana",
        ["Bo", "Cy", "Di", "Ed", "Flo"],
    )
    assert [(note["kind"], note["text"]) for note in one["notes"]] == [("barrier", "No store.")]
    bo = people.user("bo")
    assert ask(address, user=bo).status == 404
    plan = make_plan(made, by=None, now=NOW)
    assert plan is not None
    publish_plan(plan, by=boss, now=NOW)
    own = {"number": 1, "challenge": "Timber", "language": one["language"], "host": "Ana"}
    own |= {"starts": None, "ends": None, "room": ""}
    assert ask(address, user=bo).body["items"] == [own | {"having": None, "solved": None, "notes": None}]
    place_tables(made, events.session(made.event, hour=1, room="Hall 2"), by=boss)
    own = ask(address, user=bo).body["items"][0]
    assert [own[name] for name in ("starts", "ends", "room")] == [
        "2030-05-08T10:00:00+02:00",
        "2030-05-08T11:00:00+02:00",
        "Hall 2",
    ]
    told = [
        ask(address, user=people.user("stranger")).status,
        ask("/events/other/peer-tables", user=boss).status,
    ]
    assert told == [404, 404]


def test_peer_tables_cost_the_same_for_one_and_for_many(programme: Programme) -> None:
    boss = people.user("boss", Role.EVENT_ORGANISER, programme=programme)
    made = meetings.day(programme, "matchmaking")
    costs = []
    for number, title in enumerate(("Timber", "Glass", "Wool")):
        add_challenge(made, title, by=boss)
        for at in range(6):
            meetings.participant(made, f"P{number}{at}", has=[title.lower()], can_host=True)
        table = form_tables(made, by=boss, now=NOW)[-1]
        write_note(table, NoteKind.PRACTICE, "A store.", by=boss, now=NOW)
        with CaptureQueriesContext(connection) as seen:
            assert ask("/events/matchmaking/peer-tables", user=boss).body["total"] == number + 1
        costs.append(len(seen))
    assert costs == [costs[0]] * 3
