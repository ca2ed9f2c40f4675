"""What somebody has on a matchmaking day, in its order: meetings of the plan, and visits to stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from circulade.matchmaking.models import Meeting, MeetingPlan, MeetingSlot, Participant, StandBooking
from circulade.matchmaking.queries.days import meetings_of

FEW = 50


@dataclass(frozen=True, slots=True)
class Appointment:
    """Whom somebody meets in a slot, and where: at a table, at a stand, or (neither) online."""

    slot: MeetingSlot
    who: str
    organisation: str
    table: int | None
    stand: str
    name: str
    """The same for the same meeting, wherever it is moved."""


def agendas_of(plan: MeetingPlan | None, people: Sequence[Participant]) -> dict[int, list[Appointment]]:
    """Return the appointments of each of these people of one day, by key."""
    found: dict[int, list[Appointment]] = {one.pk: [] for one in people}
    visits = StandBooking.objects.filter(participant__in=found) if len(found) <= FEW else _visits(people)
    for visit in visits.select_related("slot", "stand__organisation"):
        if visit.participant_id in found:
            found[visit.participant_id].append(_visit(visit))
    for one in _meetings(plan, found) if plan else ():
        for own, other in ((one.a_id, one.b), (one.b_id, one.a)):
            if own in found:
                found[own].append(_meeting(one, other))
    for own in found:
        found[own].sort(key=lambda each: each.slot.number)
    return found


def _visits(people: Sequence[Participant]) -> QuerySet[StandBooking]:
    return StandBooking.objects.filter(participant__day=people[0].day_id)


def _meetings(plan: MeetingPlan, people: dict[int, list[Appointment]]) -> QuerySet[Meeting]:
    rows = meetings_of(plan)
    return rows if len(people) > FEW else rows.filter(Q(a__in=people) | Q(b__in=people))


def _meeting(one: Meeting, other: Participant) -> Appointment:
    return Appointment(
        slot=one.slot,
        who=other.registration.name,
        organisation=other.registration.organisation_name,
        table=one.table,
        stand="",
        name=f"{min(one.a_id, one.b_id)}-{max(one.a_id, one.b_id)}",
    )


def _visit(visit: StandBooking) -> Appointment:
    return Appointment(
        slot=visit.slot,
        who=visit.stand.name,
        organisation=str(visit.stand.organisation or ""),
        table=None,
        stand=visit.stand.number,
        name=f"stand-{visit.stand_id}-{visit.participant_id}-{visit.slot_id}",
    )
