"""Register for an event: one person, those who wait with them, or many at once from a list."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from circulade.core.text.catalogue import said
from circulade.events.domain.beginning import place, place_each
from circulade.events.domain.placing import known_places
from circulade.events.domain.retention import promised_days
from circulade.events.domain.seats import free_seats, locked
from circulade.events.domain.telling import tell
from circulade.events.domain.trouble import Refused
from circulade.events.domain.waiting import advance, with_event
from circulade.events.enums import ACTIVE, EventStage, RegistrationState
from circulade.events.models import Admission, Event, Registration

if TYPE_CHECKING:
    from circulade.accounts.models import User

MOST_TOGETHER = 10


class NotOpen(Refused):
    """Registration is not open now; the sentence says since when or from when."""


class RegisteredAlready(Refused):
    """Somebody with this address has registered; `registration` is theirs."""

    def __init__(self, registration: Registration) -> None:
        super().__init__(said("Somebody with this e-mail address is registered already."), field="email")
        self.registration = registration


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who wants to come, as typed."""

    name: str
    email: str = ""
    language: str = "en"
    organisation_name: str = ""
    organisation_kind: str = ""
    country: str = ""
    territory_name: str = ""
    listed: bool = False
    guest: bool = False
    invented: bool = False
    answers: Mapping[str, Any] = field(default_factory=dict)


def check_open(admission: Admission, *, now: datetime) -> None:
    """Raise NotOpen with the reason unless people can register now."""
    event = admission.event
    if event.stage != EventStage.PUBLISHED:
        raise NotOpen(said("This event takes no registrations."))
    if now >= event.ends:
        raise NotOpen(said("This event is over."))
    if admission.opens_at is not None and now < admission.opens_at:
        raise NotOpen(said("Registration is not open yet."))
    if admission.closes_at is not None and now >= admission.closes_at:
        raise NotOpen(said("Registration is closed. Write to the office if you still want to come."))


def open_admissions(event: Event, *, now: datetime) -> list[Admission]:
    """Return the ways to take part for which people can register now."""
    found = []
    for admission in event.admissions.all():
        admission.event = event
        try:
            check_open(admission, now=now)
        except NotOpen:
            continue
        found.append(admission)
    return found


def register(
    admission: Admission,
    who: Attendee,
    *,
    together: Sequence[Attendee] = (),
    by: "User | None" = None,
    now: datetime,
    late: bool = False,
) -> Registration:
    """Register somebody, and those who wait with them, and give seats if the rule gives them at once.

    The office may register somebody after the deadline (`late`). Raises NotOpen and RegisteredAlready.
    """
    if len(together) > MOST_TOGETHER:
        raise Refused(said("At most {most} people can wait together.", most=MOST_TOGETHER), field="together")
    if sum(one.guest for one in together) > admission.guests:
        raise Refused(said("You can bring {most} guests at most.", most=admission.guests), field="guests")
    if together and admission.capacity is not None and len(together) >= admission.capacity:
        text = said("There are {seats} seats in all: come in smaller groups.", seats=admission.capacity)
        raise Refused(text, field="together")
    with transaction.atomic():
        stored = locked(admission)
        if not late:
            check_open(stored, now=now)
        people = [who, *together]
        _refuse_doubles(stored, people)
        leader, *others = _stored(stored, people, now=now)
        for one in others:
            one.leader = leader
        Registration.objects.bulk_update(others, ["leader"])
        place([leader, *others], stored, now=now, by=by)
        tell([leader, *others], leader.state, now=now)
        if leader.state == RegistrationState.WAITING and free_seats(stored):
            # Seats that are too few for people before them may be enough for these.
            advance(stored, now=now)
            leader.refresh_from_db(fields=["state", "reason"])
    return leader


def take_in(
    admission: Admission,
    people: Iterable[Attendee],
    *,
    now: datetime,
    by: "User | None",
    letters: bool = True,
) -> list[Registration]:
    """Register many people of a list in its order, each for themselves; those registered already are left out."""
    with transaction.atomic():
        stored = locked(admission)
        known = set(stored.event.registrations.filter(state__in=ACTIVE).values_list("email", flat=True))
        new: list[Attendee] = []
        for one in people:
            address = one.email.strip().lower()
            if address not in known:
                known.add(address)
                new.append(one)
        made = _stored(stored, new, now=now)
        place_each(made, stored, now=now, by=by)
        if letters:
            for state in (RegistrationState.APPROVED, RegistrationState.WAITING, RegistrationState.REQUESTED):
                tell([one for one in made if one.state == state], state, now=now)
    return made


def _refuse_doubles(admission: Admission, people: Sequence[Attendee]) -> None:
    typed = [one.email.strip().lower() for one in people if one.email]
    if len(typed) != len(set(typed)):
        raise Refused(said("The same e-mail address stands there twice."), field="together")
    active = admission.event.registrations.filter(state__in=ACTIVE)
    if typed and (known := active.filter(email=typed[0]).first()):
        raise RegisteredAlready(known)
    if known := active.filter(email__in=typed).first():
        raise Refused(said("{email} is registered already.", email=known.email), field="together")


def _stored(admission: Admission, people: Sequence[Attendee], *, now: datetime) -> list[Registration]:
    places = known_places(admission.event.programme, people)
    given = {code: answer for one in people for code, answer in one.answers.items()}
    days = promised_days(admission.event, given)
    made = [
        Registration(
            event=admission.event,
            admission=admission,
            mode=admission.mode,
            name=one.name.strip()[:200],
            email=one.email.strip().lower(),
            language=one.language,
            organisation_name=one.organisation_name.strip(),
            organisation_kind=one.organisation_kind,
            country=one.country,
            territory_name=one.territory_name.strip(),
            territory=places.get((one.country, one.territory_name)),
            guest=one.guest,
            answers=dict(one.answers),
            answers_until={code: day for code, day in days.items() if code in one.answers},
            listed=one.listed,
            invented=one.invented,
            requested_at=now,
        )
        for one in people
    ]
    return with_event(admission, Registration.objects.bulk_create(made, batch_size=200))
