"""Reads about groups: who sits in them, and who may see that.

Apps above say which users stand behind a participation (the writers of an application) by `register_members`.
"""

from collections.abc import Callable, Iterable

from django.db.models import Count, Q, QuerySet

from circulade.accounts.models import Programme, User
from circulade.groups.enums import SeatKind
from circulade.groups.models import Group, Seat

# Participations through which a user takes part.
MemberSource = Callable[[User], Iterable[int | None]]
_sources: list[MemberSource] = []


def register_members(source: MemberSource) -> None:
    """Add a way to find the participations (their keys) through which a user takes part."""
    if source not in _sources:
        _sources.append(source)


def _own_seats(user: User) -> Q:
    found = Q(person__user=user)
    for source in _sources:
        found |= Q(participation__in=source(user))
    return found


def groups_of(user: User, programme: Programme) -> QuerySet[Group]:
    """Return the groups in which somebody has a place, or which they lead."""
    seats = Seat.objects.filter(_own_seats(user), until__isnull=True)
    return counted(programme.groups.filter(Q(leaders=user) | Q(pk__in=seats.values("group")))).distinct()


def is_member_of(user: User, group: Group) -> bool:
    """Tell whether somebody has a place in a group now."""
    return group.seats.filter(_own_seats(user), until__isnull=True).exists()


def counted(groups: QuerySet[Group]) -> QuerySet[Group]:
    """Count the members of each group."""
    sitting = Q(seats__until__isnull=True, seats__kind=SeatKind.MEMBER)
    return groups.annotate(member_count=Count("seats", filter=sitting, distinct=True)).order_by("slug")


def seats_of(group: Group) -> list[Seat]:
    """Return who sits in a group now, with what their rows show, in a fixed number of queries."""
    return list(
        group.seats.filter(until__isnull=True)
        .select_related(
            "participation__territory__programme",
            "participation__organisation",
            "participation__project",
            "person",
        )
        .prefetch_related("participation__territory__codes", "participation__organisation__contacts__person")
    )
