"""The cohort is the one that exhaustive search finds, whatever the rules."""

import random
from fractions import Fraction
from typing import Any

import pytest
from tests.engines.selection import exhaustive

from circulade.engines.selection import (
    Applicant,
    Bound,
    Cap,
    Decision,
    Group,
    NoCohort,
    Pool,
    Priority,
    Rules,
    Share,
    Spread,
    Threshold,
    Track,
    applicant,
    select,
)


def some_applicant(number: int, chance: random.Random) -> Applicant:
    assessors = chance.sample("xyz", chance.randint(1, 3))
    return applicant(
        f"a{number}",
        attributes={
            "country": chance.sample(["FI", "SE", "NO"], chance.choice([1, 1, 1, 2])),
            "macro": chance.choice(["N", "S", "E", ""]),
            "size": chance.randint(1, 9),
        },
        scores={c: {who: chance.randint(0, 3) for who in assessors} for c in ("fit", "plan")},
        tracks=chance.choice([[], [], ["p"], ["f"]]),
        prefer=chance.choice([{}, {"p": 1, "f": 2}, {"f": 1}]),
    )


def some_rules(chance: random.Random) -> Rules:
    def maybe(*options: Any) -> tuple[Any, ...]:
        return tuple(option for option in options if chance.random() < 0.4)

    east, north = Group("macro", ("E",)), Group("macro", ("N", "S"))
    return Rules(
        tracks=(
            Track("p", *chance.choice([(2, 2), (1, 3), (0, 2)])),
            Track("f", *chance.choice([(2, 2), (1, 2)])),
        ),
        weights={"fit": chance.randint(1, 2), "plan": 1},
        thresholds=maybe(Threshold("fit", Fraction(1)), Threshold("total", Fraction(3, 2), "p")),
        bounds=maybe(
            Bound(east, 1, None),
            Bound(north, None, Share(Fraction(60))),
            Bound(Group("size", (), Fraction(4), Fraction(8)), Share(Fraction(25)), 3, "p"),
        ),
        caps=maybe(Cap("country", 2), Cap("macro", 1, "f"), Cap("country", Share(Fraction(50)))),
        priority=maybe(
            Priority(Group("country", ("NO",))),
            Priority(Group("size", (), None, Fraction(5))),
            Priority(east, "bonus", points=Fraction(1, 2)),
            Priority(north, "share", least=Share(Fraction(30))),
        ),
        spread=chance.choice([None, Spread("macro"), Spread("country")]),
        exclude=maybe(Decision("a0", "late")),
        include=maybe(Decision("a1", "strategic")),
        together=maybe(("a2", "a3")),
        apart=maybe(("a4", "a5", "a6")),
        preference=chance.random() < 0.3,
        reserve=3,
        seed="spring",
    )


@pytest.mark.parametrize("number", range(60))
def test_finds_the_cohort_of_exhaustive_search(number: int) -> None:
    chance = random.Random(number)
    pool = Pool(tuple(some_applicant(place, chance) for place in range(8)))
    rules = some_rules(chance)
    best = exhaustive.best(pool, rules, "spring")
    if best is None:
        with pytest.raises(NoCohort):
            select(pool, rules)
        return
    names = [track.name for track in rules.tracks]
    expected = {
        one.ref: names[track] for one, track in zip(pool.applicants, best, strict=True) if track is not None
    }
    selection = select(pool, rules)
    assert {one.ref: one.track for one in selection.outcomes if one.verdict == "member"} == expected
    assert selection.total_points == sum(exhaustive.points(pool.by_ref[ref], rules) for ref in expected)
