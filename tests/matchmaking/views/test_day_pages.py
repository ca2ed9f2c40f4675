"""The organiser's pages of a matchmaking day, and a participant's own, from set-up to the published plan."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import events, meetings
from tests.make.events import NOW

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme
from circulade.core.models import AuditEntry
from circulade.events.domain.links import token_of
from circulade.events.models import Registration
from circulade.matchmaking.domain.stands import book_stand
from circulade.matchmaking.models import MeetingDay, MeetingRequest, Participant
from circulade.matchmaking.tasks import plan as make

pytestmark = pytest.mark.django_db
SET_UP = {"minutes": "20", "pause": "0", "tables": "2", "seed": "conference"}


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


def page(client: Client, name: str, *args: Any, **query: str) -> str:
    return client.get(reverse(f"matchmaking:{name}", args=args), query).content.decode()


def test_an_organiser_sets_a_day_up_on_the_events_clock(programme: Programme, office: Client) -> None:
    event = events.published(programme)
    typed = {**SET_UP, "starts": "2030-05-08T09:00", "ends": "2030-05-08T10:00"}
    assert "Saved." in send(office, "day", event.slug, **typed)
    day = MeetingDay.objects.get()
    assert [slot.starts for slot in day.slots.all()] == [
        event.starts + timedelta(minutes=20 * number) for number in range(3)
    ]
    assert "There are" not in page(office, "day", event.slug)


def test_what_was_typed_stays_when_the_set_up_is_refused(programme: Programme, office: Client) -> None:
    event = events.published(programme)
    typed = {**SET_UP, "starts": "2030-05-08T09:00", "ends": "2030-05-08T23:00", "seed": "my own text"}
    text = send(office, "day", event.slug, **typed)
    assert ("the meetings lie within the event" in text, "my own text" in text) == (True, True)
    assert MeetingDay.objects.count() == 0


def test_the_set_up_shows_what_holds_so_that_saving_it_changes_no_slot(
    programme: Programme, office: Client
) -> None:
    day = meetings.day(programme)
    before = list(day.slots.values_list("starts", "ends"))
    form = office.get(reverse("matchmaking:day", args=[day.event.slug])).context["form"]
    typed = {name: form[name].value() for name in ("minutes", "pause", "seed")}
    typed |= {name: f"{form[name].value():%Y-%m-%dT%H:%M}" for name in ("starts", "ends")}
    assert "Saved." in send(office, "day", day.event.slug, tables="7", **typed)
    day.refresh_from_db()
    assert (day.tables, list(day.slots.values_list("starts", "ends"))) == (7, before)


def test_from_the_seat_to_the_published_plan(programme: Programme, office: Client) -> None:
    day = meetings.day(programme)
    slug = day.event.slug
    tokens = [token_of(meetings.registration(day.event, name)) for name in ("Ana", "Bo")]
    assert "2 new participants." in send(office, "day_take_in", slug)
    bo = Participant.objects.get(registration__name="Bo")
    nobody = Client()
    stated = {"slots": ["1", "2"], "seeks": "timber beams", "offers": ""}
    assert "Saved." in send(nobody, "mine", tokens[0], **stated)
    send(nobody, "mine", tokens[1], slots=["2", "3"], seeks="", offers="old timber")
    found = page(nobody, "mine_people", tokens[0])
    assert ("Words that carried it: timber." in found, "Everybody" in found) == (True, True)
    asked = send(nobody, "mine_ask", tokens[0], asked=bo.pk, priority="3", reason="Beams")
    assert "Your request to meet Bo is noted." in asked
    assert "Beams" in page(nobody, "mine", tokens[1])
    send(nobody, "mine_answer", tokens[1], MeetingRequest.objects.get().pk, to="accepted")
    assert "accepted" in page(office, "day_requests", slug)
    assert "The plan is being made." in send(office, "day_make_plan", slug)
    make(day_id=day.pk)
    text = page(office, "day_plan", slug)
    assert ("100.00" in text, "Without a meeting" in text) == (True, True)
    assert "Your plan" not in page(nobody, "mine", tokens[0])
    assert "The participants see this plan." in send(office, "day_publish", slug)
    own = page(nobody, "mine", tokens[0])
    assert ("Your plan" in own, "table 1" in own) == (True, True)
    calendar = page(nobody, "mine_calendar", tokens[0])
    assert ("SUMMARY:Meeting with Bo" in calendar, "DTSTART:20300508T072000Z" in calendar) == (True, True)
    row = page(office, "day_plan", slug, format="csv").splitlines()[1]
    assert row.startswith("2,2030-05-08T")


def test_a_no_show_is_taken_out_and_the_plan_changed_a_little(programme: Programme, office: Client) -> None:
    day = meetings.day(programme)
    ana, bo, cy = (meetings.participant(day, name) for name in ("Ana", "Bo", "Cy"))
    meetings.wish(ana, bo)
    meetings.wish(ana, cy)
    slug = day.event.slug
    assert "There is no plan yet" in send(office, "day_make_plan", slug, few_changes="1")
    make(day_id=day.pk)
    send(office, "day_publish", slug)
    assert "The plan stands until you change it" in send(office, "day_presence", slug, bo.pk, there="0")
    make(day_id=day.pk, few_changes=True)
    text = page(office, "day_plan", slug)
    told = "1 meetings fell away with those who left. Of the others 1 stay as they were, 0 moved, 0 dropped; 0 are new."
    assert (told in text, "The participants still see an earlier plan" in text) == (True, True)
    assert "One of the two does not take part any more." in page(office, "day_person", slug, ana.pk)
    send(office, "day_presence", slug, bo.pk, there="1")
    bo.refresh_from_db()
    assert bo.withdrawn_at is None


def test_a_meeting_is_moved_by_hand_after_what_it_breaks_is_said(
    programme: Programme, office: Client
) -> None:
    day = meetings.day(programme)
    ana, bo = meetings.participant(day, "Ana", available="110"), meetings.participant(day, "Bo")
    meetings.wish(ana, bo)
    make(day_id=day.pk)
    one = day.plans.get().meetings.get()
    slots = {slot.number: slot.pk for slot in day.slots.all()}
    text = send(office, "day_meeting", day.event.slug, one.pk, slot=slots[3], table="1")
    assert ("This breaks" in text, "Ana is not there in that slot." in text) == (True, True)
    assert "Moved." in send(
        office, "day_meeting", day.event.slug, one.pk, slot=slots[3], table="1", anyway="on"
    )
    one.refresh_from_db()
    assert one.slot_id == slots[3]


def test_participants_are_found_by_words_of_name_and_organisation(
    programme: Programme, office: Client
) -> None:
    day = meetings.day(programme)
    for name in ("Ana Silva", "Bo Holm"):
        one = meetings.participant(day, name)
        Registration.objects.filter(pk=one.registration_id).update(organisation_name=f"{name[:2]} Timber")
    slug = day.event.slug
    found = page(office, "day_people", slug, q="timber SILVA")
    assert ("Ana Silva" in found, "Bo Holm" in found) == (True, False)
    assert "Bo Holm" not in page(office, "day_people", slug, q="silva", format="csv")
    assert "No name, address or organisation holds all these words." in page(
        office, "day_people", slug, q="nobody"
    )


def test_the_office_says_for_somebody_when_they_are_there(programme: Programme, office: Client) -> None:
    day = meetings.day(programme)
    ana = meetings.participant(day, "Ana", seeks="beams")
    text = send(office, "day_person", day.event.slug, ana.pk, slots=["1", "3"], seeks="beams", most="0")
    assert "greater than or equal to 1" in text
    assert "Saved." in send(office, "day_person", day.event.slug, ana.pk, slots=["1", "3"], seeks="beams")
    ana.refresh_from_db()
    assert (ana.available, ana.seeks) == ("101", "beams")
    assert str(AuditEntry.objects.get(action="availability stated").actor) == "Boss"


def test_rules_are_set_refused_by_field_and_taken_back(programme: Programme, office: Client) -> None:
    day = meetings.day(programme)
    ana, bo = meetings.participant(day, "Ana"), meetings.participant(day, "Bo")
    slug = day.event.slug
    assert "say in which the two meet" in send(office, "day_rules", slug, kind="fixed", a=ana.pk, b=bo.pk)
    assert "Saved." in send(office, "day_rules", slug, kind="apart", a=ana.pk, b=bo.pk, reason="Rivals")
    assert "Rivals" in page(office, "day_rules", slug)
    send(office, "day_drop_rule", slug, day.pair_rules.get().pk)
    assert day.pair_rules.count() == 0


def test_peer_tables_are_formed_and_their_notes_kept(programme: Programme, office: Client) -> None:
    day = meetings.day(programme)
    slug = day.event.slug
    assert "Challenge: name at least one." in send(office, "day_form_tables", slug)
    assert "Saved." in send(office, "day_peers", slug, title="Timber")
    for number in range(6):
        meetings.participant(day, f"P{number}", has=["timber"], can_host=True)
    assert "1 tables formed." in send(office, "day_form_tables", slug)
    table = day.peer_tables.get()
    early, late = events.session(day.event), events.session(day.event, "Tables", hour=1, room="Hall 2")
    assert "Session: 3 meetings lie in it." in send(office, "day_place_tables", slug, session=early.pk)
    assert "Saved." in send(office, "day_place_tables", slug, session=late.pk)
    assert "<bdi>Hall 2</bdi>" in page(office, "day_table", slug, table.pk)
    late.starts -= timedelta(minutes=30)
    late.save()
    assert "2 meeting times lie in the session of the peer tables" in page(office, "day_peers", slug)
    assert "Saved." in send(office, "day_table", slug, table.pk, kind="lesson", text="Test first.")
    assert "Test first." in page(office, "day_peers", slug, format="csv")
    timber = day.challenges.get().pk
    assert "stays: a table on it has notes." in send(office, "day_drop_challenge", slug, timber)
    assert "Nothing is written yet." in send(office, "day_drop_note", slug, table.notes.get().pk)
    assert "No table yet" in send(office, "day_drop_challenge", slug, timber)


def test_a_participant_reads_why_and_where_in_their_own_language(
    programme: Programme, office: Client
) -> None:
    day = meetings.day(programme, slots=1)
    ana, bo, cy = (meetings.participant(day, name) for name in ("Ana", "Bo", "Cy"))
    Registration.objects.filter(pk=ana.registration_id).update(language="fr")
    for other in (bo, cy):
        meetings.wish(ana, other, priority=3 if other == bo else 1)
    make(day.pk)
    send(office, "day_publish", day.event.slug)
    text = page(Client(), "mine", token_of(ana.registration))
    told = ('<html lang="fr"', "<bdi>table 1</bdi>", "Vous rencontrez d’autres personnes")
    assert [each in text for each in told] == [True, True, True]
    calendar = Client().get(reverse("matchmaking:mine_calendar", args=[token_of(ana.registration)]))
    assert "SUMMARY:Rencontre avec Bo" in calendar.content.decode()


def test_kinds_are_kept_apart_on_the_page_of_rules(programme: Programme, office: Client) -> None:
    day = meetings.day(programme)
    ana = meetings.participant(day, "Ana")
    Registration.objects.filter(pk=ana.registration_id).update(organisation_kind="company")
    assert "company – company" in page(office, "day_rules", day.event.slug)
    text = send(office, "day_kinds", day.event.slug, pairs="company|company")
    assert 'value="company|company" aria-label="company – company" checked' in text
    assert "Kinds: elephant is none." in send(office, "day_kinds", day.event.slug, pairs="elephant|company")
    assert MeetingDay.objects.get().apart_kinds == [["company", "company"]]
    for name in ("Bo", "Cy"):
        one = meetings.participant(day, name, seeks="timber", offers="timber")
        kind = "company" if name == "Bo" else "research"
        Registration.objects.filter(pk=one.registration_id).update(organisation_kind=kind)
    Participant.objects.filter(pk=ana.pk).update(seeks="timber")
    found = Client().get(reverse("matchmaking:mine_people", args=[token_of(ana.registration)]))
    assert [each.participant.registration.name for each in found.context["suggested"]] == ["Cy"]


def test_the_people_of_a_stand_decline_a_visit_by_their_link(programme: Programme) -> None:
    day = meetings.day(programme)
    stand, ana = meetings.stand(day), meetings.participant(day, "Ana")
    booked = book_stand(ana, stand, day.slots.all()[0], reason="Paper", now=NOW)
    text = page(Client(), "stand_visits", token_of(stand))
    assert ("Ana" in text, "Paper" in text) == (True, True)
    refused = send(Client(), "stand_visits", token_of(stand), visit=booked.pk, answer=" ")
    assert "Reason: say why" in refused
    assert "Declined:" in send(Client(), "stand_visits", token_of(stand), visit=booked.pk, answer="On stage")
    assert "On stage" in page(Client(), "mine_stands", token_of(ana.registration))
    assert Client().get(reverse("matchmaking:stand_visits", args=["1-" + "0" * 32])).status_code == 404


def test_a_link_of_nobody_is_not_found_and_says_nothing(programme: Programme) -> None:
    day = meetings.day(programme)
    token = token_of(meetings.registration(day.event, "Ana"))
    codes = [
        Client().get(reverse("matchmaking:mine", args=[each])).status_code
        for each in (token, token[:-1] + "x", "1-" + "0" * 32, "nothing")
    ]
    assert codes == [200, 404, 404, 404]
