"""Who takes part in the meetings of an event: everybody who has a seat, when, and what they look for."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from django.db import transaction
from django.db.models import Exists, OuterRef

from circulade.core.domain.audit import audit
from circulade.core.text.catalogue import said_here
from circulade.events.enums import Mode, RegistrationState
from circulade.events.models import Registration, Stand
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.models import MeetingDay, Participant

if TYPE_CHECKING:
    from circulade.accounts.models import User

STATED = ("time_zone", "most", "seeks", "offers", "has", "solved", "languages", "can_host")


def take_part(day: MeetingDay, registrations: Iterable[Registration]) -> int:
    """Make participants of people with a seat who are none yet; return how many are new."""
    slots = day.slots.count()
    registrations = list(registrations)
    wanted = [one.pk for one in registrations] if len(registrations) < 100 else None
    stored = Participant.objects.filter(day=day)
    known = set(
        (stored if wanted is None else stored.filter(registration__in=wanted)).values_list(
            "registration", flat=True
        )
    )
    new = [
        Participant(
            day=day,
            registration=one,
            available="1" * slots,
            languages=[one.language],
        )
        for one in registrations
        if one.pk not in known and one.state == RegistrationState.APPROVED
    ]
    Participant.objects.bulk_create(new, batch_size=500)
    return len(new)


def take_in_everybody(day: MeetingDay, *, by: "User | None") -> int:
    """Make participants of everybody who has a seat at the event."""
    with transaction.atomic():
        made = take_part(day, day.event.registrations.filter(state=RegistrationState.APPROVED))
        if made:
            audit(day, "participants taken in", by=by, changes={"participants": (None, made)})
    return made


def participant_of(registration: Registration) -> Participant | None:
    """Return the participant of a registration, made now for somebody with a seat; None if there are no meetings."""
    found = _stored(registration)
    if found is None:
        day = MeetingDay.objects.filter(event=registration.event).first()
        if day is not None:
            with transaction.atomic():
                take_part(day, [registration])
            found = _stored(registration)
    return found


def _stored(registration: Registration) -> Participant | None:
    return (
        Participant.objects.filter(registration=registration)
        .select_related("day__event__programme", "day__published__run", "registration")
        .annotate(has_stands=Exists(Stand.objects.filter(event=OuterRef("day__event"), meetings=True)))
        .first()
    )


def state_availability(
    participant: Participant, slots: Collection[int], *, by: "User | None", **stated: Any
) -> Participant:
    """Store in which slots (by number) somebody is there, and what they look for and offer."""
    count = participant.day.slots.count()
    unknown = sorted(set(slots) - set(range(1, count + 1)))
    if unknown:
        raise MeetingRefused(said_here("Slots: {slot} is none of them.", slot=unknown[0]), field="slots")
    if stated.get("most") is not None and stated["most"] < 1:
        raise MeetingRefused(said_here("Most meetings: at least 1, or empty."), field="most")
    if (zone := stated.get("time_zone")) and zone not in available_timezones():
        raise MeetingRefused(
            said_here("Time zone: {zone} is none. Write it like Europe/Brussels.", zone=zone),
            field="time_zone",
        )
    with transaction.atomic():
        held = Participant.objects.select_for_update().get(pk=participant.pk)
        before = held.available
        held.available = "".join("1" if number in slots else "0" for number in range(1, count + 1))
        for name in STATED:
            if name in stated:
                setattr(held, name, stated[name])
        held.save()
        audit(held, "availability stated", by=by, changes={"available": (before, held.available)})
    return held


def leave_meetings(participant: Participant, *, by: "User | None", now: datetime) -> Participant:
    """Take somebody out of the meetings: a no-show, or by their own wish; the next plan does without them."""
    with transaction.atomic():
        held = Participant.objects.select_for_update().get(pk=participant.pk)
        if held.withdrawn_at is None:
            held.withdrawn_at = now
            held.save(update_fields=["withdrawn_at"])
            audit(held, "participant withdrew", by=by, at=now)
    return held


def return_to_meetings(participant: Participant, *, by: "User | None") -> Participant:
    """Take somebody in again who had left."""
    with transaction.atomic():
        held = Participant.objects.select_for_update().get(pk=participant.pk)
        if held.withdrawn_at is not None:
            held.withdrawn_at = None
            held.save(update_fields=["withdrawn_at"])
            audit(held, "participant returned", by=by)
    return held


def there(participants: Iterable[Participant]) -> list[Participant]:
    """Return those who have a seat still and did not leave."""
    return [
        each
        for each in participants
        if each.withdrawn_at is None and each.registration.state == RegistrationState.APPROVED
    ]


def is_online(participant: Participant) -> bool:
    """Tell whether somebody meets online and needs no table."""
    return participant.registration.mode == Mode.ONLINE


def least_of(*bounds: int | None) -> int | None:
    """Return the tightest of the bounds on somebody's meetings; None if there is none."""
    return min((bound for bound in bounds if bound is not None), default=None)


def are_colleagues(one: Participant, other: Participant) -> bool:
    """Tell whether two are of the same organisation: of the register, else by the name they typed."""
    a, b = one.registration, other.registration
    if a.organisation_id and b.organisation_id:
        return a.organisation_id == b.organisation_id
    named = a.organisation_name.strip().casefold()
    return bool(named) and named == b.organisation_name.strip().casefold()
