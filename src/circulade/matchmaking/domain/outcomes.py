"""Who got what of the plan, and why not: for one person, in sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

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


def outcomes_of(
    plan: MeetingPlan, people: list[Participant], *, requests: Iterable[MeetingRequest] | None = None
) -> list[Got]:
    """Return what each of these people got; `requests` are theirs, if they have been read already."""
    day = plan.day
    planned = list(meetings_of(plan))
    booked: dict[int, list[Meeting]] = {}
    for one in planned:
        booked.setdefault(one.a_id, []).append(one)
        booked.setdefault(one.b_id, []).append(one)
    wished: dict[int, list[MeetingRequest]] = {}
    for request in requests_of(day) if requests is None else requests:
        wished.setdefault(request.asking_id, []).append(request)
    apart = {frozenset((one.a_id, one.b_id)) for one in day.pair_rules.filter(kind=PairRuleKind.APART)}
    used: dict[int, int] = {}
    for one in planned:
        used[one.slot.number] = used.get(one.slot.number, 0) + (one.table is not None)
    full = {number for number, tables in used.items() if tables >= day.tables}
    told = {row["ref"]: row["reason"] for row in known_result(plan)["without_meeting_reasons"]}
    found = []
    for person in people:
        meetings = booked.get(person.pk, [])
        partners = {one.b_id if one.a_id == person.pk else one.a_id for one in meetings}
        own = wished.get(person.pk, [])
        missed = tuple(
            (each, _why_not(each, booked, apart=apart, colleagues=day.colleagues, full=full))
            for each in own
            if each.asked_id not in partners
        )
        without = "" if meetings else told.get(person.ref, "")
        found.append(Got(person, tuple(meetings), len(own) - len(missed), missed, without))
    return found


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
    booked: Mapping[int, list[Meeting]],
    *,
    apart: set[frozenset[int]],
    colleagues: bool,
    full: set[int],
) -> str:
    """Return the first reason that holds against a wish."""
    asking, asked = request.asking, request.asked
    if request.state == RequestState.DECLINED:
        return _("They declined.")
    if not there([asked]) or not there([asking]):
        return _("One of the two does not take part any more.")
    if frozenset((asking.pk, asked.pk)) in apart:
        return _("The organiser set that these two do not meet.")
    if not colleagues and are_colleagues(asking, asked):
        return _("You are of the same organisation, and the organiser set that colleagues do not meet here.")
    pairs = zip(asking.available, asked.available, strict=False)
    shared = {number for number, (a, b) in enumerate(pairs, start=1) if a == b == "1"}
    if not shared:
        return _("You are never there at the same time.")
    busy = {pk: {one.slot.number for one in booked.get(pk, [])} for pk in (asking.pk, asked.pk)}
    if shared <= busy[asked.pk]:
        return _("They meet others whenever you are both there; many wished to meet them.")
    if shared <= busy[asking.pk]:
        return _("You meet others whenever you are both there.")
    if shared <= busy[asking.pk] | busy[asked.pk]:
        return _("One of you meets others whenever you are both there.")
    if shared - busy[asking.pk] - busy[asked.pk] <= full:
        return _("All tables are taken when you are both free.")
    return _("Another plan with this meeting would have met fewer wishes of all.")
