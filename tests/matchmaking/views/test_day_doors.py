"""Pages around a plan: lists that come in, the board, letters, stands."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.enums import LetterState
from circulade.core.models import Letter
from circulade.events.domain.links import token_of
from circulade.events.models import Admission, Event
from circulade.matchmaking.domain.peers import add_challenge, form_tables
from circulade.matchmaking.domain.planning import make_plan, publish_plan
from circulade.matchmaking.models import Meeting, MeetingDay, Participant, ParticipantImport, StandBooking

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme() -> Programme:
    return people.programme()


@pytest.fixture
def office(programme: Programme) -> Client:
    found = Client()
    boss = people.user("boss", Role.EVENT_ORGANISER, programme=programme)
    found.force_login(boss, backend="django.contrib.auth.backends.ModelBackend")
    return found


def send(client: Client, name: str, *args: Any, **data: Any) -> str:
    return client.post(reverse(f"matchmaking:{name}", args=args), data, follow=True).content.decode()


def page(client: Client, name: str, *args: Any, **query: Any) -> str:
    return client.get(reverse(f"matchmaking:{name}", args=args), query).content.decode()


def planned(programme: Programme) -> tuple[MeetingDay, Meeting]:
    day = meetings.day(programme)
    ana = meetings.participant(day, "Ana", available="110")
    meetings.wish(ana, meetings.participant(day, "Bo"))
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    publish_plan(plan, by=people.user("publisher"), now=NOW)
    return day, plan.meetings.get()


def test_a_list_is_mapped_tried_and_taken_in(programme: Programme, office: Client) -> None:
    day = meetings.day(programme)
    Admission.objects.create(event=day.event, mode="in_person")
    slug = day.event.slug
    file = SimpleUploadedFile(
        "b2match.csv", b"Mail,Wer,Zeit\nana@example.org,Ana,011\nana@example.org,Ana,011\n"
    )
    text = send(office, "day_imports", slug, file=file)
    assert ("The list holds 2 rows." in text, "ana@example.org" in text) == (True, True)
    record = ParticipantImport.objects.get()
    chosen = {"column-email": "A1", "column-name": "B1", "column-available": "C1"}
    text = send(office, "day_import_columns", slug, record.pk, **chosen)
    assert ("This is a dry run" in text, "taken once" in text, Participant.objects.count()) == (True, True, 0)
    assert "taken once" in page(office, "day_import_problems", slug, record.pk, "csv")
    assert "Taken in." in send(office, "day_import_apply", slug, record.pk)
    assert Participant.objects.get().available == "011"
    assert "taken in already" in send(office, "day_import_apply", slug, record.pk)


def test_a_list_without_addresses_is_refused_where_it_was_chosen(
    programme: Programme, office: Client
) -> None:
    slug = meetings.day(programme).event.slug
    send(office, "day_imports", slug, file=SimpleUploadedFile("x.csv", b"Wer,Zeit\nAna,011\n"))
    text = send(office, "day_import_columns", slug, ParticipantImport.objects.get().pk)
    assert "choose the column that holds the addresses" in text


def test_a_program_is_no_list(programme: Programme, office: Client) -> None:
    slug = meetings.day(programme).event.slug
    file = SimpleUploadedFile("list.csv", b"MZ\x90\x00\x03\x00\x00\x00\x04")
    response = office.post(reverse("matchmaking:day_imports", args=[slug]), {"file": file})
    assert (response.status_code, ParticipantImport.objects.count()) == (422, 0)


def test_the_board_shows_who_sits_where_and_a_place_is_asked_before_anything_moves(
    programme: Programme, office: Client
) -> None:
    day, meeting = planned(programme)
    slug, slots = day.event.slug, {slot.number: slot.pk for slot in day.slots.all()}
    assert meeting.table is not None
    text = page(office, "day_board", slug)
    assert ("Ana" in text, f'data-slot="{slots[1]}" data-table="2"' in text) == (True, True)
    asked = page(office, "day_meeting", slug, meeting.pk, part="1", slot=slots[3], table="1")
    assert ("Ana is not there in that slot." in asked, "Move it all the same" in asked) == (True, True)
    assert "<html" not in asked
    free = 2 if meeting.slot.number == 1 else 1
    fine = page(office, "day_meeting", slug, meeting.pk, part="1", slot=slots[free], table="2")
    assert ("This breaks nothing." in fine, "all the same" in fine) == (True, False)
    meeting.refresh_from_db()
    assert meeting.slot.number != free
    text = send(office, "day_meeting", slug, meeting.pk, slot=slots[free], table="2", back="board")
    assert ("Moved." in text, "data-board" in text) == (True, True)


def test_what_nobody_may_do_has_no_button(programme: Programme, office: Client) -> None:
    day, meeting = planned(programme)
    cy = meetings.participant(day, "Cy")
    other = Meeting.objects.create(
        plan=meeting.plan, slot=day.slots.get(number=3), table=1, a=meeting.b, b=cy
    )
    asked = page(office, "day_meeting", day.event.slug, meeting.pk, part="1", slot=other.slot_id, table="2")
    assert ("Bo meets Cy in that slot." in asked, "all the same" in asked) == (True, False)


def test_letters_are_drafted_looked_over_changed_and_sent(programme: Programme, office: Client) -> None:
    day, _meeting = planned(programme)
    slug = day.event.slug
    assert "2 letters are drafted. Nothing is sent." in send(office, "day_draft_letters", slug)
    letter = Letter.objects.get(to_name="Ana")
    assert "Your meetings: General Conference" in page(office, "day_letter", slug, letter.pk)
    send(office, "day_letter", slug, letter.pk, to=letter.to, subject="Hello", text="Come")
    assert "Tick the letters to send" in send(office, "day_send_letters", slug)
    assert "1 letter is on its way." in send(office, "day_send_letters", slug, letter=str(letter.pk))
    letter.refresh_from_db()
    assert (letter.state, letter.subject) == (LetterState.QUEUED, "Hello")
    assert "1 letter is on its way." in send(office, "day_send_letters", slug, all="1")
    assert "Bo" in page(office, "day_letters", slug, format="csv")


def test_a_participant_books_a_stand_in_their_own_time(programme: Programme, office: Client) -> None:
    day = meetings.day(programme)
    ana = meetings.participant(day, "Ana", time_zone="Europe/Lisbon")
    stand, token = meetings.stand(day), token_of(ana.registration)
    nobody = Client()
    assert "Meetings at stands" in page(nobody, "mine", token)
    assert "8 May 08:00–08:20 WEST" in page(nobody, "mine_stands", token)
    slot = day.slots.get(number=1).pk
    assert "You meet the people of “Mills”." in send(nobody, "mine_book", token, stand.pk, slot=slot)
    text = page(nobody, "mine", token)
    assert ("stand A1" in text, "Lisbon time" in text) == (True, True)
    assert "not both free any more" in send(nobody, "mine_book", token, stand.pk, slot=slot)
    assert "Mills" in page(office, "day_stands", day.event.slug)
    assert "SUMMARY:Meeting with Mills" in page(nobody, "mine_calendar", token)
    send(nobody, "mine_cancel", token, StandBooking.objects.get().pk)
    assert StandBooking.objects.count() == 0


def test_a_participant_reads_why_a_wish_was_not_met(programme: Programme) -> None:
    day = meetings.day(programme)
    ana = meetings.participant(day, "Ana", available="100")
    meetings.wish(ana, meetings.participant(day, "Bo", available="011"))
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    publish_plan(plan, by=people.user("publisher"), now=NOW)
    assert "You are never there at the same time." in page(Client(), "mine", token_of(ana.registration))


def test_availability_is_typed_on_the_participants_own_clock(programme: Programme) -> None:
    day = meetings.day(programme)
    token = token_of(meetings.participant(day, "Ana").registration)
    typed = {"slots": ["1"], "time_zone": "America/Sao_Paulo", "seeks": "", "offers": ""}
    assert "Saved." in send(Client(), "mine", token, **typed)
    text = page(Client(), "mine", token)
    assert (
        "8 May 04:00–04:20 UTC−3" in text,
        "On site the clocks show Brussels time (CEST, UTC+2)." in text,
    ) == (
        True,
        True,
    )


def test_who_meets_online_gets_the_link_and_who_sits_at_a_peer_table_reads_which(
    programme: Programme,
) -> None:
    day = meetings.day(programme)
    Event.objects.filter(pk=day.event_id).update(joining_link="https://join.example.org/room")
    ana = meetings.participant(day, "Ana", has=["timber"], can_host=True)
    meetings.wish(ana, meetings.participant(day, "Bo", mode="online", has=["timber"]))
    for number in range(5):
        meetings.participant(day, f"P{number}", has=["timber"])
    boss = people.user("publisher")
    add_challenge(day, "Timber", by=boss)
    form_tables(day, by=boss, now=NOW)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    token = token_of(ana.registration)
    assert "Your peer table" not in page(Client(), "mine", token)
    publish_plan(plan, by=boss, now=NOW)
    text = page(Client(), "mine", token)
    assert ("https://join.example.org/room" in text, "you are the host" in text) == (True, True)
    assert "URL:https://join.example.org/room" in page(Client(), "mine_calendar", token)
