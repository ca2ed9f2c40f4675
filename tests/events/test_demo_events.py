"""The demo's events: the public record whole, and a conference whose seats are given by rules."""

import shutil
from pathlib import Path

import pytest
from tests.make import accounts as people
from tests.make import events as make

from circulade.accounts.enums import Role
from circulade.cli.demo.data import DemoData
from circulade.cli.demo.events import load_events
from circulade.events.models import Event, Registration

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).parents[2] / "demo"


def test_the_record_holds_the_facts_and_the_seats_are_given(tmp_path: Path) -> None:
    for name in ("programme.json", "events.json"):
        shutil.copy(DEMO / name, tmp_path / name)
    rows = (DEMO / "registrations.csv").read_text(encoding="utf-8").splitlines()
    assert len(rows) == 601
    (tmp_path / "registrations.csv").write_text("\n".join(rows[:221]) + "\n", encoding="utf-8")
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
    states = list(Registration.objects.values_list("state", flat=True))
    assert (states.count("approved"), states.count("waiting")) == (200, 20)
    assert Event.objects.get(slug="general-conference").sessions.count() == 10
