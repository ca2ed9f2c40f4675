"""Plan the best network of a district in the background: inputs frozen when asked, the certified answer stored."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.core.domain.audit import audit
from circulade.core.domain.queue import enqueue
from circulade.core.domain.runs import store_run
from circulade.core.models import Run
from circulade.engines.symbiosis import (
    ENGINE,
    Climate,
    InputError,
    Listings,
    Network,
    banded,
    optimise,
    pareto,
    with_fixed_cost,
)
from circulade.files.canonical import canonical_json
from circulade.files.symbiosis.run import listings_from_inputs, network_from_inputs, network_inputs
from circulade.symbiosis.domain.listings import Question, question
from circulade.symbiosis.domain.piping import PipedQuestion, piped_question
from circulade.symbiosis.domain.sharing import losses_of, split_of, together
from circulade.symbiosis.enums import PlanKind, PlanState, PlanWay
from circulade.symbiosis.models import District, NetworkPlan, PlanPart, Site

WEIGHTS = (0.0, 0.05, 0.1, 0.2, 0.5)
"""Money by kilogram of CO2 with which the front is swept: a question, not a price."""
Progress = Callable[[int], None]


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
    """Return what is frozen beside the engine's inputs."""
    left_out = [*(asked.left_out if asked else ()), *(one for each in piped for one in each.left_out)]
    saved = {}
    if asked is not None:
        needs = asked.listings.needs
        pairs = zip(needs.classes, needs.refs, strict=True)
        saved = {kind: asked.streams[ref].co2_saved for kind, ref in pairs}
    return {
        "on": on.isoformat(),
        "saved": saved,
        "co2_per_tkm": district.co2_per_tkm,
        "fixed_cost": district.fixed_cost,
        "uncertainty": district.uncertainty,
        "left_out": [[stream.pk, *reasons] for stream, reasons in left_out],
    }


def compute_plan(plan: NetworkPlan, *, by: User | None) -> NetworkPlan:
    """Compute outside any transaction, then store a run for each kind and what was found beside it."""
    parts = list(plan.parts.all())
    try:
        result, found = _materials(plan) if plan.inputs else (None, {})
        results = [network_from_inputs(json.loads(part.inputs)) for part in parts]
        if plan.way == PlanWay.YEAR:
            found = found | together([*([found] if found else []), *map(_beside, parts)])
    except InputError as error:
        return _stop(plan, "\n".join(problem.text for problem in error.problems[:20]), by=by)
    with transaction.atomic():
        held = NetworkPlan.objects.select_for_update().select_related("district").get(pk=plan.pk)
        if result is not None:
            held.run = _stored(held, held.inputs, result, by=by)
        for part, answer in zip(parts, results, strict=True):
            part.run = _stored(held, part.inputs, answer, by=by)
            part.save(update_fields=["run"])
        held.findings = {**held.findings, **found}
        held.state, held.progress, held.trouble = PlanState.COMPUTED, 100, ""
        held.save()
        audit(held, "plan computed", by=by, run=held.run, changes={"state": ("computing", "computed")})
    return held


