"""Peer tables: five to eight with one challenge and a language, a host; notes keep their table."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import events, meetings
from tests.make.events import NOW

from circulade.accounts.models import User
from circulade.core.domain.replays import replay
from circulade.matchmaking.domain.days import Grid, change_day
from circulade.matchmaking.domain.peers import (
    add_challenge,
    drop_challenge,
    drop_note,
    form_tables,
    place_tables,
    write_note,
)
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


def form_tables_refused(day: MeetingDay, boss: User) -> str:
    with pytest.raises(MeetingRefused) as refused:
        form_tables(day, by=boss, now=NOW)
    return str(refused.value)


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


def test_tables_are_numbered_from_one_and_those_with_notes_keep_their_number(
    day: MeetingDay, boss: User
) -> None:
    add_challenge(day, "Copper", by=boss)
    for number in range(10, 16):
        meetings.participant(day, f"P{number}", has=["copper"], languages=["en"], can_host=True)
    copper, timber = form_tables(day, by=boss, now=NOW)
    assert [(table.number, str(table)) for table in (copper, timber)] == [
        (1, "Copper (en)"),
        (2, "Reuse of timber (en)"),
    ]
    write_note(copper, NoteKind.LESSON, "Strip it first.", by=boss, now=NOW)
    (again,) = form_tables(day, by=boss, now=NOW)
    assert [(table.number, table) for table in day.peer_tables.all()] == [(1, copper), (2, again)]


def test_a_challenge_is_taken_back_with_its_tables_unless_one_has_notes(day: MeetingDay, boss: User) -> None:
    (table,) = form_tables(day, by=boss, now=NOW)
    note = write_note(table, NoteKind.LESSON, "Test beams first.", by=boss, now=NOW)
    timber = day.challenges.get()
    with pytest.raises(MeetingRefused, match="“Reuse of timber” stays: a table on it has notes"):
        drop_challenge(timber, by=boss)
    drop_note(note, by=boss)
    drop_challenge(timber, by=boss)
    assert (day.challenges.count(), day.peer_tables.count()) == (0, 0)
    assert form_tables_refused(day, boss) == "Challenge: name at least one."


def test_the_tables_sit_in_a_session_of_the_programme_outside_the_meetings(
    day: MeetingDay, boss: User
) -> None:
    early, late = events.session(day.event), events.session(day.event, "Tables", hour=1)
    with pytest.raises(MeetingRefused, match=r"Session: 3 meetings lie in it\.") as refused:
        place_tables(day, early, by=boss)
    assert refused.value.field == "session"
    other = events.session(events.published(people.programme(), "other"))
    with pytest.raises(MeetingRefused, match=r"Session: it is none of this event\."):
        place_tables(day, other, by=boss)
    assert place_tables(day, late, by=boss).peer_session == late
    assert place_tables(day, None, by=boss).peer_session is None


def test_no_meeting_is_set_up_in_the_session_of_the_tables(day: MeetingDay, boss: User) -> None:
    late = events.session(day.event, "Tables", hour=1)
    place_tables(day, late, by=boss)
    starts = day.event.starts
    change_day(day, by=boss, grid=Grid(starts, starts + timedelta(hours=3), 20))
    assert [(slot.number, int((slot.starts - starts).total_seconds() // 60)) for slot in day.slots.all()] == [
        (1, 0),
        (2, 20),
        (3, 40),
        (4, 120),
        (5, 140),
        (6, 160),
    ]


def test_what_cannot_be_is_refused_by_field(boss: User) -> None:
    day = meetings.day(people.programme())
    with pytest.raises(MeetingRefused, match=r"Challenge: name at least one\."):
        form_tables(day, by=boss, now=NOW)
    with pytest.raises(MeetingRefused, match=r"Challenge: name it with some letters\."):
        add_challenge(day, "!!!", by=boss)
    add_challenge(day, "Wood", by=boss)
    with pytest.raises(MeetingRefused, match=r"Challenge: there is one of this name\."):
        add_challenge(day, "wood", by=boss)
