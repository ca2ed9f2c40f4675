"""Answer a seat offer: accept it, decline it. A second click finds the first one's answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from circulade.core.text.catalogue import said
from circulade.events.domain.seats import locked, set_state
from circulade.events.domain.telling import tell
from circulade.events.domain.trouble import Refused
from circulade.events.domain.waiting import advance, close, end_expired, party_of
from circulade.events.enums import EventStage, OfferState, RegistrationState
from circulade.events.models import Admission, Registration, SeatOffer

if TYPE_CHECKING:
    from circulade.accounts.models import User


class NoOffer(Refused):
    """There is no open offer to answer; the sentence says what became of it."""


def accept(one: Registration, *, now: datetime, by: "User | None" = None) -> Registration:
    """Take the seats that are offered; taking them twice is taking them once. Raises NoOffer."""
    with transaction.atomic():
        stored, admission, offer = _open_offer(one, now=now)
        if admission.event.stage == EventStage.CANCELLED:
            raise NoOffer(said("The event has begun, or does not take place."))
        if offer is not None:
            accept_all(admission, [offer], now=now, by=by)
    if offer is None and stored.state != RegistrationState.APPROVED:
        # Said outside the transaction, so that what ran out is stored as such.
        raise NoOffer(gone(stored))
    return Registration.objects.select_related("event", "admission").get(pk=one.pk)


def decline(one: Registration, *, now: datetime, by: "User | None" = None) -> Registration:
    """Give the offered seats to the next; whoever declines leaves the list. Raises NoOffer."""
    with transaction.atomic():
        stored, admission, offer = _open_offer(one, now=now)
        if offer is not None:
            decline_all(admission, [offer], now=now, by=by)
            advance(admission, now=now)
    if offer is None and stored.state != RegistrationState.WITHDRAWN:
        raise NoOffer(gone(stored))
    return Registration.objects.select_related("event", "admission").get(pk=one.pk)


def accept_all(
    admission: Admission, offers: Sequence[SeatOffer], *, now: datetime, by: "User | None" = None
) -> list[Registration]:
    """Take the seats of open offers; call it with the admission locked."""
    close(list(offers), OfferState.ACCEPTED, "seat offer accepted", admission, by=by, now=now)
    people = party_of(admission, [offer.registration_id for offer in offers])
    reasons = {each.pk: each.reason for each in people}
    seated = set_state(people, RegistrationState.APPROVED, "seat taken", by=by, now=now, reasons=reasons)
    tell(seated, RegistrationState.APPROVED, now=now)
    return seated


def decline_all(
    admission: Admission, offers: Sequence[SeatOffer], *, now: datetime, by: "User | None" = None
) -> list[Registration]:
    """Give back the seats of open offers; call it with the admission locked, then let the list move."""
    close(list(offers), OfferState.DECLINED, "seat offer declined", admission, by=by, now=now)
    people = party_of(admission, [offer.registration_id for offer in offers])
    return set_state(
        people, RegistrationState.WITHDRAWN, "seat declined", by=by, now=now, reason={"code": "declined"}
    )


def _open_offer(one: Registration, *, now: datetime) -> tuple[Registration, Admission, SeatOffer | None]:
    admission = locked(one.admission)
    if end_expired(admission, now=now):
        advance(admission, now=now)
    stored = Registration.objects.get(pk=one.pk)
    leader = stored.leader_id or stored.pk
    return stored, admission, SeatOffer.objects.filter(registration_id=leader, state=OfferState.OPEN).first()


def gone(one: Registration) -> str:
    """Say what became of an offer that cannot be answered any more."""
    if one.state == RegistrationState.LAPSED:
        return said(
            "The time of this offer is over: the seat went to the next person. You can ask to wait again."
        )
    if one.state == RegistrationState.WAITING:
        return said("No seat is offered to you now: you are on the waiting list.")
    if one.state == RegistrationState.WITHDRAWN:
        return said("You have given up your seat. You can register again while registration is open.")
    return said("There is no seat offer to answer.")
