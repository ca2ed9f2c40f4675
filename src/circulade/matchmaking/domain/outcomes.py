"""Who got what of the plan, and why not: for one person, in sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, PositiveSmallIntegerField, Q, Value

from circulade.matchmaking.domain.kinds import apart_by_kind
from circulade.matchmaking.domain.letter_sentences import say
from circulade.matchmaking.domain.participants import are_colleagues, is_online, least_of, there
from circulade.matchmaking.enums import PairRuleKind, RequestState
from circulade.matchmaking.models import (
    Meeting,
    MeetingDay,
    MeetingPlan,
    MeetingRequest,
    Participant,
    StandBooking,
)
from circulade.matchmaking.queries.days import known_result, meetings_of, requests_of


@dataclass(frozen=True, slots=True)
class Got:
    """One participant: meetings, wishes met, and the reason for each wish that was not."""

    participant: Participant
    meetings: tuple[Meeting, ...]
    met: int
    missed: tuple[tuple[MeetingRequest, str], ...]
    without: str = ""


@dataclass(frozen=True, slots=True)
class _Taken:
    """Of a plan: whom everybody meets, in which slots (visits to stands included), and where all tables are taken."""

    partners: Mapping[int, set[int]]
    busy: Mapping[int, set[int]]
    full: set[int]


def outcomes_of(plan: MeetingPlan, people: list[Participant]) -> list[Got]:
    """Return what each of these people got."""
    asked = list(requests_of(plan.day).filter(asking__in=people))
    missed = missed_of(plan, asked)
    told = {row["ref"]: row["reason"] for row in known_result(plan)["without_meeting_reasons"]}
    meetings = list(meetings_of(plan).filter(Q(a__in=people) | Q(b__in=people)))
    found = []
    for person in people:
        own = tuple(one for one in meetings if person.pk in (one.a_id, one.b_id))
        wishes = sum(one.asking_id == person.pk for one in asked)
        unmet = tuple((one, why) for one, why in missed if one.asking_id == person.pk)
        without = "" if own else told.get(person.ref, "")
        found.append(Got(person, own, wishes - len(unmet), unmet, without))
    return found


def missed_of(plan: MeetingPlan, requests: Iterable[MeetingRequest]) -> list[tuple[MeetingRequest, str]]:
    """Return those of these requests that the plan does not meet, each with the first reason that holds."""
    day, taken = plan.day, _taken(plan)
    apart = {frozenset((one.a_id, one.b_id)) for one in day.pair_rules.filter(kind=PairRuleKind.APART)}
    requests = list(requests)
    kinds = apart_by_kind(day, {frozenset((one.asking_id, one.asked_id)) for one in requests})
    return [
        (one, _why_not(one, taken, apart=apart, kinds=kinds, day=day))
        for one in requests
        if one.asked_id not in taken.partners.get(one.asking_id, ())
    ]


def _taken(plan: MeetingPlan) -> _Taken:
    """Read the plan as numbers alone: a large one has tens of thousands of meetings."""
    partners: dict[int, set[int]] = {}
    busy: dict[int, set[int]] = {}
    tables: dict[int, int] = {}
    meetings = plan.meetings.order_by().values_list("a_id", "b_id", "slot__number", "table")
    nowhere = Value(None, output_field=PositiveSmallIntegerField())
    # A visit is read with them, as somebody's meeting with nobody else, which no plan has.
    visits = StandBooking.objects.filter(slot__day=plan.day).order_by()
    alone = visits.values_list("participant_id", F("participant_id"), "slot__number", nowhere)
    for a, b, number, table in meetings.union(alone, all=True):
        for own, other in ((a, b), (b, a)):
            partners.setdefault(own, set()).update({other} - {own})
            busy.setdefault(own, set()).add(number)
        tables[number] = tables.get(number, 0) + (table is not None)
    return _Taken(partners, busy, {number for number, used in tables.items() if used >= plan.day.tables})


def unmet_of(plan: MeetingPlan, people: list[Participant]) -> list[tuple[str, str]]:
    """Return who has a wish and no meeting, by name, with the engine's reason in names."""
    names = {one.ref: one.registration.name for one in people}
    found = []
    for row in known_result(plan)["without_meeting_reasons"]:
        reason = row["reason"]
        for ref in sorted(names, key=len, reverse=True):
            reason = reason.replace(ref, names[ref])
        found.append((names.get(row["ref"], row["ref"]), reason))
    return found


def never_there(plan: MeetingPlan, people: list[Participant]) -> list[str]:
    """Return the names of those with a wish who are there in no slot."""
    names = {one.ref: one.registration.name for one in people}
    return [names.get(ref, ref) for ref in known_result(plan).get("free_in_no_slot", ())]


def _why_not(
    request: MeetingRequest,
    taken: _Taken,
    *,
    apart: set[frozenset[int]],
    kinds: set[frozenset[int]],
    day: MeetingDay,
) -> str:
    """Return the first reason that holds against a wish, in the active language as letters say it.

    In the order in which the engine looks for why somebody has no meeting at all: office and participant read the same.
    """
    asking, asked = request.asking, request.asked
    if request.state == RequestState.DECLINED:
        return say("why_declined")
    if not there([asked]) or not there([asking]):
        return say("why_left")
    pairs = zip(asking.available, asked.available, strict=False)
    shared = {number for number, (a, b) in enumerate(pairs, start=1) if a == b == "1"}
    if not shared:
        return say("why_never")
    if frozenset((asking.pk, asked.pk)) in apart:
        return say("why_apart")
    if frozenset((asking.pk, asked.pk)) in kinds:
        return say("why_kinds")
    if not day.colleagues and are_colleagues(asking, asked):
        return say("why_colleagues")
    seated = not (is_online(asking) or is_online(asked))
    if seated and not day.tables:
        return say("why_no_table")
    bounds = {one.pk: least_of(one.most, day.most) for one in (asking, asked)}
    enough = any(most is not None and len(taken.partners.get(pk, ())) >= most for pk, most in bounds.items())
    return _why_taken(asking.pk, asked.pk, shared, taken, enough=enough, seated=seated)


def _why_taken(
    asking: int, asked: int, shared: set[int], taken: _Taken, *, enough: bool, seated: bool
) -> str:
    """Return why two who could meet in these slots do not: their time, or the tables, went to others."""
    busy = {pk: taken.busy.get(pk, set()) for pk in (asking, asked)}
    if shared <= busy[asked]:
        return say("why_they_meet")
    if shared <= busy[asking]:
        return say("why_you_meet")
    if shared <= busy[asking] | busy[asked]:
        return say("why_one_meets")
    if enough:
        return say("why_most")
    if seated and shared - busy[asking] - busy[asked] <= taken.full:
        return say("why_tables")
    return say("why_fewer")
