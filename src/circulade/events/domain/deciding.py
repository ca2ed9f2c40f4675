"""The office decides: approve, refuse, put on the waiting list; possible after any deadline."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.remark import remark
from circulade.events.domain.seats import free_seats, locked, set_state
from circulade.events.domain.telling import tell
from circulade.events.domain.trouble import Refused
from circulade.events.domain.waiting import advance, close, with_event
from circulade.events.enums import OfferState, RegistrationState
from circulade.events.models import Admission, Registration, SeatOffer

if TYPE_CHECKING:
    from circulade.accounts.models import User

UNDECIDED = (RegistrationState.REQUESTED, RegistrationState.WAITING)


class NoSeat(Refused):
    """There are fewer seats than people to approve: nobody was approved."""


def approve(
    admission: Admission, keys: Sequence[int], *, by: "User | None", now: datetime, reason: str = ""
) -> list[Registration]:
    """Give seats to people who asked or wait; all or none. With a reason whoever is passed over can be told it."""
    with transaction.atomic():
        stored = locked(admission)
        people = _chosen(stored, keys, UNDECIDED)
        free = free_seats(stored)
        if free is not None and len(people) > free:
            raise NoSeat(
                _(
                    "%(free)d seats are free and %(asked)d people are chosen: put the others on the waiting list."
                )
                % {"free": free, "asked": len(people)}
            )
        why = {"code": "office", **_kept(reason, stored, by=by, now=now)}
        seated = set_state(people, RegistrationState.APPROVED, "seat approved", by=by, now=now, reason=why)
        tell(seated, RegistrationState.APPROVED, now=now)
    return seated


def refuse(
    admission: Admission, keys: Sequence[int], *, by: "User | None", now: datetime, reason: str
) -> list[Registration]:
    """Decide that people get no seat, with a reason that they read; an open offer is taken back."""
    if not reason.strip():
        raise Refused(_("Give the reason: the person reads it."), field="reason")
    with transaction.atomic():
        stored = locked(admission)
        people = _chosen(stored, keys, (*UNDECIDED, RegistrationState.OFFERED, RegistrationState.APPROVED))
        offers = list(SeatOffer.objects.filter(registration__in=people, state=OfferState.OPEN))
        close(offers, OfferState.WITHDRAWN, "seat offer taken back", stored, by=by, now=now)
        why = {"code": "refused", **_kept(reason, stored, by=by, now=now)}
        refused = set_state(people, RegistrationState.REFUSED, "not accepted", by=by, now=now, reason=why)
        tell(refused, RegistrationState.REFUSED, now=now)
        advance(stored, now=now)
    return refused


def put_on_list(
    admission: Admission, keys: Sequence[int], *, by: "User | None", now: datetime
) -> list[Registration]:
    """Put people who asked on the waiting list, in the order in which they asked."""
    with transaction.atomic():
        stored = locked(admission)
        people = _chosen(stored, keys, (RegistrationState.REQUESTED,))
        for one in people:
            one.waiting_since = one.requested_at
        waiting = set_state(
            people,
            RegistrationState.WAITING,
            "put on the waiting list",
            by=by,
            now=now,
            reason={"code": "full"},
        )
        tell(waiting, RegistrationState.WAITING, now=now)
    return waiting


def _chosen(
    admission: Admission, keys: Sequence[int], states: Sequence[RegistrationState]
) -> list[Registration]:
    """Return the people chosen with all who come with them."""
    here = admission.registrations.filter(state__in=states)
    chosen = set(here.filter(pk__in=keys).values_list("pk", flat=True))
    people = here.filter(pk__in=chosen) | here.filter(leader_id__in=chosen)
    return with_event(admission, people.order_by("pk"))


def _kept(reason: str, admission: Admission, *, by: "User | None", now: datetime) -> dict[str, str]:
    """Keep the office's words where they can be erased; the registration names them."""
    if not reason.strip():
        return {}
    return {"remark": str(remark(reason, about=admission.event, by=by, at=now).pk)}
