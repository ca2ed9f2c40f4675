"""Give every application its assessors: exact under load and conflicts, ties by a published draw.

A transport problem: as much total fit as possible, every application exactly `per_application` different
assessors, every assessor at most `load` applications, no pair in conflict. HiGHS finds an assignment,
integers prove it best (`proof`), the draw chooses among the equally good (`walk`), and where there is
none a minimal cut says why (`shortage`).
"""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction

import numpy as np

from circulade.engines.assessment.demand import (
    LARGEST,
    Bools,
    Demand,
    Ints,
    Number,
    Pair,
    Whole,
    index,
    marked,
    scaled,
)
from circulade.engines.assessment.proof import Proof, prove
from circulade.engines.assessment.result import Assignment
from circulade.engines.assessment.shortage import shortage
from circulade.engines.assessment.transport import first_assignment
from circulade.engines.assessment.trouble import Impossible, InputError, Problem
from circulade.engines.assessment.walk import settled


def assign(
    applications: Collection[str],
    assessors: Collection[str],
    *,
    per_application: int,
    load: int | Mapping[str, int],
    fit: Mapping[Pair, Number],
    conflicts: Iterable[Pair] = (),
    at_least: int | Mapping[str, int] = 0,
    fixed: Iterable[Pair] = (),
    keep: Iterable[Pair] = (),
    seed: str = "",
) -> Assignment:
    """Assign `per_application` different assessors to every application with the largest total fit.

    `fit` maps (application, assessor) to 0…1, decimals read as written; a pair that is absent or in
    `conflicts` is not allowed. `load` and `at_least` bound each assessor's applications (one number, or
    one per assessor). `fixed` pairs are in the result whatever they cost. `keep` is an earlier assignment
    to be changed as little as possible, before fit counts (refs that left are passed over). `seed` is the
    published text of the draw. Raises `InputError` or, with a minimal reason, `Impossible`.

    >>> assign(["a", "b"], ["x", "y"], per_application=1, load=1,
    ...        fit={("a", "x"): "0.9", ("a", "y"): "0.8", ("b", "x"): "0.7"}).pairs
    (('a', 'y'), ('b', 'x'))
    """
    rows, columns = index(applications, field="applications"), index(assessors, field="assessors")
    values, listed, scale = scaled(fit, rows, columns)
    allowed = listed & ~marked(conflicts, rows, columns, field="conflicts", strict=True)
    firm = marked(fixed, rows, columns, field="fixed", strict=True)
    previous = tuple(keep)
    kept = marked(previous, rows, columns, field="keep", strict=False) & allowed
    if per_application < 1:
        problem = Problem("per_application", (), f"per_application: {per_application} is below 1")
        raise InputError((problem,))
    most, least = _per_assessor(load, columns, "load"), _per_assessor(at_least, columns, "at_least")
    _check_fixed(firm, allowed, per_application, most, (tuple(rows), tuple(columns)))
    demand = Demand(
        applications=tuple(rows),
        assessors=tuple(columns),
        need=per_application - firm.sum(axis=1),
        free=most - firm.sum(axis=0),
        least=np.maximum(least - firm.sum(axis=0), 0),
        open=allowed & ~firm,
        fixed=firm,
        kept=kept,
        value=_with_kept(values, kept, worth=scale * per_application * len(rows) + 1),
        fit=values,
        scale=scale,
    )
    start = first_assignment(demand)
    if start is None:
        reason = shortage(demand)
        if reason is None:
            raise ArithmeticError(
                "no assignment was found, yet none is ruled out: this is a fault, report it"
            )
        raise Impossible(reason)
    proof = prove(demand, start)
    chosen = settled(demand, proof, seed=seed)
    return _result(demand, proof, chosen, previous=previous, per_application=per_application, seed=seed)


