"""A plan that was changed after withdrawals, as inputs and result of a run of its own."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from circulade.engines.meetings import (
    Changes,
    Fixed,
    Meeting,
    MeetingPlan,
    Participant,
    Request,
    Wish,
    replan,
)
from circulade.files.meetings.run import meetings_inputs

ENGINE = "meetings.replan"


def request_from_inputs(inputs: Mapping[str, Any]) -> Request:
    """Return what was asked, from the inputs of a run."""
    return Request(
        participants=tuple(
            Participant(ref, there, most, bool(online)) for ref, there, most, online in inputs["participants"]
        ),
        wishes=tuple(Wish(a, b, Fraction(weight)) for a, b, weight in inputs["wishes"]),
        slots=inputs["slots"],
        tables=inputs["tables"],
        fixed=tuple(Fixed(a, b, slot) for a, b, slot in inputs["fixed"]),
        forbidden=tuple((a, b) for a, b in inputs["forbidden"]),
        seed=inputs["seed"],
    )


def replan_inputs(
    request: Request, meetings: Collection[Meeting], *, withdrawn: Collection[str]
) -> dict[str, Any]:
    """Return the inputs: what was asked, who meets now, and who withdrew."""
    return {
        "before": meetings_inputs(request),
        "meetings": sorted(([one.slot, one.table, one.a, one.b] for one in meetings), key=str),
        "withdrawn": sorted(withdrawn),
    }


def replanned_from_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Compute the changed plan of stored inputs, as JSON, with what became of each meeting."""
    request = request_from_inputs(inputs["before"])
    before = MeetingPlan(
        meetings=tuple(sorted(Meeting(*row) for row in inputs["meetings"])),
        value=Fraction(0),
        bound=Fraction(0),
        weight=Fraction(0),
        without=(),
        least_proven=False,
        idle=(),
        stopped=False,
        request=request,
    )
    found = replan(before, Changes(withdrawn=tuple(inputs["withdrawn"])))
    became = {
        name: [list(pair) for pair in getattr(found, name)] for name in ("kept", "moved", "dropped", "added")
    }
    return {**found.plan.as_json(), "engine": ENGINE, "became": became, "changed_share": found.changed_share}
