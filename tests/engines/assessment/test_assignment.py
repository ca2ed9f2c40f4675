"""An assignment is best, allowed, explained, and the same for any order of rows."""

import random
from collections import Counter
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import LinearConstraint, milp

from circulade.engines.assessment import Assignment, Impossible, InputError, assign
from circulade.engines.assessment.walk import draw_number

Pair = tuple[str, str]
INSTANCES = Path(__file__).parents[3].parent / "shared" / "data" / "selection" / "assignment"


def refs(letter: str, count: int) -> list[str]:
    return [f"{letter}{i:03}" for i in range(count)]


def random_fit(
    rng: random.Random, applications: list[str], assessors: list[str], *, share: float = 0.8
) -> dict[Pair, str]:
    return {
        (a, r): rng.choice(["0", "0.25", "0.5", "1", "0.1", "0.3"])
        for a in applications
        for r in assessors
        if rng.random() < share
    }


def every_assignment(
    applications: list[str], assessors: list[str], fit: dict[Pair, str], k: int, load: int, least: int
) -> list[frozenset[Pair]]:
    """All assignments allowed, by trying everything."""
    choices = [
        [
            frozenset((a, r) for r in group)
            for group in combinations(assessors, k)
            if {(a, r) for r in group} <= set(fit)
        ]
        for a in applications
    ]
    found = []
    for parts in product(*choices):
        pairs = frozenset().union(*parts)
        loads = Counter(r for _, r in pairs)
        if all(least <= loads[r] <= load for r in assessors):
            found.append(pairs)
    return found


def drawn(best: list[frozenset[Pair]], seed: str) -> frozenset[Pair]:
    """The assignment that the published draw picks, by its definition."""
    for pair in sorted(set().union(*best), key=lambda p: draw_number(seed, *p)):
        best = [b for b in best if pair in b] or best
    assert len(set(best)) == 1
    return best[0]


@pytest.mark.parametrize("number", range(60))
def test_it_is_the_drawn_one_of_the_best_of_all_assignments(number: int) -> None:
    rng = random.Random(number)
    applications, assessors = refs("a", rng.randint(1, 4)), refs("r", rng.randint(2, 5))
    fit = random_fit(rng, applications, assessors)
    k, load, least = rng.randint(1, 2), rng.randint(1, 3), rng.randint(0, 1)
    possible = every_assignment(applications, assessors, fit, k, load, least)
    arguments = {"per_application": k, "load": load, "at_least": least, "fit": fit, "seed": "s"}
    if not possible:
        with pytest.raises(Impossible):
            assign(applications, assessors, **arguments)
        return
    totals = {pairs: sum(Fraction(fit[p]) for p in pairs) for pairs in possible}
    best = max(totals.values())
    result = assign(applications, assessors, **arguments)
    assert result.total == result.bound == best
    assert frozenset(result.pairs) == drawn([p for p, total in totals.items() if total == best], "s")


def independent_total(
    applications: list[str], assessors: list[str], fit: dict[Pair, str], k: int, load: int
) -> float:
    """The largest total fit by scipy's integer programme, written independently."""
    pairs = sorted(fit)
    rows = np.array([[pair[0] == a for pair in pairs] for a in applications], dtype=float)
    columns = np.array([[pair[1] == r for pair in pairs] for r in assessors], dtype=float)
    answer = milp(
        [-float(Fraction(fit[p])) for p in pairs],
        constraints=[LinearConstraint(rows, k, k), LinearConstraint(columns, -np.inf, load)],
        integrality=np.ones(len(pairs)),
        bounds=(0, 1),
    )
    return -float(answer.fun)


@pytest.mark.parametrize("number", range(4))
def test_the_total_equals_that_of_an_independent_formulation(number: int) -> None:
    rng = random.Random(100 + number)
    applications, assessors = refs("a", 60), refs("r", 15)
    fit = random_fit(rng, applications, assessors)
    result = assign(applications, assessors, per_application=3, load=13, fit=fit)
    assert float(result.total) == pytest.approx(
        independent_total(applications, assessors, fit, 3, 13), abs=1e-6
    )
    assert result.bound == result.total


def test_the_order_of_rows_changes_nothing() -> None:
    rng = random.Random(7)
    applications, assessors = refs("a", 40), refs("r", 9)
    fit = random_fit(rng, applications, assessors, share=0.9)
    first = assign(applications, assessors, per_application=3, load=15, fit=fit, seed="draw").as_json()
    for _ in range(3):
        rng.shuffle(applications)
        rng.shuffle(assessors)
        items = list(fit.items())
        rng.shuffle(items)
        again = assign(applications, assessors, per_application=3, load=15, fit=dict(items), seed="draw")
        assert again.as_json() == first


def test_another_seed_settles_ties_otherwise_at_the_same_total() -> None:
    applications, assessors = refs("a", 8), refs("r", 4)
    fit = dict.fromkeys(product(applications, assessors), "0.5")
    one, two = (
        assign(applications, assessors, per_application=2, load=4, fit=fit, seed=s) for s in ("1", "2")
    )
    assert one.total == two.total == Fraction(8)
    assert one.pairs != two.pairs


def tight(seed: int) -> tuple[list[str], list[str], dict[Pair, str], set[Pair]]:
    rng = random.Random(seed)
    applications, assessors = refs("a", 30), refs("r", 9)
    fit = {pair: str(rng.randint(0, 100) / 100) for pair in product(applications, assessors)}
    return applications, assessors, fit, {pair for pair in sorted(fit) if rng.random() < 0.2}


