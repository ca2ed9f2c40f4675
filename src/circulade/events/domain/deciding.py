"""The office decides: approve, refuse, put on the waiting list; possible after any deadline."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from circulade.core.domain.remark import remark
from circulade.events.domain.order import turns
from circulade.events.domain.seats import (
    as_waiting,
    free_seats,
    locked,
    seated,
    set_state,
    standing,
    waiting_people,
)
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
    """Give seats to people who asked or wait; all or none. Whoever is passed over reads the reason, needed then."""
    with transaction.atomic():
        stored = locked(admission)
        people = _chosen(stored, keys, UNDECIDED)
        free = free_seats(stored)
        if not reason.strip() and (passed := _passed_over(stored, people, now=now)):
            raise Refused(
                ngettext(
                    "%d person on the waiting list comes before those chosen: give the reason, which they will read.",
                    "%d people on the waiting list come before those chosen: give the reason, which they will read.",
                    passed,
                )
                % passed,
                field="reason",
            )
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
        Registration.objects.filter(replaces__in=refused).update(replaces=None)
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


def _passed_over(admission: Admission, people: Sequence[Registration], *, now: datetime) -> int:
    """Count who waits on though it would be their turn before somebody chosen, or though they asked earlier."""
    parties = waiting_people(admission)
    chosen = {one.pk for one in people}
    order = [turn.who.key for turn in turns(standing(parties), seated(admission, now=now))]
    places = [place for place, key in enumerate(order) if parties[key][0].pk in chosen]
    before = set(order[: max(places, default=0)])
    asked = [as_waiting(one).place for one in people if one.state == RegistrationState.REQUESTED]
    before |= {key for key in order if asked and as_waiting(parties[key][0]).place < max(asked)}
    return sum(len(parties[key]) for key in before if parties[key][0].pk not in chosen)


def _kept(reason: str, admission: Admission, *, by: "User | None", now: datetime) -> dict[str, str]:
    """Keep the office's words where they can be erased; the registration names them."""
    if not reason.strip():
        return {}
    return {"remark": str(remark(reason, about=admission.event, by=by, at=now).pk)}
