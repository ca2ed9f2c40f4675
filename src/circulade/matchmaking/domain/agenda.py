"""What somebody has on a matchmaking day, in its order: meetings of the plan, visits to stands, their peer table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from circulade.core.text.catalogue import letter_gettext
from circulade.events.models import EventSession
from circulade.matchmaking.domain.letter_sentences import say
from circulade.matchmaking.domain.participants import is_online
from circulade.matchmaking.models import Meeting, MeetingPlan, Participant, PeerTable, StandBooking
from circulade.matchmaking.queries.days import meetings_of, peer_tables_of

FEW = 50


@dataclass(frozen=True, slots=True)
class Appointment:
    """Whom somebody meets from when to when, and where: at a table, at a stand, in a room, or (none of these) online.

    At a peer table (`peers` is its number) `who` is the challenge.
    """

    starts: datetime
    ends: datetime
    who: str
    organisation: str
    name: str
    """The same for the same meeting, wherever it is moved."""
    table: int | None = None
    stand: str = ""
    peers: int | None = None
    room: str = ""
    online: bool = False

    @property
    def whom(self) -> str:
        """Whom or what it is with, in the active language as letters say it."""
        return self.who if self.peers is None else say("peers", number=self.peers, challenge=self.who)

    @property
    def place(self) -> str:
        """Where it is, in the active language as letters say it; empty where nobody has said."""
        if self.online:
            return letter_gettext("online")
        if self.stand:
            return say("stand", stand=self.stand)
        return self.room if self.table is None else say("table", table=self.table)


def agenda_of(
    plan: MeetingPlan | None, person: Participant, tables: Iterable[PeerTable] | None = None
) -> list[Appointment]:
    """Return the appointments of one person; `tables` are their peer tables, looked up where not given."""
    found = _agendas(plan, [person])[person.pk]
    for table in (peer_tables_of(person) if tables is None else tables) if plan else ():
        if session := table.day.peer_session:
            found.append(_peers(table, session, person))
    return sorted(found, key=lambda each: each.starts)


def agendas_of(plan: MeetingPlan | None, people: Sequence[Participant]) -> dict[int, list[Appointment]]:
    """Return the appointments of each of these people of one day, by key; peer tables where there is a plan."""
    found = _agendas(plan, people)
    for table, session in placed_tables(plan) if plan else ():
        for person in seated_at(table):
            if person.pk in found:
                found[person.pk].append(_peers(table, session, person))
    return {pk: sorted(rows, key=lambda each: each.starts) for pk, rows in found.items()}


def _agendas(plan: MeetingPlan | None, people: Sequence[Participant]) -> dict[int, list[Appointment]]:
    found: dict[int, list[Appointment]] = {one.pk: [] for one in people}
    visits = StandBooking.objects.filter(participant__in=found) if len(found) <= FEW else _visits(people)
    for visit in visits.select_related("slot", "stand__organisation"):
        if visit.participant_id in found:
            found[visit.participant_id].append(_visit(visit))
    for one in _meetings(plan, found) if plan else ():
        for own, other in ((one.a_id, one.b), (one.b_id, one.a)):
            if own in found:
                found[own].append(_meeting(one, other))
    return found


def placed_tables(plan: MeetingPlan) -> list[tuple[PeerTable, EventSession]]:
    """Return the peer tables of the plan's day with the session in which they sit; none before it is set."""
    tables = (
        PeerTable.objects.filter(day=plan.day_id)
        .select_related("challenge", "day__peer_session", "host__registration")
        .prefetch_related("having__registration", "solved__registration")
    )
    return [(table, session) for table in tables if (session := table.day.peer_session) is not None]


def seated_at(table: PeerTable) -> list[Participant]:
    """Return everybody at a peer table, the host first."""
    return list({one.pk: one for one in (table.host, *table.having.all(), *table.solved.all())}.values())


def _visits(people: Sequence[Participant]) -> QuerySet[StandBooking]:
    return StandBooking.objects.filter(participant__day=people[0].day_id)


def _meetings(plan: MeetingPlan, people: dict[int, list[Appointment]]) -> QuerySet[Meeting]:
    rows = meetings_of(plan)
    return rows if len(people) > FEW else rows.filter(Q(a__in=people) | Q(b__in=people))


def _meeting(one: Meeting, other: Participant) -> Appointment:
    return Appointment(
        starts=one.slot.starts,
        ends=one.slot.ends,
        who=other.registration.name,
        organisation=other.registration.organisation_name,
        name=f"{min(one.a_id, one.b_id)}-{max(one.a_id, one.b_id)}",
        table=one.table,
        online=one.table is None,
    )


def _visit(visit: StandBooking) -> Appointment:
    return Appointment(
        starts=visit.slot.starts,
        ends=visit.slot.ends,
        who=visit.stand.name,
        organisation=str(visit.stand.organisation or ""),
        name=f"stand-{visit.stand_id}-{visit.participant_id}-{visit.slot_id}",
        stand=visit.stand.number,
    )


def _peers(table: PeerTable, session: EventSession, person: Participant) -> Appointment:
    return Appointment(
        starts=session.starts,
        ends=session.ends,
        who=table.challenge.title,
        organisation="",
        name=f"peers-{table.pk}",
        peers=table.number,
        room=session.room,
        online=is_online(person),
    )
