"""What the calendar shows, narrowed down."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from circulade.accounts.models import Programme
from circulade.events.models import Event, EventSession, Speaker
from circulade.events.queries.events import public_events
from circulade.groups.models import Group


def meeting_groups(programme: Programme) -> QuerySet[Group]:
    """Return the public groups that hold events everybody may know of."""
    held = public_events(programme).filter(group__isnull=False)
    return programme.groups.filter(public=True, pk__in=held.values("group")).order_by("slug")


def _says(word: str, *translated: str, plain: Sequence[str] = ()) -> Q:
    """Find a word in fields, however it is spelt: SQLite knows no capitals beyond ASCII, nor does stored JSON."""
    found = Q()
    for spelling in dict.fromkeys((word, word.lower(), word.capitalize(), word.upper())):
        for name in plain:
            found |= Q(**{f"{name}__icontains": spelling})
        for name in translated:
            # Texts in several languages are stored as JSON, its letters beyond ASCII escaped.
            found |= Q(**{f"{name}__icontains": spelling})
            found |= Q(**{f"{name}__icontains": json.dumps(spelling)[1:-1]})
    return found


def _on_stage(word: str) -> Q:
    """Find events by what a session is called, and by who speaks in one or where they come from."""
    sessions = EventSession.objects.filter(_says(word, "title"))
    speakers = Speaker.objects.filter(_says(word, plain=("name", "affiliation")))
    return Q(pk__in=sessions.values("event")) | Q(pk__in=speakers.values("event"))


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
            said = _says(word, "title", "theme", "description", plain=("place",))
            found = found.filter(said | Q(code__iexact=word) | _on_stage(word))
    return found
