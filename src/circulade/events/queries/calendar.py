"""What the calendar shows, narrowed down."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from circulade.accounts.models import Programme
from circulade.events.models import Event
from circulade.events.queries.events import public_events
from circulade.groups.models import Group


def meeting_groups(programme: Programme) -> QuerySet[Group]:
    """Return the public groups that hold events everybody may know of."""
    held = public_events(programme).filter(group__isnull=False)
    return programme.groups.filter(public=True, pk__in=held.values("group")).order_by("slug")


def calendar_events(programme: Programme, asked: Mapping[str, Any], *, now: datetime) -> QuerySet[Event]:
    """Return public events: those to come by default, the next one first; past ones the latest first."""
    found = public_events(programme)
    when = asked.get("when") or ""
    if when == "":
        found = found.filter(ends__gt=now).order_by("starts", "slug")
    elif when == "past":
        found = found.filter(ends__lte=now).order_by("-starts", "slug")
    for name in ("kind", "format"):
        if value := asked.get(name):
            found = found.filter(**{name: value})
    if group := asked.get("group"):
        found = found.filter(group__slug=group)
    if asked.get("recorded"):
        found = found.filter(~Q(recording="") | (Q(sessions__recording__gt=""))).distinct()
    if words := str(asked.get("q") or "").strip():
        for word in words.split()[:6]:
            said = Q(title__icontains=word) | Q(theme__icontains=word) | Q(place__icontains=word)
            found = found.filter(said | Q(code__iexact=word) | Q(description__icontains=word))
    return found
