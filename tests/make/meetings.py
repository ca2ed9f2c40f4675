"""Make matchmaking days and who takes part in them, for tests."""

from datetime import timedelta
from typing import Any

from tests.make import events
from tests.make.events import NOW

from circulade.accounts.models import Programme
from circulade.events.enums import Mode, RegistrationState
from circulade.events.models import Admission, Event, Registration, Stand
from circulade.matchmaking.domain.days import Grid, open_day
from circulade.matchmaking.domain.participants import take_part
from circulade.matchmaking.domain.requests import ask_for_meeting
from circulade.matchmaking.models import MeetingDay, MeetingRequest, Participant


def day(programme: Programme, slug: str = "conference", *, slots: int = 3, **values: Any) -> MeetingDay:
    """Store a published event with so many slots of 20 minutes at its beginning, two tables."""
    event = events.published(programme, slug)
    grid = Grid(event.starts, event.starts + timedelta(minutes=20 * slots), 20)
    return open_day(event, grid, by=None, **({"tables": 2} | values))


def registration(event: Event, name: str, *, mode: str = "in_person", **fields: Any) -> Registration:
    """Store somebody who has a seat."""
    admission, _new = Admission.objects.get_or_create(event=event, mode=Mode(mode))
    values: dict[str, Any] = {"state": RegistrationState.APPROVED, "requested_at": NOW}
    return Registration.objects.create(
        event=event,
        admission=admission,
        mode=mode,
        name=name,
        email=f"{name.split()[0].lower()}@example.org",
        **(values | fields),
    )


def participant(day: MeetingDay, name: str, *, mode: str = "in_person", **fields: Any) -> Participant:
    """Store somebody who takes part, there in every slot unless `available` says otherwise."""
    one = registration(day.event, name, mode=mode)
    take_part(day, [one])
    Participant.objects.filter(registration=one).update(**fields)
    return Participant.objects.select_related("registration", "day__event__programme").get(registration=one)


def wish(asking: Participant, asked: Participant, *, priority: int = 2, reason: str = "") -> MeetingRequest:
    """Store a request."""
    return ask_for_meeting(asking, asked, priority=priority, reason=reason, now=NOW)


def stand(
    day: MeetingDay, number: str = "A1", name: str = "Mills", *, takes: bool = True, **fields: Any
) -> Stand:
    """Store a stand that takes meetings."""
    return Stand.objects.create(event=day.event, number=number, name=name, meetings=takes, **fields)
