"""Contradicting rules: the set named is a contradiction, and minimal."""

from dataclasses import replace
from fractions import Fraction

import pytest

from circulade.engines.selection import (
    Bound,
    Cap,
    Decision,
    Group,
    NoCohort,
    Pool,
    Rules,
    Threshold,
    Track,
    applicant,
    conflicts,
    feasibility,
    select,
)

POOL = Pool(
    tuple(
        applicant(
            f"A{number}",
            attributes={"macro": "NNNNEESS"[number], "country": "FFSSCCEE"[number]},
            scores={"fit": number % 4},
        )
        for number in range(8)
    )
)
BASE = Rules(tracks=(Track("p", 4, 4),), weights={"fit": 1})


def without(rules: Rules, key: str) -> Rules:
    kind, number = key.rstrip("]").split("[")
    if kind == "tracks":
        return replace(rules, tracks=(replace(rules.tracks[0], least=0, most=8),))
    kept = tuple(rule for place, rule in enumerate(getattr(rules, kind)) if place != int(number))
    return replace(rules, **{kind: kept})


IMPOSSIBLE = {
    "few": replace(BASE, bounds=(Bound(Group("macro", ("E",)), 3),)),
    "caps": replace(BASE, caps=(Cap("macro", 1), Cap("country", 2))),
    "thresholds": replace(
        BASE, thresholds=(Threshold("fit", Fraction(2)), Threshold("fit", Fraction(3), "p"))
    ),
    "decisions": replace(BASE, include=(Decision("A0", "x"),), exclude=(Decision("A0", "y"),)),
    "apart": replace(BASE, apart=(("A4", "A5"),), together=(("A4", "A5"),), include=(Decision("A5", "x"),)),
    "sums": replace(
        BASE, bounds=tuple(Bound(Group("macro", (v,)), n) for v, n in (("N", 3), ("E", 1), ("S", 1)))
    ),
}


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_the_set_is_a_contradiction_and_minimal(name: str) -> None:
    rules = IMPOSSIBLE[name]
    with pytest.raises(NoCohort) as none:
        select(POOL, rules)
    keys = none.value.conflict.rules
    alone = rules
    for key, _ in rules.keyed():
        if key not in keys:
            alone = _blank(alone, key)
    assert conflicts(POOL, alone) is not None
    for key in keys:
        assert conflicts(POOL, without(alone, key)) is None, key


def _blank(rules: Rules, key: str) -> Rules:
    """Take a rule out without renumbering the others."""
    kind, number = key.rstrip("]").split("[")
    blanks = {
        "tracks": Track("p", 0, 8),
        "bounds": Bound(Group("macro", ("E",)), 0),
        "caps": Cap("macro", 8),
        "thresholds": Threshold("fit", Fraction(0)),
        "apart": ("A1",),
        "together": ("A1",),
    }
    changed = list(getattr(rules, kind))
    changed[int(number)] = blanks[kind]
    return replace(rules, **{kind: tuple(changed)})


def test_rules_that_can_be_met_have_no_conflict() -> None:
    assert conflicts(POOL, BASE) is None
    assert feasibility(POOL, BASE).feasible


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("few", "“At least 3 with macro E” is impossible: 2 are eligible"),
        ("caps", "“At most 1 for each macro” leaves room for 3 members only, and 4 places are to be filled"),
        ("thresholds", "“p: exactly 4 places” is impossible: 2 are eligible"),
        ("decisions", "A0 is both included and excluded by the panel"),
        ("sums", "The rules for macro ask for 5 members together, and there are 4 places"),
    ],
)
def test_what_is_plainly_impossible_is_said_at_once(name: str, sentence: str) -> None:
    found = feasibility(POOL, IMPOSSIBLE[name])
    assert not found.feasible
    assert sentence in [finding.wording(IMPOSSIBLE[name]).text() for finding in found.findings]


def test_the_smallest_way_out_makes_a_cohort_possible() -> None:
    found = conflicts(POOL, IMPOSSIBLE["sums"])
    assert found is not None
    assert sum(change.by for change in found.way_out) == 1
    assert all(change.less for change in found.way_out)
