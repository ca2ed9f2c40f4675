"""Appointments in the order of the day, and times on the clocks of whoever reads them."""

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.matchmaking.domain.agenda import agendas_of
from circulade.matchmaking.domain.participants import state_availability
from circulade.matchmaking.domain.planning import make_plan
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
    told = [(one.slot.number, one.who, one.table, one.stand) for one in agendas_of(plan, [ana])[ana.pk]]
    assert told == [(1, "Mills", None, "A1"), (2, "Bo", 1, ""), (3, "Mills", None, "A1")]
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
