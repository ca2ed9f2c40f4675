"""A plan on paper and in calendars."""

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.matchmaking.domain.planning import make_plan
from circulade.matchmaking.domain.schedule import calendar_of, person_paper, tables_paper

pytestmark = pytest.mark.django_db


def test_a_plan_leaves_as_calendar_and_as_accessible_pdf() -> None:
    day = meetings.day(people.programme(), slots=1)
    ana, bo = meetings.participant(day, "Ana 测试"), meetings.participant(day, "Bo")
    meetings.wish(ana, bo)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    text = calendar_of(plan, ana).decode()
    lines = text.replace("\r\n ", "").splitlines()
    assert [line for line in lines if line.startswith(("SUMMARY", "LOCATION", "DTSTART"))] == [
        "SUMMARY:Meeting with Bo",
        "DTSTART:20300508T070000Z",
        "LOCATION:table 1\\, Square",
    ]
    papers = [person_paper(plan, ana), tables_paper(plan)]
    assert [paper[:5] for paper in papers] == [b"%PDF-", b"%PDF-"]
    assert person_paper(plan, ana) == papers[0]
