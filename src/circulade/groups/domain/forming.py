"""Form groups, and give and take places in them."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from circulade.accounts.models import Programme
from circulade.core.domain.audit import audit
from circulade.groups.enums import GroupKind, SeatKind
from circulade.groups.models import Group, Seat
from circulade.register.models import Participation, Person

if TYPE_CHECKING:
    from circulade.accounts.models import User


class SeatRefused(ValueError):
    """The place cannot be given; the message says why and what to do."""


def form_group(
    programme: Programme,
    *,
    slug: str,
    name: dict[str, str],
    kind: GroupKind,
    by: "User | None",
    least: int | None = None,
    most: int | None = None,
    starts: date | None = None,
) -> Group:
    """Form a group, or return the one with this slug: a cohort that is completed later keeps its group."""
    values: dict[str, Any] = {"name": name, "kind": kind, "least": least, "most": most, "starts": starts}
    with transaction.atomic():
        group, made = Group.objects.get_or_create(programme=programme, slug=slug, defaults=values)
        if made:
            audit(group, "group formed", by=by, changes={"kind": (None, kind.value)})
    return group


def seat_member(
    group: Group, participation: Participation, *, by: "User | None", since: date | None = None
) -> Seat:
    """Give a participation its place in a group; one that was given up is taken up again."""
    if participation.programme_id != group.programme_id:
        raise SeatRefused("The participation belongs to another programme: choose one of this programme's.")
    with transaction.atomic():
        found, made = Seat.objects.get_or_create(
            group=group, participation=participation, defaults={"since": since, "kind": SeatKind.MEMBER}
        )
        if made or found.until is not None:
            found.until = None
            found.save(update_fields=["until"])
            audit(found, "place given", by=by, changes={"participation": (None, participation.pk)})
    return found


def seat_person(
    group: Group, person: Person, *, kind: SeatKind, by: "User | None", since: date | None = None
) -> Seat:
    """Give an expert or observer a place in a group."""
    if kind == SeatKind.MEMBER:
        raise SeatRefused("A member's place is held by a participation: choose expert or observer.")
    with transaction.atomic():
        found, made = Seat.objects.get_or_create(
            group=group, person=person, kind=kind, defaults={"since": since}
        )
        if made or found.until is not None:
            found.until = None
            found.save(update_fields=["until"])
            audit(found, "place given", by=by, changes={"kind": (None, kind.value)})
    return found


def end_seat(held: Seat, *, on: date, by: "User | None") -> None:
    """End a place; who sat there stays on record."""
    with transaction.atomic():
        if Seat.objects.filter(pk=held.pk, until__isnull=True).update(until=on):
            audit(held, "place given up", by=by, changes={"until": (None, on.isoformat())})
