"""Plan the best network of a district in the background: inputs frozen when asked, the certified answer stored."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.core.domain.queue import enqueue
from circulade.core.domain.runs import store_run
from circulade.core.models import Run
from circulade.engines.symbiosis import ENGINE, InputError, optimise
from circulade.files.canonical import canonical_json
from circulade.files.symbiosis.run import listings_from_inputs, network_from_inputs, network_inputs
from circulade.symbiosis.domain.listings import Question, question
from circulade.symbiosis.domain.piping import PipedQuestion, piped_question
from circulade.symbiosis.domain.sharing import together
from circulade.symbiosis.domain.trying import Stated, tried
from circulade.symbiosis.enums import PlanKind, PlanState, PlanWay
from circulade.symbiosis.models import District, NetworkPlan, PlanPart, Site

TRIED = ("bands", "sensitivity", "fixed", "front")
"""What is kept of each kind by its name."""


def ask_for_plan(
    district: District,
    *,
    title: str,
    on: date,
    by: User | None,
    closed: Site | None = None,
    permits_only: bool = False,
    way: str = PlanWay.YEAR,
    kinds: Sequence[str] = (PlanKind.MATERIALS,),
) -> NetworkPlan:
    """Freeze the inputs of each kind and queue the computation; raises `Refused` where one cannot be planned."""
    left = closed.pk if closed else None
    wanted = [kind for kind in PlanKind if kind in kinds]
    asked, inputs = None, ""
    if PlanKind.MATERIALS in wanted:
        asked = question(district, on=on, closed=left, permits_only=permits_only, way=way)
        inputs = _frozen(district, asked, way=way)
    piped = [
        piped_question(district, kind, on=on, closed=left, way=way)
        for kind in wanted
        if kind != PlanKind.MATERIALS
    ]
    with transaction.atomic():
        plan = NetworkPlan.objects.create(
            district=district,
            title=title,
            closed=closed,
            permits_only=permits_only,
            way=way,
            kinds=[kind.value for kind in wanted],
            inputs=inputs,
            findings={"asked": _asked(district, asked, piped, on=on)},
            created_by=by,
        )
        PlanPart.objects.bulk_create(
            PlanPart(
                plan=plan,
                kind=each.kind.value,
                inputs=_json(network_inputs(each.listings, seed=district.ref, seasons=each.seasons)),
            )
            for each in piped
        )
        enqueue("circulade.symbiosis.tasks.compute_plan", plan_id=plan.pk, by_id=by.pk if by else None)
        audit(plan, "plan queued", by=by, changes={"closed": (None, closed.pk if closed else None)})
    return plan


def _frozen(district: District, asked: Question, *, way: str) -> str:
    """Return the inputs of waste and by-products as they are kept."""
    return _json(
        network_inputs(
            asked.listings,
            seed=district.ref,
            blend=way == PlanWay.MIXES,
            seasons=asked.seasons,
            hubs=asked.hubs,
        )
    )


def _json(inputs: dict[str, Any]) -> str:
    return canonical_json(inputs).decode()


def _asked(
    district: District, asked: Question | None, piped: Sequence[PipedQuestion], *, on: date
) -> dict[str, Any]:
    """Return what is frozen beside the engine's inputs; what is tried with a kind by the kind's name."""
    left_out = [*(asked.left_out if asked else ()), *(one for each in piped for one in each.left_out)]
    stated = {each.kind.value: each.stated for each in piped}
    if asked is not None:
        stated[PlanKind.MATERIALS.value] = asked.stated
    return {
        "on": on.isoformat(),
        "stated": {kind: each.as_json() for kind, each in stated.items()},
        "left_out": [[stream.pk, *reasons] for stream, reasons in left_out],
    }


@dataclass(frozen=True, slots=True)
class Answer:
    """The engine's result of one kind, and what is shown beside it."""

    kind: str
    inputs: dict[str, Any]
    result: dict[str, Any]
    found: dict[str, Any]


def compute_plan(plan: NetworkPlan, *, by: User | None) -> NetworkPlan:
    """Compute outside any transaction, then store a run for each kind and what was found beside it."""
    frozen = [(PlanKind.MATERIALS.value, plan.inputs)] if plan.inputs else []
    frozen += [(part.kind, part.inputs) for part in plan.parts.all()]
    answers = list[Answer]()
    try:
        for kind, inputs in frozen:
            answers.append(_answer(plan, kind, json.loads(inputs), (len(answers), len(frozen))))
    except InputError as error:
        return _stop(plan, "\n".join(problem.text for problem in error.problems[:20]), by=by)
    with transaction.atomic():
        held = NetworkPlan.objects.select_for_update().select_related("district").get(pk=plan.pk)
        for answer in answers:
            run = _stored(held, answer.inputs, answer.result, by=by)
            if fixed := answer.found.get("fixed"):
                asked = {**answer.inputs, "link_cost": fixed["cost"]}
                fixed["run"] = str(_stored(held, asked, fixed.pop("result"), by=by).pk)
            if answer.kind == PlanKind.MATERIALS:
                held.run = run
            else:
                held.parts.filter(kind=answer.kind).update(run=run)
        held.findings = {**held.findings, **_beside(held, answers)}
        held.state, held.progress, held.trouble = PlanState.COMPUTED, 100, ""
        held.save()
        audit(held, "plan computed", by=by, run=held.run, changes={"state": ("computing", "computed")})
    return held


def _answer(plan: NetworkPlan, kind: str, inputs: dict[str, Any], turn: tuple[int, int]) -> Answer:
    """Compute one kind, the first of `turn` are done of the second: what was asked, and what is tried around it."""
    listings, seed = listings_from_inputs(inputs), str(inputs["seed"])
    network = optimise(listings, seed=seed)
    if plan.way != PlanWay.YEAR:
        return Answer(kind, inputs, network_from_inputs(inputs), {"year_value": network.value})
    stated = Stated.from_json(plan.findings["asked"].get("stated", {}).get(kind, {}))
    done, count = turn
    found = tried(
        listings, network, stated, seed=seed, progress=lambda part: _note(plan, 100 * (done + part) / count)
    )
    return Answer(kind, inputs, network.as_json(), found)


def _beside(plan: NetworkPlan, answers: Sequence[Answer]) -> dict[str, Any]:
    """Return what was found beside the plan: sharing and losses of all kinds together, what was tried by kind."""
    if plan.way != PlanWay.YEAR:
        return {"year_value": sum(answer.found["year_value"] for answer in answers)}
    tries = {answer.kind: {name: answer.found[name] for name in TRIED} for answer in answers}
    return {**together([answer.found for answer in answers]), "tried": tries}


def _stored(plan: NetworkPlan, inputs: dict[str, Any], result: dict[str, Any], *, by: User | None) -> Run:
    """Store a run of one kind; it is about the plan, and kept from whom plans are kept."""
    seed = str(inputs["seed"])
    return store_run(engine=ENGINE, inputs=inputs, result=result, seed=seed, about=plan, by=by)


def _note(plan: NetworkPlan, done: float) -> None:
    NetworkPlan.objects.filter(pk=plan.pk).update(progress=min(99, int(done)))


def _stop(plan: NetworkPlan, reason: str, *, by: User | None) -> NetworkPlan:
    """Say why nothing was computed."""
    with transaction.atomic():
        held = NetworkPlan.objects.select_for_update().select_related("district").get(pk=plan.pk)
        held.state = PlanState.FAILED
        held.trouble = reason[:2000] or _("The engine gave no reason.")
        held.save()
        audit(held, "plan stopped", by=by)
    return held
