"""What must not matter does not, and what must matter does."""

import random
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from unicodedata import normalize

import pytest

from circulade.engines.selection import (
    Applicant,
    Bound,
    Cap,
    Group,
    InputRefused,
    Pool,
    Rules,
    Share,
    Spread,
    Track,
    applicant,
    draw,
    points,
    select,
)

RULES = Rules(
    tracks=(Track("pilots", 3, 3), Track("fellows", 4, 6)),
    weights={"fit": 2, "plan": 1},
    bounds=(Bound(Group("macro", ("N",)), 2, 4), Bound(Group("macro", ("E",)), Share(Fraction(20)), None)),
    caps=(Cap("country", 2),),
    spread=Spread("macro"),
    reserve=5,
    seed="spring",
)


def some_pool(number: int, size: int = 40) -> Pool:
    chance = random.Random(number)
    return Pool(
        tuple(
            applicant(
                f"ref {place}",
                attributes={"country": chance.choice("ABCDEFGH"), "macro": chance.choice("NSWE")},
                scores={c: {who: chance.randint(0, 5) for who in "xy"} for c in ("fit", "plan")},
            )
            for place in range(size)
        )
    )


@pytest.mark.parametrize("number", range(5))
def test_the_order_of_applicants_does_not_matter(number: int) -> None:
    pool = some_pool(number)
    shuffled = list(pool.applicants)
    random.Random(99).shuffle(shuffled)
    assert select(Pool(tuple(shuffled)), RULES) == select(pool, RULES)


def test_names_of_attributes_and_values_do_not_matter() -> None:
    pool = some_pool(1)

    def renamed(one: Applicant) -> Applicant:
        own = {"zone": ("x" + one.attributes["macro"][0],), "country": one.attributes["country"]}
        return replace(one, attributes=own)

    rules = replace(
        RULES,
        bounds=tuple(
            replace(bound, group=Group("zone", tuple("x" + value for value in bound.group.values)))
            for bound in RULES.bounds
        ),
        spread=Spread("zone"),
    )
    other = select(Pool(tuple(renamed(one) for one in pool.applicants)), rules)
    assert other.members == select(pool, RULES).members


def test_the_seed_matters_only_between_equals() -> None:
    pool = some_pool(2)
    cohorts = [select(pool, replace(RULES, seed=None), seed=f"seed {number}") for number in range(5)]
    assert len({cohort.total_points for cohort in cohorts}) == 1
    assert len({str(cohort.members) for cohort in cohorts}) > 1


def test_the_draw_is_the_published_formula() -> None:
    def published(ref: str) -> bytes:
        return sha256(f"spring|{ref}".encode()).digest()

    refs = ["a", "b", "c", "\u00e9"]
    assert list(draw(["e\u0301", "c", "b", "a"], "spring").values()) == [1, 2, 3, 4]
    drawn = [normalize("NFC", ref) for ref in draw(["e\u0301", "c", "b", "a"], "spring")]
    assert drawn == sorted(refs, key=published)


def test_points_are_exact() -> None:
    scores = {"fit": {"x": 1, "y": 2, "z": 2}, "plan": {"x": 4}}
    pool = Pool((applicant("A", scores=scores),))
    assert points(pool, RULES)["A"].points == Fraction(22, 9)


def test_members_satisfy_every_figure() -> None:
    for figure in select(some_pool(3), RULES).figures:
        assert figure.least is None or figure.count >= figure.least
        assert figure.most is None or figure.count <= figure.most


def test_references_that_look_the_same_are_refused() -> None:
    with pytest.raises(InputRefused, match="used twice"):
        Pool((applicant("é"), applicant("e\u0301")))


def test_a_missing_score_is_refused_by_name() -> None:
    pool = Pool((applicant("A", scores={"fit": 1, "plan": 1}), applicant("B", scores={"fit": 1})))
    with pytest.raises(InputRefused) as refused:
        select(pool, Rules(tracks=(Track("p", 1, 1),), weights={"fit": 1, "plan": 1}))
    assert [str(problem) for problem in refused.value.problems] == [
        "B, score:plan: 0 of at least 1 scores for 'plan'"
    ]


@pytest.mark.parametrize("value", ["many", "1e999999999", "1/2", "٣"])
def test_a_number_rule_refuses_what_is_no_plain_number(value: str) -> None:
    rules = Rules(tracks=(Track("p", 1, 1),), bounds=(Bound(Group("size", (), Fraction(1)), 1),))
    with pytest.raises(InputRefused, match="is no number, as bounds"):
        select(Pool((applicant("A", attributes={"size": value}),)), rules)


def test_points_too_fine_for_an_exact_sum_are_refused() -> None:
    pool = Pool(
        tuple(
            applicant(f"A{count}", scores={"fit": {str(n): 0.01 * (n == 0) for n in range(count)}})
            for count in (101, 103, 107, 109, 113)
        )
    )
    with pytest.raises(InputRefused, match="exceed 2\\^40"):
        select(pool, Rules(tracks=(Track("p", 4, 4),), weights={"fit": 1}))
