"""The waiting list moves: offers that ran out end, free seats are offered to whose turn it is."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from circulade.core.domain.audit import Change, audit_many
from circulade.core.domain.queue import enqueue
from circulade.events.domain.order import turns
from circulade.events.domain.seats import (
    free_seats,
    locked,
    seated,
    set_state,
    standing,
    waiting_people,
)
from circulade.events.domain.telling import tell
from circulade.events.enums import EventStage, OfferState, RegistrationState, SeatRule
from circulade.events.models import Admission, Registration, SeatOffer

if TYPE_CHECKING:
    from circulade.accounts.models import User

TASK = "circulade.events.tasks.move_waiting_list"


def advance(admission: Admission, *, now: datetime, by: "User | None" = None) -> list[SeatOffer]:
    """End offers that ran out and offer every free seat; returns the new offers. Safe to repeat at any time."""
    with transaction.atomic():
        stored = locked(admission)
        end_expired(stored, now=now)
        if not moves(stored, now=now):
            return []
        return _offer(stored, now=now, by=by)


def moves(admission: Admission, *, now: datetime) -> bool:
    """Tell whether free seats are offered: until the event starts, after an allocation where there is one."""
    event = admission.event
    if event.stage == EventStage.CANCELLED or now >= event.starts:
        return False
    return admission.rule != SeatRule.ALLOCATION or admission.allocated_at is not None


def end_expired(admission: Admission, *, now: datetime) -> list[SeatOffer]:
    """End the offers whose time is over; their seats are free again. Call it with the admission locked."""
    over = list(
        SeatOffer.objects.filter(
            registration__admission=admission, state=OfferState.OPEN, expires_at__lte=now
        )
    )
    if not over:
        return []
    close(over, OfferState.EXPIRED, "seat offer expired", admission, by=None, now=now)
    people = party_of(admission, [one.registration_id for one in over])
    lapsed = set_state(
        people, RegistrationState.LAPSED, "seat not taken up", by=None, now=now, reason={"code": "expired"}
    )
    tell(lapsed, "expired", now=now)
    return over


def close(
    offers: list[SeatOffer],
    state: OfferState,
    action: str,
    admission: Admission,
    *,
    by: "User | None",
    now: datetime,
) -> None:
    """Bring offers to their end."""
    for one in offers:
        one.state, one.answered_at = state, now
    SeatOffer.objects.bulk_update(offers, ["state", "answered_at"])
    entries = [
        Change(admission.event, action, {"registration": (None, one.registration_id)}) for one in offers
    ]
    audit_many(entries, by=by, at=now)


def party_of(admission: Admission, leaders: list[int]) -> list[Registration]:
    """Return those who hold offered seats, with who waits with them."""
    offered = admission.registrations.filter(state=RegistrationState.OFFERED)
    return [one for one in with_event(admission, offered) if (one.leader_id or one.pk) in set(leaders)]


def with_event(admission: Admission, people: Iterable[Registration]) -> list[Registration]:
    """Return people who know their event already, so that nothing more is read of it."""
    found = list(people)
    for one in found:
        one.event, one.admission = admission.event, admission
    return found


def _offer(admission: Admission, *, now: datetime, by: "User | None") -> list[SeatOffer]:
    free = free_seats(admission)
    people = waiting_people(admission) if free != 0 else {}
    if not people:
        return []
    called = turns(standing(people), seated(admission, now=now), free=free)
    expires = min(now + timedelta(hours=admission.offer_hours), admission.event.starts)
    offers, taken, reasons = list[SeatOffer](), list[Registration](), dict[int, dict[str, object]]()
    keys = [one.pk for turn in called for one in people[turn.who.key]]
    whole = {one.pk: one for one in with_event(admission, admission.registrations.filter(pk__in=keys))}
    for turn in called:
        party = [whole[one.pk] for one in people[turn.who.key]]
        reason: dict[str, object] = {"code": turn.rule}
        if turn.reserve is not None:
            reason["reserve"] = admission.reserved[turn.reserve]
        offers.append(
            SeatOffer(
                registration=party[0],
                seats=len(party),
                made_at=now,
                expires_at=expires,
                rule=turn.rule,
                parameters=reason if turn.passed is None else reason | {"passed": turn.passed},
            )
        )
        taken += party
        reasons |= {one.pk: reason for one in party}
    SeatOffer.objects.bulk_create(offers)
    set_state(taken, RegistrationState.OFFERED, "seat offered", by=by, now=now, reasons=reasons)
    tell([one.registration for one in offers], "offer", now=now)
    if offers:
        # Again when these offers end, even if nobody asks meanwhile.
        enqueue(
            TASK,
            key=f"offers-end:{admission.pk}:{expires.isoformat()}",
            run_after=expires,
            admission=admission.pk,
        )
    return offers