def _materials(plan: NetworkPlan) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the result of waste and by-products, and what is shown beside it."""
    inputs = json.loads(plan.inputs)
    listings, seed = listings_from_inputs(inputs), str(inputs["seed"])
    if plan.way != PlanWay.YEAR:
        return network_from_inputs(inputs), {"year_value": optimise(listings, seed=seed).value}
    network = optimise(listings, seed=seed)
    asked = plan.findings["asked"]
    found = _findings(listings, network, asked, seed=seed, progress=lambda done: _note(plan, done))
    return network.as_json(), found


def _beside(part: PlanPart) -> dict[str, Any]:
    """Return sharing and losses of a kind beside waste and by-products."""
    inputs = json.loads(part.inputs)
    listings, seed = listings_from_inputs(inputs), str(inputs["seed"])
    return {"share": split_of(listings, seed=seed), **losses_of(listings, seed=seed)}


def _stored(plan: NetworkPlan, inputs: str, result: dict[str, Any], *, by: User | None) -> Run:
    """Store the run of one kind; it is about the plan, and kept from whom plans are kept."""
    said = json.loads(inputs)
    return store_run(engine=ENGINE, inputs=said, result=result, seed=str(said["seed"]), about=plan, by=by)


def _note(plan: NetworkPlan, done: int) -> None:
    NetworkPlan.objects.filter(pk=plan.pk).update(progress=min(99, done))


def _stop(plan: NetworkPlan, reason: str, *, by: User | None) -> NetworkPlan:
    """Say why nothing was computed."""
    with transaction.atomic():
        held = NetworkPlan.objects.select_for_update().select_related("district").get(pk=plan.pk)
        held.state = PlanState.FAILED
        held.trouble = reason[:2000] or _("The engine gave no reason.")
        held.save()
        audit(held, "plan stopped", by=by)
    return held


def _findings(
    listings: Listings, network: Network, asked: dict[str, Any], *, seed: str, progress: Progress
) -> dict[str, Any]:
    """Return what is shown beside the plan: sharing, departures, prices tried, bands, alternatives."""
    progress(30)
    split = split_of(listings, seed=seed)
    progress(50)
    lost = losses_of(listings, seed=seed)
    hidden = banded(listings, seed=seed)
    progress(65)
    return {
        "share": split,
        **lost,
        "bands": [hidden.factor, hidden.share_kept, hidden.links, hidden.cut, hidden.missing],
        "sensitivity": _sensitivity(listings, network, asked.get("uncertainty"), seed=seed),
        "fixed": _fixed(listings, asked.get("fixed_cost"), seed=seed),
        "front": _front(listings, asked, seed=seed),
    }


def _pairs(network: Network) -> set[tuple[str, str]]:
    return {(link.offer, link.need) for link in network.links}


def _sensitivity(
    listings: Listings, network: Network, uncertainty: float | None, *, seed: str
) -> list[list[Any]]:
    """Try each stated price lower and higher by its uncertainty: value, links, and how many of them are other ones."""
    if not uncertainty:
        return []
    rows = list[list[Any]]()
    base = _pairs(network)
    for part in ("per_tkm", "per_tonne", "disposal_cost", "price", "processing"):
        for factor in (1 - uncertainty / 100, 1 + uncertainty / 100):
            tried = optimise(_with(listings, part, factor), seed=seed)
            rows.append([part, factor, tried.value, len(tried.links), len(_pairs(tried) - base)])
    return rows


def _with(listings: Listings, part: str, factor: float) -> Listings:
    """Return listings in which one kind of price is changed by a factor."""
    if part in ("per_tkm", "per_tonne"):
        terms = replace(listings.terms, **{part: getattr(listings.terms, part) * factor})
        return replace(listings, terms=terms)
    if part == "disposal_cost":
        offers = replace(listings.offers, disposal_cost=listings.offers.disposal_cost * factor)
        return replace(listings, offers=offers)
    if part == "price":
        return replace(listings, needs=replace(listings.needs, price=listings.needs.price * factor))
    accepts = tuple(replace(one, processing_cost=one.processing_cost * factor) for one in listings.accepts)
    return replace(listings, accepts=accepts)


def _fixed(listings: Listings, cost: float | None, *, seed: str) -> dict[str, Any] | None:
    """Return the plan in which every link costs something to set up, with its bound; None without that cost."""
    if not cost:
        return None
    found = with_fixed_cost(listings, fixed=cost, seed=seed)
    rows = [[link.offer, link.need, link.tonnes] for link in found.links]
    return {"cost": cost, "value": found.value, "bound": found.bound, "gap": found.gap, "links": rows}


def _front(listings: Listings, asked: dict[str, Any], *, seed: str) -> list[list[float]]:
    """Return money and CO2 of the best networks under rising weights; empty where a factor is not stated."""
    saved = {(one.need_class, one.code): asked["saved"].get(one.need_class) for one in listings.accepts}
    if asked.get("co2_per_tkm") is None or any(value is None for value in saved.values()):
        return []
    climate = Climate({key: float(value) for key, value in saved.items()}, float(asked["co2_per_tkm"]))
    points = pareto(listings, climate, weights=WEIGHTS, seed=seed)
    return [[each.weight, each.eur, each.kg, len(each.network.links), each.gap] for each in points]
