"""The inputs of a meeting plan as one canonical JSON value, and its result from them: what a run stores."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from circulade.engines.meetings import Fixed, Participant, Request, Wish, plan
from circulade.engines.meetings.wish import exact


def meetings_inputs(request: Request) -> dict[str, Any]:
    """Return the inputs as plain JSON values, sorted, weights as exact text."""
    return {
        "participants": sorted(
            [one.ref, one.available, one.most, int(one.online)] for one in request.participants
        ),
        "wishes": sorted([one.a, one.b, str(exact(one.weight))] for one in request.wishes),
        "slots": request.slots,
        "tables": request.tables,
        "fixed": sorted([*sorted((one.a, one.b)), one.slot] for one in request.fixed),
        "forbidden": sorted(sorted(pair) for pair in request.forbidden),
        "seed": request.seed,
    }


def meetings_from_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Compute the result of stored inputs, as JSON; raises what `plan` raises."""
    return plan(
        [Participant(ref, there, most, bool(online)) for ref, there, most, online in inputs["participants"]],
        [Wish(a, b, Fraction(weight)) for a, b, weight in inputs["wishes"]],
        inputs["slots"],
        inputs["tables"],
        fixed=[Fixed(a, b, slot) for a, b, slot in inputs["fixed"]],
        forbidden=[(a, b) for a, b in inputs["forbidden"]],
        seed=inputs["seed"],
    ).as_json()
