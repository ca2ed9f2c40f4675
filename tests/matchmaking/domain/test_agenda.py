"""Appointments in the order of the day, and times on the clocks of whoever reads them."""

import pytest
from tests.make import accounts as people
from tests.make import events, meetings
from tests.make.events import NOW

from circulade.core.models import Letter
from circulade.matchmaking.domain.agenda import agendas_of
from circulade.matchmaking.domain.participants import state_availability
from circulade.matchmaking.domain.peers import add_challenge, form_tables, place_tables
from circulade.matchmaking.domain.plan_letters import draft_letters
from circulade.matchmaking.domain.planning import make_plan, publish_plan
from circulade.matchmaking.domain.schedule import calendar_of, person_paper, times_of
from circulade.matchmaking.domain.stands import book_stand
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.models import MeetingDay

pytestmark = pytest.mark.django_db


@pytest.fixture
def day() -> MeetingDay:
    return meetings.day(people.programme())


def test_meetings_and_visits_to_stands_stand_in_the_order_of_the_day(day: MeetingDay) -> None:
    ana = meetings.participant(day, "Ana")
    bo = meetings.participant(day, "Bo", available="010")
    meetings.wish(ana, bo)
    stand = meetings.stand(day)
    for number in (3, 1):
        book_stand(ana, stand, day.slots.get(number=number), reason="", now=NOW)
    plan = make_plan(day, by=None, now=NOW)
    told = [(one.starts.minute, one.whom, one.place) for one in agendas_of(plan, [ana])[ana.pk]]
    assert told == [(0, "Mills", "stand A1"), (20, "Bo", "table 1"), (40, "Mills", "stand A1")]
    assert [one.who for one in agendas_of(plan, [bo])[bo.pk]] == ["Ana"]


def test_a_slot_is_told_on_the_clocks_of_the_reader(day: MeetingDay) -> None:
    slot = day.slots.get(number=1)
    assert [times_of(slot, zone) for zone in ("Europe/Brussels", "Europe/Lisbon", "America/Sao_Paulo")] == [
        "8 May 09:00–09:20 CEST",
        "8 May 08:00–08:20 WEST",
        "8 May 04:00–04:20 UTC−3",
    ]


def test_somebodys_calendar_and_paper_are_in_their_zone(day: MeetingDay) -> None:
    ana = meetings.participant(day, "Ana", time_zone="Europe/Lisbon", available="100")
    bo = meetings.participant(day, "Bo")
    meetings.wish(ana, bo)
    plan = make_plan(day, by=None, now=NOW)
    own, other = (calendar_of(plan, one).decode().replace("\r\n ", "") for one in (ana, bo))
    wanted = ("X-WR-TIMEZONE:Europe/Lisbon", "08:00 Lisbon time (WEST\\, UTC+1)", "DTSTART:20300508T070000Z")
    assert [text in own for text in wanted] == [True, True, True]
    assert [text in other for text in wanted] == [False, False, True]
    assert person_paper(plan, ana)[:5] == b"%PDF-"


def test_a_zone_that_is_none_is_refused(day: MeetingDay) -> None:
    ana = meetings.participant(day, "Ana")
    with pytest.raises(MeetingRefused) as refused:
        state_availability(ana, [1], by=None, time_zone="Europe/Atlantis")
    assert refused.value.field == "time_zone"
    assert state_availability(ana, [1], by=None, time_zone="Europe/Lisbon").zone == "Europe/Lisbon"


def test_a_peer_table_is_in_the_plan_the_calendar_and_the_letter_of_those_at_it(day: MeetingDay) -> None:
    boss = people.user("boss")
    add_challenge(day, "Timber", by=boss)
    names = [f"P{number}" for number in range(6)]
    found = [meetings.participant(day, name, has=["timber"], can_host=name == "P0") for name in names]
    far = meetings.participant(day, "Far", mode="online", has=["timber"])
    meetings.wish(found[0], found[1])
    form_tables(day, by=boss, now=NOW)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    publish_plan(plan, by=boss, now=NOW)
    alone = found[2]
    assert agendas_of(plan, [alone])[alone.pk] == []
    place_tables(day, events.session(day.event, "Tables", hour=1, room="Hall 2"), by=boss)
    told = agendas_of(plan, [found[0], alone, far])
    assert [(one.whom, one.place) for one in told[found[0].pk]] == [
        ("P1", "table 1"),
        ("Peer table 1: Timber", "Hall 2"),
    ]
    assert [(one.place, one.online) for one in told[far.pk]] == [("online", True)]
    calendar = calendar_of(plan, alone).decode()
    wanted = ("SUMMARY:Peer table 1: Timber", "LOCATION:Hall 2", "DTSTART:20300508T080000Z")
    assert [text in calendar for text in wanted] == [True, True, True]
    draft_letters(MeetingDay.objects.get(), by=boss, now=NOW)
    letter = Letter.objects.get(to_name="P2")
    line = "8 May 2030, 10:00 Brussels time (CEST, UTC+2): Peer table 1: Timber, Hall 2"
    assert (letter.kind, line in letter.text) == ("meetings", True)
