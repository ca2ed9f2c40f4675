"""Letters about a published plan: each in the reader's language and zone, and only to those who do not know."""

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.core.domain.letters import edit_draft
from circulade.core.enums import LetterState
from circulade.core.models import Letter
from circulade.events.domain.links import token_of
from circulade.matchmaking.domain.moving import move_meeting
from circulade.matchmaking.domain.participants import leave_meetings
from circulade.matchmaking.domain.plan_letters import Drafted, draft_letters, send_letters
from circulade.matchmaking.domain.planning import change_plan, make_plan, publish_plan
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.models import MeetingDay, MeetingPlan, Participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def day() -> MeetingDay:
    return meetings.day(people.programme())


def published(day: MeetingDay) -> tuple[MeetingPlan, list[Participant]]:
    """Ana meets Bo, Cy meets Dee, Eve finds nobody, Fay wished for nothing."""
    names = ("Ana", "Bo", "Cy", "Dee")
    found = [meetings.participant(day, name) for name in names]
    eve = meetings.participant(day, "Eve", available="000")
    meetings.participant(day, "Fay")
    meetings.wish(found[0], found[1])
    meetings.wish(found[2], found[3])
    meetings.wish(eve, found[0])
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    publish_plan(plan, by=people.user("boss"), now=NOW)
    day.refresh_from_db()
    return plan, [*found, eve]


def told(state: LetterState) -> list[tuple[str, str]]:
    return sorted(Letter.objects.filter(state=state).values_list("to_name", "kind"))


def test_publishing_sends_nothing_and_letters_are_drafted_once(day: MeetingDay) -> None:
    with pytest.raises(MeetingRefused, match="Publish a plan first"):
        draft_letters(day, by=people.user("nobody"), now=NOW)
    published(day)
    boss = people.user("boss2")
    assert Letter.objects.count() == 0
    assert draft_letters(day, by=boss, now=NOW) == Drafted(5, ())
    assert draft_letters(day, by=boss, now=NOW) == Drafted(0, ())
    assert told(LetterState.DRAFT) == [
        ("Ana", "meetings"),
        ("Bo", "meetings"),
        ("Cy", "meetings"),
        ("Dee", "meetings"),
        ("Eve", "meetings-none"),
    ]


def test_a_letter_is_in_the_readers_language_and_zone(day: MeetingDay) -> None:
    _plan, (ana, *_others) = published(day)
    ana.registration.language = "de"
    ana.registration.save()
    Participant.objects.filter(pk=ana.pk).update(time_zone="Europe/Lisbon")
    draft_letters(day, by=people.user("boss2"), now=NOW)
    letter = Letter.objects.get(to_name="Ana")
    assert (letter.language, letter.subject) == ("de", "Ihre Gespräche: General Conference")
    lines = letter.text.splitlines()
    assert lines[2].startswith("8. Mai 2030, 08:")
    assert lines[2].endswith("(WEST, UTC+1)): Bo, Tisch 1") or lines[2].endswith("(WEST, UTC+1): Bo, Tisch 1")
    assert letter.text.endswith(f"/meetings/{token_of(ana.registration)}/")
    assert "Lisbon time (WEST, UTC+1): Bo, table 1" in letter.office_text


def test_after_another_plan_only_those_are_written_to_whose_meetings_changed(day: MeetingDay) -> None:
    _plan, (_ana, bo, *_rest) = published(day)
    boss = people.user("boss2")
    draft_letters(day, by=boss, now=NOW)
    assert send_letters(day, by=boss, now=NOW) == (5, 0)
    leave_meetings(bo, by=None, now=NOW)
    again = change_plan(day, by=None, now=NOW)
    assert again is not None
    assert draft_letters(day, by=boss, now=NOW) == Drafted(0, ())
    publish_plan(again, by=boss, now=NOW)
    day.refresh_from_db()
    assert draft_letters(day, by=boss, now=NOW) == Drafted(1, ())
    letter = Letter.objects.get(state=LetterState.DRAFT)
    assert (letter.to_name, letter.kind) == ("Ana", "meetings-changed")
    assert "none of them is left" in letter.text


def test_a_draft_that_no_longer_holds_is_never_sent_and_one_that_does_keeps_its_words(
    day: MeetingDay,
) -> None:
    plan, (ana, _bo, cy, *_rest) = published(day)
    boss = people.user("boss2")
    draft_letters(day, by=boss, now=NOW)
    edited = Letter.objects.get(to_name="Cy")
    edit_draft(edited, by=boss, subject="Hello Cy", text=edited.text)
    meeting = plan.meetings.get(a=ana)
    free = next(slot for slot in day.slots.all() if slot.pk != meeting.slot_id)
    move_meeting(meeting, free, 2, anyway=False, by=boss)
    day.refresh_from_db()
    assert send_letters(day, by=boss, now=NOW) == (3, 2)
    assert Letter.objects.get(to_name="Cy").subject == "Hello Cy"
    assert [name for name, _kind in told(LetterState.CANCELLED)] == ["Ana", "Bo"]
    assert draft_letters(day, by=boss, now=NOW) == Drafted(2, ())
    only = str(Letter.objects.get(to_name="Ana", state=LetterState.DRAFT).pk)
    assert send_letters(day, by=boss, now=NOW, only=[only]) == (1, 0)
    assert told(LetterState.DRAFT) == [("Bo", "meetings")]
    assert cy.pk


def test_who_has_no_address_is_named(day: MeetingDay) -> None:
    _plan, (ana, *_others) = published(day)
    ana.registration.email = ""
    ana.registration.save()
    assert draft_letters(day, by=people.user("boss2"), now=NOW) == Drafted(4, ("Ana",))
