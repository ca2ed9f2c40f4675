"""Practices that may answer a need: of offers that show one and of peer tables, whatever their capacity."""

import pytest
from tests.make import accounts as people
from tests.make import matchmaking as make
from tests.make import meetings
from tests.make.events import NOW

from circulade.accounts.models import Programme
from circulade.matchmaking.domain.peers import add_challenge, form_tables, write_note
from circulade.matchmaking.domain.practices import practices_for
from circulade.matchmaking.enums import NoteKind
from circulade.needs.enums import CardState, CardVisibility
from circulade.needs.models import Card
from circulade.needs.practices import Practice, practices_of

pytestmark = pytest.mark.django_db
OFFICE, MEMBERS = CardVisibility.OFFICE, CardVisibility.MEMBERS


@pytest.fixture
def programme() -> Programme:
    return people.programme()


@pytest.fixture
def need(programme: Programme) -> Card:
    return make.card(programme, "Reuse of timber beams", organisation=make.served(programme, "one"))


def found(need: Card, seen_by: CardVisibility = OFFICE) -> list[tuple[str, str]]:
    answers = practices_for([need], programme=need.programme, seen_by=seen_by)[need.pk]
    return [(each.practice.title, each.practice.source) for each in answers]


def test_an_offer_that_shows_a_practice_is_one_though_it_can_serve_nobody_any_more(
    programme: Programme, need: Card
) -> None:
    body = make.served(programme, "two")
    make.card(programme, "Timber yard", "offer", organisation=body, practice=True, state=CardState.MET)
    make.card(programme, "Timber sale", "offer", organisation=body)
    assert found(need) == [("Timber yard", "Two")]


def test_a_practice_of_the_same_organisation_is_no_answer(programme: Programme, need: Card) -> None:
    make.card(programme, "Timber yard", "offer", organisation=need.organisation, practice=True)
    assert found(need) == []


def test_what_a_peer_table_noted_as_a_practice_is_found_by_the_office_alone(
    programme: Programme, need: Card
) -> None:
    boss = people.user("boss")
    day = meetings.day(programme)
    add_challenge(day, "Old houses", by=boss)
    for n in range(6):
        meetings.participant(day, f"P{n}", has=["old-houses"], can_host=True)
    table = form_tables(day, by=boss, now=NOW)[0]
    write_note(table, NoteKind.PRACTICE, "A store of timber from houses taken down.", by=boss, now=NOW)
    write_note(table, NoteKind.BARRIER, "Nobody certifies timber.", by=boss, now=NOW)
    assert found(need) == [("Old houses", f"Peer table, {day.event}")]
    assert found(need, MEMBERS) == []


def test_members_see_what_is_open_to_members(programme: Programme, need: Card) -> None:
    body = make.served(programme, "two")
    for title, visibility in (("Timber of all", "public"), ("Timber of us", "members"), ("Timber", "office")):
        make.card(programme, title, "offer", organisation=body, practice=True, visibility=visibility)
    told = sorted(title for title, _source in found(need, MEMBERS))
    assert told == ["Timber of all", "Timber of us"]


def test_another_app_hands_over_its_practices(
    programme: Programme, need: Card, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = Practice(ref="hub-1", title="Deconstruction", text="Beams of timber again", source="Hub")
    monkeypatch.setattr("circulade.needs.practices._sources", [lambda _programme: [hub]])
    assert practices_of(programme, seen_by=OFFICE) == [hub]
    answer = practices_for([need], programme=programme, seen_by=OFFICE)[need.pk][0]
    assert answer.reasons[0].startswith("Words that carried it: ")
