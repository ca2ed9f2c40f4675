"""The inputs of an assignment as one canonical JSON value, and its result from them: what a run stores."""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Any

from circulade.engines.assessment import assign

Pair = tuple[str, str]


def assignment_inputs(
    applications: Collection[str],
    *,
    loads: Mapping[str, int],
    per_application: int,
    fit: Mapping[Pair, Fraction],
    conflicts: Iterable[Pair] = (),
    at_least: int = 0,
    fixed: Iterable[Pair] = (),
    keep: Iterable[Pair] = (),
    seed: str = "",
) -> dict[str, Any]:
    """Return the inputs as plain JSON values, sorted, fits as exact text; `loads` names the assessors."""
    return {
        "applications": sorted(applications),
        "loads": dict(sorted(loads.items())),
        "at_least": at_least,
        "per_application": per_application,
        "fit": [
            [application, assessor, str(fit[application, assessor])] for application, assessor in sorted(fit)
        ],
        "conflicts": _listed(conflicts),
        "fixed": _listed(fixed),
        "keep": _listed(keep),
        "seed": seed,
    }


def assignment_from_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Compute the result of stored inputs, as JSON; raises what `assign` raises."""
    return assign(
        inputs["applications"],
        list(inputs["loads"]),
        per_application=inputs["per_application"],
        load=inputs["loads"],
        at_least=inputs["at_least"],
        fit={(application, assessor): Fraction(value) for application, assessor, value in inputs["fit"]},
        conflicts=_pairs(inputs["conflicts"]),
        fixed=_pairs(inputs["fixed"]),
        keep=_pairs(inputs["keep"]),
        seed=inputs["seed"],
    ).as_json()


def _listed(pairs: Iterable[Pair]) -> list[list[str]]:
    return [list(pair) for pair in sorted(set(pairs))]


def _pairs(listed: Iterable[list[str]]) -> list[Pair]:
    return [(application, assessor) for application, assessor in listed]
