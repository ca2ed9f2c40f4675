"""The demo's events: the public record, and the conference whose 200 seats are given to 600 people by rules."""

from datetime import datetime, timedelta
from typing import Any

from circulade.accounts.models import Programme, User
from circulade.cli.demo.conference import (
    attendee,
    load_exhibition,
    load_later,
    load_papers,
    load_questions,
    load_sessions,
    with_moments,
)
from circulade.cli.demo.data import DemoData
from circulade.cli.demo.webinar import load_webinar
from circulade.cohorts.domain.selections import propose, select_cohort
from circulade.events.domain.admissions import set_seats
from circulade.events.domain.allocation import allocate, open_allocation
from circulade.events.domain.editing import create_event, publish_event
from circulade.events.domain.registering import take_in
from circulade.events.enums import Mode, SeatRule
from circulade.events.models import Event

SEATS = 200


def load_events(data: DemoData, programme: Programme, *, by: User, now: datetime) -> None:
    """Load, publish and fill the events of the demo."""
    stated = data.json("events.json")
    record = dict(stated["record"])
    for name in ("starts", "ends"):
        record[name] = datetime.fromisoformat(record[name])
    publish_event(create_event(programme, record, by=by, now=now), by=by, now=now)
    conference = _conference(stated, programme, by=by, now=now)
    load_questions(stated, conference, by=by, now=now)
    load_papers(stated, conference, by=by, now=now)
    load_exhibition(stated, conference, by=by, now=now)
    _fill(data, conference, by=by, now=now)
    load_later(stated, conference, now=now)
    load_webinar(data, stated, programme, by=by, now=now)


def _conference(stated: dict[str, Any], programme: Programme, *, by: User, now: datetime) -> Event:
    facts = with_moments(stated["conference"], zone=programme.time_zone, first_start=now)
    made = create_event(programme, facts, by=by, now=now)
    load_sessions(stated["sessions"], made, by=by, now=now)
    return publish_event(made, by=by, now=now)


def _fill(data: DemoData, conference: Event, *, by: User, now: datetime) -> None:
    """Six hundred ask for two hundred seats; the rules give them, and the rest waits with a reason each."""
    closes = conference.starts - timedelta(days=6)
    rule = {"rule": SeatRule.ALLOCATION, "one_per_territory": True, "offer_hours": 48}
    seats = set_seats(
        conference, Mode.IN_PERSON, {"capacity": SEATS, "closes_at": closes} | rule, by=by, now=now
    )
    online = set_seats(
        conference, Mode.ONLINE, {"capacity": 1000, "closes_at": conference.starts}, by=by, now=now
    )
    people = data.rows("registrations.csv")
    for admission in (seats, online):
        coming = [attendee(row) for row in people if row["mode"] == admission.mode]
        take_in(admission, coming, now=now, by=by, letters=False)
    rule_set = open_allocation(seats, by=by, now=now)
    allocate(seats, propose(select_cohort(rule_set, by=by), by=by), by=by, now=now, letters=False)
