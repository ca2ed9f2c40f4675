"""Who got what of the plan, and why not: for one person, in sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from circulade.matchmaking.domain.kinds import apart_by_kind
from circulade.matchmaking.domain.letter_sentences import say
from circulade.matchmaking.domain.participants import are_colleagues, there
from circulade.matchmaking.enums import PairRuleKind, RequestState
from circulade.matchmaking.models import Meeting, MeetingPlan, MeetingRequest, Participant
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
    """Of a plan: whom everybody meets, in which slots, and the slots in which all tables are taken."""

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
        (one, _why_not(one, taken, apart=apart, kinds=kinds, colleagues=day.colleagues))
        for one in requests
        if one.asked_id not in taken.partners.get(one.asking_id, ())
    ]


def _taken(plan: MeetingPlan) -> _Taken:
    """Read the plan as numbers alone: a large one has tens of thousands of meetings."""
    partners: dict[int, set[int]] = {}
    busy: dict[int, set[int]] = {}
    tables: dict[int, int] = {}
    for a, b, number, table in plan.meetings.values_list("a_id", "b_id", "slot__number", "table"):
        for own, other in ((a, b), (b, a)):
            partners.setdefault(own, set()).add(other)
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
    colleagues: bool,
) -> str:
    """Return the first reason that holds against a wish, in the active language as letters say it."""
    asking, asked = request.asking, request.asked
    if request.state == RequestState.DECLINED:
        return say("why_declined")
    if not there([asked]) or not there([asking]):
        return say("why_left")
    if frozenset((asking.pk, asked.pk)) in apart:
        return say("why_apart")
    if frozenset((asking.pk, asked.pk)) in kinds:
        return say("why_kinds")
    if not colleagues and are_colleagues(asking, asked):
        return say("why_colleagues")
    pairs = zip(asking.available, asked.available, strict=False)
    shared = {number for number, (a, b) in enumerate(pairs, start=1) if a == b == "1"}
    if not shared:
        return say("why_never")
    busy = {pk: taken.busy.get(pk, set()) for pk in (asking.pk, asked.pk)}
    if shared <= busy[asked.pk]:
        return say("why_they_meet")
    if shared <= busy[asking.pk]:
        return say("why_you_meet")
    if shared <= busy[asking.pk] | busy[asked.pk]:
        return say("why_one_meets")
    if shared - busy[asking.pk] - busy[asked.pk] <= taken.full:
        return say("why_tables")
    return say("why_fewer")
