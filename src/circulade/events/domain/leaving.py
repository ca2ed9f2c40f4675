"""Withdraw, wait again, change the way of taking part: what people do themselves, at any time before the event."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.events.domain.seats import locked, set_state
from circulade.events.domain.telling import tell
from circulade.events.domain.trouble import Refused
from circulade.events.domain.waiting import advance, close, with_event
from circulade.events.enums import ACTIVE, EventStage, OfferState, RegistrationState, SeatRule
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
    admission: Admission, keys: Sequence[int], *, now: datetime, by: "User | None" = None
) -> list[Registration]:
    """Take people off, with their guests; call it with the admission locked, then let the list move."""
    active = admission.registrations.filter(state__in=ACTIVE)
    people = with_event(admission, active.filter(pk__in=keys))
    going = {one.pk for one in people}
    guests = with_event(admission, active.filter(leader_id__in=going, guest=True).exclude(pk__in=going))
    _new_leaders(admission, going)
    offers = list(SeatOffer.objects.filter(registration_id__in=going, state=OfferState.OPEN))
    close(offers, OfferState.DECLINED, "seat offer declined", admission, by=by, now=now)
    return set_state(
        [*people, *guests],
        RegistrationState.WITHDRAWN,
        "withdrawn",
        by=by,
        now=now,
        reason={"code": "withdrawn"},
    )


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
            raise Refused(_("The event has begun, or does not take place."))
        if stored.state not in (RegistrationState.LAPSED, RegistrationState.WITHDRAWN):
            return stored
        if (
            admission.event.registrations.filter(state__in=ACTIVE, email=stored.email)
            .exclude(email="")
            .exists()
        ):
            raise Refused(
                _("You have registered again with this address: use the link of that registration.")
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
    """Take part the other way instead: the seat here is given up only if there is one there. Raises Refused."""
    from circulade.events.domain.registering import _place, check_open  # late: each knows the other

    with transaction.atomic():
        first, second = sorted([one.admission, other], key=lambda each: each.pk)
        held = {each.pk: each for each in (locked(first), locked(second))}
        old, new = held[one.admission_id], held[other.pk]
        stored = Registration.objects.get(pk=one.pk)
        if stored.admission_id == new.pk or stored.state not in ACTIVE:
            raise Refused(_("This registration cannot be changed any more."))
        if stored.leader_id or stored.companions.filter(state__in=ACTIVE).exists():
            raise Refused(_("People who come together change together: withdraw, then register again."))
        check_open(new, now=now)
        offers = list(SeatOffer.objects.filter(registration=stored, state=OfferState.OPEN))
        close(offers, OfferState.DECLINED, "seat offer declined", old, by=by, now=now)
        stored.event, stored.admission, stored.mode = new.event, new, new.mode
        stored.requested_at, stored.waiting_since = now, None
        stored.save(update_fields=["admission", "mode", "requested_at", "waiting_since"])
        audit(stored, "way of taking part changed", by=by, changes={"mode": (old.mode, new.mode)}, at=now)
        _place([stored], new, now=now, by=by)
        advance(old, now=now)
        tell([stored], stored.state, now=now)
    return stored
