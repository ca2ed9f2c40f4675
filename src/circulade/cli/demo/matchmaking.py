"""The demo's needs and offers matched, and its matchmaking day with a published plan and peer tables."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from circulade.accounts.models import Programme, User
from circulade.calls.models import Application
from circulade.cli.demo.data import DemoData
from circulade.events.domain.admissions import set_seats
from circulade.events.domain.editing import create_event, publish_event
from circulade.events.domain.exhibiting import save_stand
from circulade.events.domain.registering import Attendee, take_in
from circulade.events.domain.sessions import save_session
from circulade.events.enums import EventFormat, EventKind, Mode
from circulade.events.models import Event
from circulade.matchmaking.domain.days import Grid, open_day
from circulade.matchmaking.domain.participants import take_in_everybody
from circulade.matchmaking.domain.peers import add_challenge, form_tables, place_tables
from circulade.matchmaking.domain.planning import make_plan, publish_plan
from circulade.matchmaking.domain.stands import book_stand
from circulade.matchmaking.domain.suggesting import suggest
from circulade.matchmaking.enums import RequestState
from circulade.matchmaking.models import MeetingDay, MeetingRequest, Participant
from circulade.matchmaking.queries.days import people_of
from circulade.needs.domain.cards import edit_card, move_card
from circulade.needs.enums import CardKind, CardState
from circulade.needs.models import Card

# Of what applicants offer, this is done already: others can come and see it.
DONE = (
    "A bread-to-mushroom chain",
    "A shared washing facility",
    "The handbook of our repair",
    "Visits to our reuse",
)
STATED = ("available", "time_zone", "seeks", "offers", "languages", "can_host")


def load_matches(programme: Programme, *, by: User, now: datetime) -> None:
    """Open the cards of the members who confirmed, and rank what may meet their needs."""
    confirmed = Application.objects.filter(call__programme=programme, confirmation="confirmed")
    keys = [str(key) for key in confirmed.values_list("pk", flat=True)]
    for card in Card.objects.filter(programme=programme, object_id__in=keys, state=CardState.DRAFT):
        if card.kind == CardKind.OFFER and card.title.startswith(DONE):
            card = edit_card(card, by=by, practice=True)
        move_card(card, CardState.OPEN, by=by)
    suggest(programme, by=by, at=now)


def load_matchmaking_day(data: DemoData, programme: Programme, *, by: User, now: datetime) -> None:
    """Store the day, its people and requests; make and publish the plan; form the peer tables."""
    stated = data.json("matchmaking-day.json")
    day = _day(stated, programme, by=by, now=now)
    people = _people(stated, day, by=by, now=now)
    with transaction.atomic():
        MeetingRequest.objects.bulk_create(
            MeetingRequest(
                asking=people[asking],
                asked=people[asked],
                priority=priority,
                state=RequestState.DECLINED if declined else RequestState.OPEN,
                made_at=now,
            )
            for asking, asked, priority, declined in stated["requests"]
        )
    _visits(stated, day, people, by=by, now=now)
    plan = make_plan(day, by=by, now=now)
    if plan is not None:
        publish_plan(plan, by=by, now=now)
    form_tables(day, by=by, now=now)


def _day(stated: dict[str, Any], programme: Programme, *, by: User, now: datetime) -> MeetingDay:
    zone = ZoneInfo(programme.time_zone)
    starts = (now.astimezone(zone) + timedelta(days=stated["days"])).replace(
        hour=9, minute=30, second=0, microsecond=0
    )
    last = starts + timedelta(minutes=stated["minutes"] * stated["slots"])
    peers = stated["peers"]
    sits = last + timedelta(minutes=peers["pause"])
    event = create_event(
        programme,
        {
            "slug": stated["slug"],
            "title": stated["title"],
            "kind": EventKind.MATCHMAKING,
            "format": EventFormat.HYBRID,
            "starts": starts,
            "ends": sits + timedelta(minutes=peers["minutes"]),
            "invented": True,
        },
        by=by,
        now=now,
    )
    session = save_session(
        event,
        {"title": peers["title"], "starts": sits, "ends": event.ends, "room": peers["room"]},
        by=by,
        now=now,
    )
    publish_event(event, by=by, now=now)
    grid = Grid(event.starts, last, stated["minutes"])
    day = open_day(event, grid, by=by, tables=stated["tables"], seed=stated["slug"])
    place_tables(day, session, by=by)
    for title in stated["challenges"]:
        add_challenge(day, title, by=by)
    return day


def _people(stated: dict[str, Any], day: MeetingDay, *, by: User, now: datetime) -> list[Participant]:
    """Register everybody, each with a seat, and store what each stated, in the order of the file."""
    event: Event = day.event
    for mode in (Mode.IN_PERSON, Mode.ONLINE):
        seats = set_seats(event, mode, {"capacity": None, "closes_at": event.starts}, by=by, now=now)
        coming = [_attendee(one) for one in stated["people"] if _mode(one) == mode]
        take_in(seats, coming, now=now, by=by, letters=False)
    take_in_everybody(day, by=by)
    codes = [one.code for one in sorted(day.challenges.all(), key=lambda one: one.pk)]
    found = {one.registration.email: one for one in people_of(day)}
    people = [found[one["email"]] for one in stated["people"]]
    for person, one in zip(people, stated["people"], strict=True):
        for name in STATED:
            setattr(person, name, one[name])
        person.has, person.solved = [codes[one["has"]]], [codes[one["solved"]]]
    Participant.objects.bulk_update(people, [*STATED, "has", "solved"], batch_size=100)
    return people


def _visits(
    stated: dict[str, Any], day: MeetingDay, people: list[Participant], *, by: User, now: datetime
) -> None:
    """Store the stands that take meetings, and who visits them when."""
    stands = [save_stand(day.event, {**one, "meetings": True}, by=by, now=now) for one in stated["stands"]]
    slots = {slot.number: slot for slot in day.slots.all()}
    for person, stand, number in stated["visits"]:
        book_stand(people[person], stands[stand], slots[number], reason="", now=now)


def _attendee(one: dict[str, Any]) -> Attendee:
    return Attendee(
        name=one["name"],
        email=one["email"],
        language=one["language"],
        organisation_name=one["organisation"],
        country=one["country"],
        invented=True,
    )


def _mode(one: dict[str, Any]) -> Mode:
    return Mode.ONLINE if one["online"] else Mode.IN_PERSON
