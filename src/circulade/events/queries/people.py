"""Reads about the people of an event: who everybody may see, and the office's lists."""

from collections import Counter

from django.db.models import Count, Q, QuerySet

from circulade.events.enums import HOLDING, RegistrationState
from circulade.events.models import Admission, Event, Registration


def listed_people(event: Event) -> list[Registration]:
    """Return who agreed to be named and has a seat; people waiting stand in no public list."""
    found = event.registrations.filter(state=RegistrationState.APPROVED, listed=True)
    return list(found.only("name", "organisation_name", "event").order_by("name", "pk")[:1000])


def office_people(
    event: Event, *, state: str = "", mode: str = "", words: str = ""
) -> QuerySet[Registration]:
    """Return registrations in the order of their asking, narrowed down."""
    found = event.registrations.select_related("leader", "territory").order_by("requested_at", "pk")
    if state:
        found = found.filter(state=state)
    if mode:
        found = found.filter(mode=mode)
    for word in words.split()[:6]:
        said = Q(name__icontains=word) | Q(email__icontains=word) | Q(organisation_name__icontains=word)
        found = found.filter(said | Q(code__iexact=word))
    return found


def counted_admissions(event: Event) -> QuerySet[Admission]:
    """Return the ways to take part with how many hold seats, wait and ask."""
    states = {
        "held": Q(registrations__state__in=HOLDING),
        "offered": Q(registrations__state=RegistrationState.OFFERED),
        "waiting": Q(registrations__state=RegistrationState.WAITING),
        "asking": Q(registrations__state=RegistrationState.REQUESTED),
    }
    counts = {f"{name}_count": Count("registrations", filter=condition) for name, condition in states.items()}
    return event.admissions.annotate(**counts).order_by("mode")


def full_ways(event: Event) -> set[str]:
    """Return the ways to take part in which a newcomer would wait: no seat is free, or others wait already."""
    waits, holds = set[str](), Counter[str]()
    for mode, state in event.registrations.values_list("mode", "state"):
        if state == RegistrationState.WAITING:
            waits.add(mode)
        elif state in HOLDING:
            holds[mode] += 1
    limits = event.admissions.exclude(capacity=None).values_list("mode", "capacity")
    return waits | {mode for mode, capacity in limits if capacity is not None and holds[mode] >= capacity}
