"""The seats of an event: how many, until when, by which rule."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.events.domain.seats import held, locked
from circulade.events.domain.trouble import Outdated, Refused
from circulade.events.domain.waiting import advance
from circulade.events.enums import Mode
from circulade.events.models import Admission, Event

if TYPE_CHECKING:
    from circulade.accounts.models import User


def set_seats(
    event: Event,
    mode: Mode,
    fields: Mapping[str, Any],
    *,
    by: "User | None",
    now: datetime,
    seen: int | None = None,
) -> Admission:
    """Open a way to take part or change its seats; more seats are offered to those who wait at once.

    Raises Refused where fewer seats would be left than people have, and Outdated after somebody else's change.
    """
    with transaction.atomic():
        made, is_new = Admission.objects.get_or_create(event=event, mode=mode)
        stored = locked(made)
        changed = {name: value for name, value in fields.items() if getattr(stored, name) != value}
        if not is_new and seen is not None and seen != stored.revision and changed:
            clash = {name: (getattr(stored, name), value) for name, value in changed.items()}
            raise Outdated(_("Somebody else changed these seats meanwhile."), clash)
        for name, value in changed.items():
            setattr(stored, name, value)
        _check(stored)
        stored.revision += 0 if is_new else 1
        stored.save()
        numbers = {
            name: (None, value) for name, value in changed.items() if isinstance(value, int | str | None)
        }
        audit(event, "seats set", by=by, changes={"mode": (None, mode.value), **numbers}, at=now)
        advance(stored, now=now)
    return stored


def _check(admission: Admission) -> None:
    taken = held(admission)
    if admission.capacity is not None and admission.capacity < taken:
        raise Refused(
            _("%d people have a seat already: there cannot be fewer seats.") % taken, field="capacity"
        )
    if admission.opens_at and admission.closes_at and admission.closes_at <= admission.opens_at:
        raise Refused(_("Registration closes before it opens."), field="closes_at")
    if admission.closes_at and admission.closes_at > admission.event.ends:
        raise Refused(_("Registration closes after the event is over."), field="closes_at")
    if admission.offer_hours < 1:
        raise Refused(_("An offer stands for an hour at least."), field="offer_hours")
    reserved = sum(int(each["seats"]) for each in admission.reserved)
    if admission.capacity is not None and reserved > admission.capacity:
        raise Refused(_("More seats are reserved than there are."), field="reserved")