@pytest.mark.parametrize("seed", range(5))
def test_conflicts_and_loads_are_never_violated(seed: int) -> None:
    applications, assessors, fit, conflicts = tight(seed)
    result = assign(applications, assessors, per_application=3, load=10, fit=fit, conflicts=conflicts)
    assert conflicts.isdisjoint(result.pairs)
    assert Counter(a for a, _ in result.pairs) == dict.fromkeys(applications, 3)
    assert len(set(result.pairs)) == len(result.pairs)
    assert dict(Counter(r for _, r in result.pairs)) == dict.fromkeys(assessors, 10) == result.load


def test_loads_may_differ_by_assessor() -> None:
    load = {"r000": 4, "r001": 1, "r002": 3}
    applications = refs("a", 4)
    fit = dict.fromkeys(product(applications, load), 1)
    assert assign(applications, [*load], per_application=2, load=load, fit=fit).load == load


def test_fixed_pairs_stay_whatever_they_cost() -> None:
    applications, assessors, fit, _ = tight(1)
    fit["a000", "r000"] = "0"
    result = assign(applications, assessors, per_application=3, load=10, fit=fit, fixed=[("a000", "r000")])
    assert ("a000", "r000") in result.pairs
    assert result.total == result.bound


def test_when_an_assessor_leaves_only_the_places_left_are_given_anew() -> None:
    applications, assessors, fit, conflicts = tight(2)
    wanted = {"per_application": 3, "conflicts": conflicts, "fit": fit}
    before = assign(applications, assessors, load=12, **wanted)
    gone = "r004"
    fit = {pair: value for pair, value in fit.items() if pair[1] != gone}
    staying = [r for r in assessors if r != gone]
    remaining = {pair for pair in conflicts if pair[1] != gone}
    after = assign(
        applications, staying, per_application=3, load=13, fit=fit, conflicts=remaining, keep=before.pairs
    )
    assert {pair for pair in before.pairs if pair[1] != gone} == set(after.kept)
    assert len(after.added) == before.load[gone]
    assert after.total == after.bound


def test_fits_are_read_as_decimals_not_as_floats() -> None:
    fit: dict[Pair, float] = {("a", "x"): 0.1, ("b", "x"): 0.2, ("c", "x"): 0.3}
    assert assign("abc", "x", per_application=1, load=3, fit=fit).total == Fraction(3, 5)


def test_fits_with_many_decimals_are_added_up_exactly() -> None:
    rng = random.Random(3)
    applications, assessors = refs("a", 40), refs("r", 9)
    fit = {pair: rng.random() for pair in product(applications, assessors)}
    result = assign(applications, assessors, per_application=3, load=14, fit=fit)
    assert result.total == result.bound == sum(Fraction(str(fit[pair])) for pair in result.pairs)
    text = {pair: str(value) for pair, value in fit.items()}
    expected = independent_total(applications, assessors, text, 3, 14)
    assert float(result.total) == pytest.approx(expected, abs=1e-6)
    again = assign(applications, assessors, per_application=3, load=14, fit=fit, keep=result.pairs)
    assert again.pairs == result.pairs


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"fit": {("a", "x"): "1.2"}}, "fit of application 'a' and assessor 'x': 1.2 is not from 0 to 1"),
        ({"fit": {("a", "x"): "high"}}, "fit of application 'a' and assessor 'x': 'high' is not a number"),
        ({"fit": {("z", "x"): "1"}}, "fit of application 'z' and assessor 'x': one of them is unknown"),
        ({"conflicts": [("a", "nobody")]}, "conflicts: assessor 'nobody' is unknown"),
        ({"per_application": 0}, "per_application: 0 is below 1"),
        ({"load": {"x": 1}}, "load: none for assessor 'y'"),
        ({"load": -1}, "load: -1 for 'x' is below 0; load: -1 for 'y' is below 0"),
        ({"fixed": [("b", "y")]}, "fixed: 'b' and 'y' are in conflict or without a fit"),
    ],
)
def test_bad_input_is_named(arguments: dict[str, object], says: str) -> None:
    good = {"per_application": 1, "load": 1, "fit": {("a", "x"): "1", ("a", "y"): "1", ("b", "x"): "1"}}
    with pytest.raises(InputError) as error:
        assign(["a", "b"], ["x", "y"], **{**good, **arguments})
    assert str(error.value) == says


def test_refs_equal_after_normalising_are_refused() -> None:
    with pytest.raises(InputError, match="is listed twice"):
        assign(["\u00e9", "e\u0301"], ["x"], per_application=1, load=2, fit={})


def instance(number: int) -> tuple[list[str], list[str], dict[Pair, str]]:
    lines = (INSTANCES / f"preflib{number}.in").read_text().splitlines()
    count, assessors = (int(n) for n in lines[0].split())
    rows = [line.split() for line in lines[1 : count + 1]]
    a, r = refs("a", count), refs("r", assessors)
    return a, r, {(a[i], r[j]): rows[i][j] for i in range(count) for j in range(assessors)}


@pytest.mark.skipif(not INSTANCES.is_dir(), reason="the published instances are not beside the repository")
@pytest.mark.parametrize(("number", "load"), [(1, 6), (2, 7), (3, 6)])
def test_published_instances_reach_the_independent_total(number: int, load: int) -> None:
    applications, assessors, fit = instance(number)
    result: Assignment = assign(applications, assessors, per_application=3, load=load, fit=fit)
    expected = independent_total(applications, assessors, fit, 3, load)
    assert float(result.total) == float(result.bound) == pytest.approx(expected, abs=1e-6)
