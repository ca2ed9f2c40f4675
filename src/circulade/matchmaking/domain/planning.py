"""Plan the meetings of a day in the background, change the plan after withdrawals, publish it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.core.domain.audit import audit
from circulade.core.domain.queue import enqueue
from circulade.core.domain.runs import store_run
from circulade.core.enums import TaskState
from circulade.core.models import QueuedTask
from circulade.engines.meetings import ENGINE, Fixed, InputError, Request, Wish
from circulade.engines.meetings import Meeting as Placed
from circulade.engines.meetings import Participant as Person
from circulade.files.meetings import rerun
from circulade.files.meetings.run import meetings_from_inputs, meetings_inputs
from circulade.matchmaking.domain.kinds import apart_by_kind
from circulade.matchmaking.domain.participants import are_colleagues, is_online, least_of, there
from circulade.matchmaking.domain.stands import visits_by_slot
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import PairRuleKind, RequestState
from circulade.matchmaking.models import (
    Meeting,
    MeetingDay,
    MeetingPlan,
    MeetingRequest,
    Participant,
)
from circulade.matchmaking.queries.days import current_plan, known_run, people_of

if TYPE_CHECKING:
    from circulade.accounts.models import User

TASK = "circulade.matchmaking.tasks.plan"


def asked_of(day: MeetingDay) -> Request:
    """Return what the engine is asked: who is there, whom they wish to meet, what the organiser set."""
    people = there(people_of(day))
    refs = {one.pk: one.ref for one in people}
    visits = visits_by_slot(day)
    requests = MeetingRequest.objects.filter(asking__in=refs, asked__in=refs)
    wishes = [
        Wish(refs[one.asking_id], refs[one.asked_id], one.weight)
        for one in requests.exclude(state=RequestState.DECLINED)
    ]
    rules = [one for one in day.pair_rules.select_related("slot") if one.a_id in refs and one.b_id in refs]
    fixed = [
        Fixed(refs[one.a_id], refs[one.b_id], one.slot.number)
        for one in rules
        if one.kind == PairRuleKind.FIXED and one.slot
    ]
    wished = {frozenset((wish.a, wish.b)) for wish in wishes}
    apart = [(refs[one.a_id], refs[one.b_id]) for one in rules if one.kind == PairRuleKind.APART]
    if not day.colleagues:
        ruled = {frozenset((refs[one.a_id], refs[one.b_id])) for one in rules}
        apart += _colleagues(people, wished - ruled)
    asked = {frozenset((one.asking_id, one.asked_id)) for one in requests}
    apart += [(refs[min(pair)], refs[max(pair)]) for pair in apart_by_kind(day, asked)]
    # What the organiser sets holds without a wish of the two.
    wishes += [Wish(one.a, one.b, 0) for one in fixed if frozenset((one.a, one.b)) not in wished]
    return Request(
        participants=tuple(
            Person(
                one.ref,
                without(one.available, visits.get(one.pk, ())),
                least_of(one.most, day.most),
                is_online(one),
            )
            for one in people
        ),
        wishes=tuple(wishes),
        slots=day.slots.count(),
        tables=day.tables,
        fixed=tuple(fixed),
        forbidden=tuple(sorted(set(apart))),
        seed=day.seed,
    )


def _colleagues(people: list[Participant], wished: set[frozenset[str]]) -> list[tuple[str, str]]:
    """Return the pairs among these that are of the same organisation."""
    by_ref = {one.ref: one for one in people}
    pairs = [sorted(pair) for pair in wished]
    return [(a, b) for a, b in pairs if are_colleagues(by_ref[a], by_ref[b])]


def without(available: str, slots: Collection[int]) -> str:
    """Return availability without these slots, by number: somebody is at a stand then."""
    return "".join("0" if number in slots else there_ for number, there_ in enumerate(available, start=1))


def ask_to_plan(day: MeetingDay, *, by: "User", few_changes: bool = False) -> None:
    """Queue a new plan, or the present one changed a little; queued once until it is done."""
    if few_changes and current_plan(day) is None:
        raise MeetingRefused(_("There is no plan yet: make one first."))
    with transaction.atomic():
        if not is_waiting(day):
            MeetingDay.objects.filter(pk=day.pk).update(trouble="")
            enqueue(TASK, day_id=day.pk, by_id=by.pk, few_changes=few_changes)
            audit(day, "meeting plan queued", by=by)


def is_waiting(day: MeetingDay) -> bool:
    """Tell whether a plan is queued or being made."""
    states = (TaskState.WAITING, TaskState.RUNNING)
    return QueuedTask.objects.filter(task=TASK, state__in=states, arguments__day_id=day.pk).exists()


def make_plan(day: MeetingDay, *, by: "User | None", now: datetime | None = None) -> MeetingPlan | None:
    """Make the best plan and store it with its run; None, with the reason on the day, if the input cannot be used."""
    inputs = meetings_inputs(asked_of(day))
    try:
        result = meetings_from_inputs(inputs)
    except InputError as error:
        _stop(day, error)
        return None
    return _stored(day, ENGINE, inputs, result, by=by, now=now or timezone.now())


def change_plan(day: MeetingDay, *, by: "User | None", now: datetime | None = None) -> MeetingPlan | None:
    """Change the present plan as little as possible, after people left since it was made."""
    plan = current_plan(day)
    if plan is None:
        raise MeetingRefused(_("There is no plan yet: make one first."))
    visits = {f"participant-{pk}": slots for pk, slots in visits_by_slot(day).items()}
    request = asked_in(plan)
    request = replace(
        request,
        participants=tuple(
            replace(one, available=without(one.available, visits.get(one.ref, ())))
            for one in request.participants
        ),
    )
    here = {one.ref for one in there(people_of(day))}
    withdrawn = [one.ref for one in request.participants if one.ref not in here]
    placed = [
        Placed(one.slot.number, one.table, *sorted((one.a.ref, one.b.ref)))
        for one in plan.meetings.select_related("slot", "a", "b")
    ]
    inputs = rerun.replan_inputs(request, placed, withdrawn=withdrawn)
    try:
        result = rerun.replanned_from_inputs(inputs)
    except InputError as error:
        _stop(day, error)
        return None
    return _stored(day, rerun.ENGINE, inputs, result, by=by, now=now or timezone.now())


def asked_in(plan: MeetingPlan) -> Request:
    """Return what the engine was asked for a plan; of a changed one, without those who had withdrawn."""
    inputs = known_run(plan)
    if plan.run.engine != rerun.ENGINE:
        return rerun.request_from_inputs(inputs)
    gone = set(inputs["withdrawn"])
    before: Mapping[str, Any] = inputs["before"]
    kept = {
        **before,
        "participants": [row for row in before["participants"] if row[0] not in gone],
        **{
            name: [row for row in before[name] if not gone & set(row[:2])]
            for name in ("wishes", "fixed", "forbidden")
        },
    }
    return rerun.request_from_inputs(kept)


def _stop(day: MeetingDay, error: InputError) -> None:
    names = {one.ref: one.registration.name for one in people_of(day)}
    sentence = str(error)
    for ref in sorted(names, key=len, reverse=True):
        sentence = sentence.replace(ref, names[ref])
    MeetingDay.objects.filter(pk=day.pk).update(trouble=sentence[:2000])


def _stored(
    day: MeetingDay,
    engine: str,
    inputs: Any,
    result: Mapping[str, Any],
    *,
    by: "User | None",
    now: datetime,
) -> MeetingPlan:
    with transaction.atomic():
        held = MeetingDay.objects.select_for_update().get(pk=day.pk)
        run = store_run(engine=engine, inputs=inputs, result=result, seed=day.seed, about=held, by=by, at=now)
        number = held.plans.count() + 1
        plan = MeetingPlan.objects.create(day=held, number=number, run=run, made_at=now, made_by=by)
        slots = {each.number: each.pk for each in held.slots.all()}
        Meeting.objects.bulk_create(
            (
                Meeting(
                    plan=plan,
                    slot_id=slots[slot],
                    table=table,
                    a_id=min(key_of(a), key_of(b)),
                    b_id=max(key_of(a), key_of(b)),
                )
                for slot, table, a, b in result["plan"]
            ),
            batch_size=500,
        )
        audit(plan, "meeting plan made", by=by, run=run, changes={"number": (None, number)}, at=now)
    return plan


def key_of(ref: str) -> int:
    """Return the key of the participant whom the engine calls so."""
    return int(ref.partition("-")[2])


def publish_plan(plan: MeetingPlan, *, by: "User", now: datetime) -> MeetingDay:
    """Show a plan to the participants; an earlier one gives way."""
    with transaction.atomic():
        held = MeetingDay.objects.select_for_update().get(pk=plan.day_id)
        before = held.published_id
        held.published, held.published_at = plan, now
        held.save(update_fields=["published", "published_at"])
        audit(held, "meeting plan published", by=by, changes={"plan": (before, plan.pk)}, at=now)
    return held
