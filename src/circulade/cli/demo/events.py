"""The demo's events: the public record, and the conference whose 200 seats are given to 600 people by rules."""

from datetime import datetime, timedelta
from typing import Any

from circulade.accounts.models import Programme, User
from circulade.cli.demo.conference import load_exhibition, load_later, load_papers, load_questions
from circulade.cli.demo.data import DemoData, moment
from circulade.cohorts.domain.selections import propose, select_cohort
from circulade.events.domain.admissions import set_seats
from circulade.events.domain.allocation import allocate, open_allocation
from circulade.events.domain.editing import create_event, publish_event
from circulade.events.domain.registering import Attendee, take_in
from circulade.events.domain.sessions import read_people, save_session
from circulade.events.enums import Mode, SeatRule, SpeakerRole
from circulade.events.models import Event

SEATS = 200
ROLES = (
    ("moderators", SpeakerRole.MODERATOR),
    ("speakers", SpeakerRole.SPEAKER),
    ("rapporteurs", SpeakerRole.RAPPORTEUR),
)


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


def _conference(stated: dict[str, Any], programme: Programme, *, by: User, now: datetime) -> Event:
    facts = dict(stated["conference"])
    day, hours = facts.pop("day"), facts.pop("hours")
    zone = programme.time_zone
    for name, time in zip(("starts", "ends"), hours, strict=True):
        facts[name] = moment({"days": day, "time": time}, zone=zone, first_start=now)
    made = create_event(programme, facts, by=by, now=now)
    for one in stated["sessions"]:
        starts = made.starts + timedelta(minutes=one["at"])
        fields = {name: one[name] for name in ("kind", "track", "room") if name in one}
        fields |= {
            "title": {"en": one["title"]},
            "starts": starts,
            "ends": starts + timedelta(minutes=one["long"]),
        }
        people = [
            each for name, role in ROLES for each in read_people("\n".join(one.get(name, [])), role=role)
        ]
        save_session(made, fields, people=people, by=by, now=now)
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
        coming = [_attendee(row) for row in people if row["mode"] == admission.mode]
        take_in(admission, coming, now=now, by=by, letters=False)
    rule_set = open_allocation(seats, by=by, now=now)
    allocate(seats, propose(select_cohort(rule_set, by=by), by=by), by=by, now=now, letters=False)


def _attendee(row: dict[str, str]) -> Attendee:
    return Attendee(
        name=row["name"],
        email=row["email"],
        language=row["language"],
        organisation_name=row["organisation"],
        organisation_kind=row["kind"],
        country=row["country"],
        territory_name=row["territory"],
        answers={code: row[code] for code in ("track", "visa", "embassy") if row[code]},
        invented=True,
        listed=True,
    )
