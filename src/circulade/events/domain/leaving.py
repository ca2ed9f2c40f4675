"""Withdraw, wait again, change the way of taking part: what people do themselves, at any time before the event."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from circulade.core.domain.audit import Change, audit_many
from circulade.core.text.catalogue import said
from circulade.events.domain.beginning import first_state, place
from circulade.events.domain.meanwhile import locked_both, wait_beside
from circulade.events.domain.registering import check_open
from circulade.events.domain.seats import locked, set_state
from circulade.events.domain.telling import tell
from circulade.events.domain.together import party_of_leader, refuse_parts
from circulade.events.domain.trouble import Refused
from circulade.events.domain.waiting import advance, close, with_event
from circulade.events.enums import ACTIVE, HOLDING, EventStage, OfferState, RegistrationState, SeatRule
from circulade.events.models import Admission, Registration, SeatOffer

if TYPE_CHECKING:
    from circulade.accounts.models import User


def withdraw(one: Registration, *, now: datetime, by: "User | None" = None) -> Registration:
    """Give up a seat or a place on the list, with one's guests; the next in order is asked at once."""
    with transaction.atomic():
        admission = locked(one.admission)
        left = withdraw_all(admission, [one.pk], now=now, by=by)
        advance(admission, now=now)
        tell([each for each in left if not each.guest], RegistrationState.WITHDRAWN, now=now)
    return Registration.objects.select_related("event", "admission").get(pk=one.pk)


def withdraw_all(
    admission: Admission,
    keys: Sequence[int],
    *,
    now: datetime,
    by: "User | None" = None,
    why: str = "withdrawn",
) -> list[Registration]:
    """Take people off, with their guests; call it with the admission locked, then let the list move."""
    active = admission.registrations.filter(state__in=ACTIVE)
    people = with_event(admission, active.filter(pk__in=keys))
    going = {one.pk for one in people}
    guests = with_event(admission, active.filter(leader_id__in=going, guest=True).exclude(pk__in=going))
    _new_leaders(admission, going)
    offers = list(SeatOffer.objects.filter(registration_id__in=going, state=OfferState.OPEN))
    close(offers, OfferState.DECLINED, "seat offer declined", admission, by=by, now=now)
    left = set_state(
        [*people, *guests], RegistrationState.WITHDRAWN, "withdrawn", by=by, now=now, reason={"code": why}
    )
    Registration.objects.filter(replaces__in=left).update(replaces=None)
    return left


def _new_leaders(admission: Admission, going: set[int]) -> None:
    """People of a group whose leader leaves wait on with the next of them in the lead, at the same place."""
    left = admission.registrations.filter(leader_id__in=going, guest=False, state__in=ACTIVE).exclude(
        pk__in=going
    )
    heirs: dict[int, Registration] = {}
    for one in left.order_by("pk"):
        former = one.leader_id or 0
        if former not in heirs:
            heirs[former] = one
            one.leader = None
            SeatOffer.objects.filter(registration_id=former, state=OfferState.OPEN).update(registration=one)
        else:
            one.leader = heirs[former]
        one.save(update_fields=["leader"])


def wait_again(one: Registration, *, now: datetime, by: "User | None" = None) -> Registration:
    """Let somebody who gave up a seat, or did not answer in time, stand at the end of the list."""
    with transaction.atomic():
        admission = locked(one.admission)
        stored = Registration.objects.get(pk=one.pk)
        if admission.event.stage != EventStage.PUBLISHED or now >= admission.event.starts:
            raise Refused(said("The event has begun, or does not take place."))
        if stored.state not in (RegistrationState.LAPSED, RegistrationState.WITHDRAWN):
            return stored
        active = admission.event.registrations.filter(state__in=ACTIVE, email=stored.email).exclude(email="")
        if active.exclude(pk=stored.replaces_id or 0).exists():
            raise Refused(
                said("You have registered again with this address: use the link of that registration.")
            )
        stored.event = admission.event
        stored.waiting_since, stored.leader = now, None
        stored.save(update_fields=["waiting_since", "leader"])
        decided = admission.rule == SeatRule.FIRST_COME or admission.allocated_at is not None
        state = RegistrationState.WAITING if decided else RegistrationState.REQUESTED
        set_state([stored], state, "waits again", by=by, now=now, reason={"code": "again"})
        advance(admission, now=now)
        stored.refresh_from_db()
        if stored.state == RegistrationState.WAITING:
            tell([stored], RegistrationState.WAITING, now=now)
    return stored


def change_mode(
    one: Registration, other: Admission, *, now: datetime, by: "User | None" = None
) -> Registration:
    """Take part the other way instead; whoever has a seat keeps it until there is one there. Raises Refused.

    People who come together change together, or not at all: by the link of the one who registered them.
    Returns the registration that stands there now: the same, or the one that waits beside the seat that is kept.
    """
    with transaction.atomic():
        old, new = locked_both(one, other)
        stored = Registration.objects.get(pk=one.pk)
        if stored.admission_id == new.pk or stored.state not in ACTIVE:
            raise Refused(said("This registration cannot be changed any more."))
        party = party_of_leader(stored)
        refuse_parts(party, new)
        check_open(new, now=now)
        state, _reason = first_state(party, new, now=now)
        if stored.state in HOLDING and state != RegistrationState.APPROVED:
            return wait_beside(party, new, now=now, by=by)
        offers = list(SeatOffer.objects.filter(registration=stored, state=OfferState.OPEN))
        close(offers, OfferState.DECLINED, "seat offer declined", old, by=by, now=now)
        _move(party, old, new, now=now, by=by)
        place(party, new, now=now, by=by)
        tell(party, stored.state, now=now)
        advance(old, now=now)
        if len(party) > 1 and stored.state == RegistrationState.WAITING:
            # Seats that are too few for people before them may be enough for these.
            advance(new, now=now)
            stored.refresh_from_db(fields=["state", "reason"])
    return stored


def _move(
    party: list[Registration], old: Admission, new: Admission, *, now: datetime, by: "User | None"
) -> None:
    """Take people from some seats to others, as if they asked there now."""
    for one in party:
        one.event, one.admission, one.mode = new.event, new, new.mode
        one.requested_at, one.waiting_since = now, None
        # Whoever had a seat here holds none there yet: it must not be counted against them.
        one.state = RegistrationState.REQUESTED
    party[0].leader = None
    fields = ["admission", "mode", "requested_at", "waiting_since", "state", "leader"]
    Registration.objects.bulk_update(party, fields)
    changes = {"mode": (old.mode, new.mode)}
    audit_many([Change(one, "way of taking part changed", changes) for one in party], by=by, at=now)


def give_up_other(one: Registration, *, now: datetime) -> None:
    """Give up the seat that somebody held meanwhile: they have the one they waited for."""
    held = Registration.objects.select_related("admission").filter(replaced_by=one).first()
    if held is None or one.state != RegistrationState.APPROVED:
        return
    with transaction.atomic():
        admission = locked(held.admission)
        withdraw_all(admission, [held.pk], now=now, why="moved")
        advance(admission, now=now)