def _per_assessor(numbers: int | Mapping[str, int], columns: Mapping[str, int], field: str) -> Ints:
    """Return one number per assessor, 0 or more; a mapping has to name exactly the assessors."""
    if isinstance(numbers, int):
        numbers = dict.fromkeys(columns, numbers)
    problems = [
        Problem(field, (r,), f"{field}: assessor {r!r} is unknown") for r in numbers if r not in columns
    ]
    problems += [
        Problem(field, (r,), f"{field}: none for assessor {r!r}") for r in columns if r not in numbers
    ]
    problems += [
        Problem(field, (r,), f"{field}: {n} for {r!r} is below 0") for r, n in numbers.items() if n < 0
    ]
    if problems:
        raise InputError(tuple(problems))
    return np.array([numbers[ref] for ref in columns], dtype=np.int64)


def _check_fixed(
    firm: Bools,
    allowed: Bools,
    per_application: int,
    most: Ints,
    refs: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    """Refuse fixed pairs that break a rule by themselves."""
    applications, assessors = refs
    problems = [
        Problem(
            "fixed",
            (applications[a], assessors[r]),
            f"fixed: {applications[a]!r} and {assessors[r]!r} are in conflict or without a fit",
        )
        for a, r in zip(*np.nonzero(firm & ~allowed), strict=True)
    ]
    problems += [
        Problem("fixed", (applications[a],), f"fixed: {applications[a]!r} has more than {per_application}")
        for a in np.flatnonzero(firm.sum(axis=1) > per_application)
    ]
    problems += [
        Problem("fixed", (assessors[r],), f"fixed: {assessors[r]!r} has more than the load of {most[r]}")
        for r in np.flatnonzero(firm.sum(axis=0) > most)
    ]
    if problems:
        raise InputError(tuple(problems))


def _with_kept(values: Whole, kept: Bools, *, worth: int) -> Whole:
    """Add what keeping a pair is worth: more than all fit together, so that it comes first."""
    if not kept.any():
        return values
    if worth * worth > LARGEST:
        values = values.astype(object)
    return np.where(kept, values + worth, values)


def _result(
    demand: Demand,
    proof: Proof,
    chosen: Bools,
    *,
    previous: tuple[Pair, ...],
    per_application: int,
    seed: str,
) -> Assignment:
    """Check the chosen pairs once more against every rule, and describe them."""
    final = chosen | demand.fixed
    kept_worth = int((demand.value - demand.fit)[chosen].sum())
    fair = (final.sum(axis=1) == per_application).all() and (demand.least <= chosen.sum(axis=0)).all()
    if not fair or (chosen & ~demand.open).any() or (chosen.sum(axis=0) > demand.free).any():
        raise ArithmeticError("the assignment breaks a rule: this is a fault, report it")
    if int(demand.value[chosen].sum()) != proof.value:
        raise ArithmeticError("the draw changed the total: this is a fault, report it")
    served = np.where(final, demand.fit, 0).sum(axis=1)
    pairs = tuple(
        (demand.applications[a], demand.assessors[r]) for a, r in zip(*np.nonzero(final), strict=True)
    )
    fit = {
        pair: Fraction(int(value), demand.scale) for pair, value in zip(pairs, demand.fit[final], strict=True)
    }
    worst = int(served.min()) if len(served) else 0
    fixed_fit = int(demand.fit[demand.fixed].sum())
    before, after = set(previous), set(pairs)
    return Assignment(
        pairs=pairs,
        total=Fraction(int(served.sum()), demand.scale),
        bound=Fraction(proof.bound - kept_worth + fixed_fit, demand.scale),
        worst=Fraction(worst, demand.scale),
        worst_applications=tuple(demand.applications[i] for i in np.flatnonzero(served == worst)),
        load={ref: int(n) for ref, n in zip(demand.assessors, final.sum(axis=0), strict=True)},
        fit=fit,
        kept=tuple(sorted(before & after)),
        added=tuple(sorted(after - before)) if previous else (),
        dropped=tuple(sorted(before - after)),
        per_application=per_application,
        seed=seed,
    )
