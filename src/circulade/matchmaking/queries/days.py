"""Matchmaking days: their people, plans and requests."""

import json
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from circulade.events.models import Event
from circulade.matchmaking.models import (
    Meeting,
    MeetingDay,
    MeetingPlan,
    MeetingRequest,
    Participant,
    PeerTable,
)


def people_of(day: MeetingDay) -> QuerySet[Participant]:
    """Return everybody who takes or took part, by name."""
    return (
        Participant.objects.filter(day=day)
        .select_related("registration")
        .order_by("registration__name", "pk")
    )


def people_called(day: MeetingDay, words: str) -> QuerySet[Participant]:
    """Return those whose name, address or organisation holds every one of these words, by name."""
    found = people_of(day)
    for word in words.split()[:6]:
        of = {f"registration__{name}__icontains": word for name in ("name", "email", "organisation_name")}
        found = found.filter(Q(*of.items(), _connector=Q.OR))
    return found


def current_plan(day: MeetingDay) -> MeetingPlan | None:
    """Return the newest plan."""
    return day.plans.select_related("run").order_by("-number").first()


def meetings_of(plan: MeetingPlan) -> QuerySet[Meeting]:
    """Return the meetings of a plan in the order of the day."""
    return plan.meetings.select_related("slot", "a__registration", "b__registration").order_by(
        "slot__number", "table", "pk"
    )


def peer_tables_of(participant: Participant) -> QuerySet[PeerTable]:
    """Return the peer tables at which somebody sits."""
    seat = Q(host=participant) | Q(having=participant) | Q(solved=participant)
    found = PeerTable.objects.filter(seat, day=participant.day_id).distinct()
    return found.select_related("challenge", "host__registration", "day__peer_session")


def tables_of(event: Event) -> QuerySet[PeerTable]:
    """Return the peer tables of an event, with who sits there and what they found."""
    return (
        PeerTable.objects.filter(day__event=event)
        .select_related("challenge", "host__registration", "day__peer_session")
        .prefetch_related("having__registration", "solved__registration", "notes")
        .order_by("number")
    )


def tables_shared_with(tables: QuerySet[PeerTable], address: str) -> QuerySet[PeerTable]:
    """Return those at which somebody of this address sits, once a plan is published."""
    if not address:
        return tables.none()
    registered = Participant.objects.filter(registration__email=address.lower())
    seat = Q(host__in=registered) | Q(having__in=registered) | Q(solved__in=registered)
    return tables.filter(seat, day__published__isnull=False).distinct()


def requests_of(day: MeetingDay) -> QuerySet[MeetingRequest]:
    """Return the requests of a day, the most wanted first."""
    return (
        MeetingRequest.objects.filter(asking__day=day)
        .select_related("asking__registration", "asked__registration")
        .order_by("-priority", "made_at", "pk")
    )


@lru_cache(maxsize=8)
def _read(sha256: str, text: str) -> Any:
    return json.loads(text)


def known_run(plan: MeetingPlan) -> Any:
    """Return the inputs of a plan's run."""
    return _read(plan.run.inputs_sha256, plan.run.inputs)


def known_result(plan: MeetingPlan) -> Any:
    """Return the result of a plan's run."""
    return _read(plan.run.result_sha256, plan.run.result)
