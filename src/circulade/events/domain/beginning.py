"""Where somebody stands at first: with a seat, on the waiting list, or asking for the office's decision."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from circulade.core.domain.audit import Change, audit_many
from circulade.events.domain.order import RESERVED, Seated, Waiting, in_order
from circulade.events.domain.seats import as_waiting, free_seats, seat_rules, seated, store
from circulade.events.enums import RegistrationState, SeatRule
from circulade.events.models import Admission, Registration

if TYPE_CHECKING:
    from circulade.accounts.models import User


def place(people: list[Registration], admission: Admission, *, now: datetime, by: "User | None") -> None:
    """Give seats at once where the rule says so and there are enough for all; else they wait, or are to be decided."""
    state, reason = first_state(people, admission, now=now)
    _begin(people, state, reason, by=by, now=now)


def place_each(people: list[Registration], admission: Admission, *, now: datetime, by: "User | None") -> None:
    """The same for people of a list, one after the other, without asking the database for each."""
    if admission.rule != SeatRule.FIRST_COME:
        return _begin(people, *_undecided(admission), by=by, now=now)
    sitting, free = _sitting(admission, now=now), free_seats(admission)
    queued = admission.registrations.filter(state=RegistrationState.WAITING).exists()
    given, waiting = list[Registration](), list[Registration]()
    by_key = {one.pk: one for one in people}
    for who in in_order(as_waiting(one) for one in people):
        if may_sit(who, sitting, free=free, queued=queued):
            sitting.seat(who)
            free = None if free is None else free - 1
            given.append(by_key[who.key])
        else:
            queued = True
            waiting.append(by_key[who.key])
    _begin(given, RegistrationState.APPROVED, {"code": "first_come"}, by=by, now=now)
    return _begin(waiting, RegistrationState.WAITING, {"code": "full"}, by=by, now=now)


def may_sit(who: Waiting, sitting: Seated, *, free: int | None, queued: bool) -> bool:
    """Tell whether a newcomer gets a seat at once; while people wait, only one that is reserved for them."""
    own = _own_reserve(who, sitting) is not None
    return free is None or (sitting.has_room(who, free=free) and (own or not queued))


def _own_reserve(who: Waiting, sitting: Seated) -> int | None:
    """Return the first group of somebody that has not got the seats reserved for it."""
    numbered = enumerate(sitting.rules.reserves)
    return next((number for number, each in numbered if each.meets(who) and sitting.lacking(number)), None)


def first_state(
    people: list[Registration], admission: Admission, *, now: datetime
) -> tuple[RegistrationState, dict[str, Any]]:
    """Return where people who come together stand, and why."""
    if admission.rule != SeatRule.FIRST_COME:
        return _undecided(admission)
    who = as_waiting(people[0], seats=len(people))
    queued = admission.registrations.filter(state=RegistrationState.WAITING).exists()
    sitting = _sitting(admission, now=now)
    if not may_sit(who, sitting, free=free_seats(admission), queued=queued):
        return RegistrationState.WAITING, {"code": "full"}
    own = _own_reserve(who, sitting)
    if queued and own is not None:
        return RegistrationState.APPROVED, {"code": RESERVED, "reserve": admission.reserved[own]}
    return RegistrationState.APPROVED, {"code": "first_come"}


def _undecided(admission: Admission) -> tuple[RegistrationState, dict[str, Any]]:
    """Return where somebody stands whom the office decides about; after an allocation, at the end of the list."""
    if admission.allocated_at is not None:
        return RegistrationState.WAITING, {"code": "full"}
    return RegistrationState.REQUESTED, {"code": "requested"}


def _sitting(admission: Admission, *, now: datetime) -> Seated:
    """Return who holds seats; nobody is read where no seat is reserved, since only that asks for them."""
    return seated(admission, now=now) if admission.reserved else Seated(seat_rules(admission, now=now))


def _begin(
    people: list[Registration],
    state: RegistrationState,
    reason: dict[str, Any],
    *,
    by: "User | None",
    now: datetime,
) -> None:
    for one in people:
        one.state, one.reason = state, dict(reason)
        one.waiting_since = now if state == RegistrationState.WAITING else None
        one.decided_at = now if state == RegistrationState.APPROVED else None
    store(people)
    audit_many([Change(one, "registered", {"state": (None, state.value)}) for one in people], by=by, at=now)
