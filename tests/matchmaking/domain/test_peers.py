"""Peer tables: five to eight with one challenge and a language, a host; notes keep their table."""

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.accounts.models import User
from circulade.core.domain.replays import replay
from circulade.matchmaking.domain.peers import add_challenge, form_tables, write_note
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import NoteKind
from circulade.matchmaking.models import MeetingDay, PeerTable

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss() -> User:
    return people.user("boss")


@pytest.fixture
def day(boss: User) -> MeetingDay:
    found = meetings.day(people.programme())
    add_challenge(found, "Reuse of timber", by=boss)
    for number in range(7):
        solved = ["reuse-of-timber"] if number == 0 else []
        meetings.participant(
            found,
            f"P{number}",
            has=[] if solved else ["reuse-of-timber"],
            solved=solved,
            languages=["en"],
            can_host=number == 1,
        )
    return found


def test_those_who_share_a_challenge_sit_together_with_a_host(day: MeetingDay, boss: User) -> None:
    (table,) = form_tables(day, by=boss, now=NOW)
    assert (str(table), str(table.host)) == ("Reuse of timber (en)", "P1")
    assert [str(one) for one in table.having.all()] == ["P2", "P3", "P4", "P5", "P6"]
    assert [str(one) for one in table.solved.all()] == ["P0"]
    assert replay(table.run).differs == ()


def test_forming_again_replaces_tables_without_notes_and_keeps_those_with(
    day: MeetingDay, boss: User
) -> None:
    (first,) = form_tables(day, by=boss, now=NOW)
    (second,) = form_tables(day, by=boss, now=NOW)
    assert PeerTable.objects.get() == second != first
    note = write_note(second, NoteKind.LESSON, " Test beams first. ", by=boss, now=NOW)
    assert form_tables(day, by=boss, now=NOW) == []
    assert (PeerTable.objects.get(), str(note)) == (second, "Test beams first.")


def test_what_cannot_be_is_refused_by_field(boss: User) -> None:
    day = meetings.day(people.programme())
    with pytest.raises(MeetingRefused, match=r"Challenge: name at least one\."):
        form_tables(day, by=boss, now=NOW)
    with pytest.raises(MeetingRefused, match=r"Challenge: name it with some letters\."):
        add_challenge(day, "!!!", by=boss)
    add_challenge(day, "Wood", by=boss)
    with pytest.raises(MeetingRefused, match=r"Challenge: there is one of this name\."):
        add_challenge(day, "wood", by=boss)
