"""The demo's events: the public record whole, and a conference whose seats are given by rules."""

import shutil
from pathlib import Path

import pytest
from tests.make import accounts as people
from tests.make import events as make

from circulade.accounts.enums import Role
from circulade.cli.demo.data import DemoData
from circulade.cli.demo.events import load_events
from circulade.events.domain.report import report_of
from circulade.events.models import Event, LaterAnswer, Registration

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).parents[2] / "demo"


def test_the_record_holds_the_facts_and_the_seats_are_given(tmp_path: Path) -> None:
    for name in ("programme.json", "events.json"):
        shutil.copy(DEMO / name, tmp_path / name)
    rows = (DEMO / "registrations.csv").read_text(encoding="utf-8").splitlines()
    assert [sum(f",{mode}," in row for row in rows) for mode in ("in_person", "online")] == [600, 140]
    some = "\n".join([*rows[:221], *rows[601:606]])
    (tmp_path / "registrations.csv").write_text(f"{some}\n", encoding="utf-8")
    programme = people.programme()
    boss = people.user("lead", Role.ADMINISTRATOR, programme=programme)
    load_events(DemoData(tmp_path), programme, by=boss, now=make.NOW)
    record = Event.objects.get(code="11WS23465")
    assert (record.room, record.place, record.invented, record.starts.isoformat()) == (
        "214-216",
        "SQUARE Brussels Meeting Centre",
        False,
        "2023-10-11T14:30:00+00:00",
    )
    states = list(Registration.objects.values_list("mode", "state"))
    counts = {each: states.count(each) for each in states}
    assert counts == {
        ("in_person", "approved"): 200,
        ("in_person", "waiting"): 20,
        ("online", "approved"): 10,
    }
    webinar = Event.objects.get(kind="webinar")
    said = webinar.feedback.count()
    assert (webinar.invented, webinar.ends < make.NOW, bool(webinar.recording), said) == (True, True, True, 5)
    report = [part.title for part in report_of(webinar).parts]
    assert report == [
        "Summary",
        "About",
        "Attendance",
        "Where people with a seat came from",
        "Welcome",
        "Three first years",
        "Questions",
        "Feedback",
        "Documents",
    ]
    conference = Event.objects.get(slug="general-conference")
    assert (conference.sessions.count(), conference.stands.count(), conference.questions.count()) == (
        10,
        7,
        6,
    )
    papers = [(str(one.title), one.kind_name, one.stand is None) for one in conference.documents.all()]
    assert papers == [
        ("Practical information", "PDF", True),
        ("How to take part", "PDF", False),
        ("Heat from cold stores", "PDF", False),
        ("A street of workshops", "PDF", False),
    ]
    # Answers to the second form go on days of their own.
    days = {one.code: (one.delete_on - conference.ends.date()).days for one in LaterAnswer.objects.all()}
    assert days == {"diet": 3, "diet-else": 3, "access": 14}
