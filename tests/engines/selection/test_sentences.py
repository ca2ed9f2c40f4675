"""Every rule has its sentence."""

from fractions import Fraction

import pytest

from circulade.engines.selection import (
    Bound,
    Cap,
    Decision,
    Group,
    Priority,
    Rule,
    Rules,
    Share,
    Spread,
    Threshold,
    Track,
    rule_sentence,
    sentence,
)

EAST = Group("macro_region", ("East",))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (Track("pilots", 12, 12), "pilots: exactly 12 places"),
        (Track("pilots", 10, 15), "pilots: 10 to 15 places, as many as the rules allow"),
        (Threshold("fit", Fraction(5, 2)), "Only applicants with at least 2.5 for fit"),
        (Threshold("total", Fraction(3), "pilots"), "pilots: only applicants with at least 3 points"),
        (Bound(EAST, 3), "At least 3 with macro_region East"),
        (
            Bound(EAST, None, Share(Fraction(25))),
            "At most 25 % of the places (rounded down) with macro_region East",
        ),
        (Bound(EAST, 1, 2, "pilots"), "pilots: at least 1 and at most 2 with macro_region East"),
        (Bound(Group("size", (), Fraction(5), Fraction(9)), 1), "At least 1 with size from 5 and below 9"),
        (Bound(Group("size", (), None, Fraction(9)), 1), "At least 1 with size below 9"),
        (Cap("country", 3), "At most 3 for each country"),
        (Priority(EAST), "Priority before points: as many as possible with macro_region East"),
        (Priority(EAST, "bonus", Fraction(1, 2)), "0.5 points more for applicants with macro_region East"),
        (
            Priority(EAST, "share", least=Share(Fraction(10))),
            "Priority: at least 10 % of the places (rounded up) with macro_region East",
        ),
        (Spread("country"), "As even as possible over country, after points"),
    ],
)
def test_a_rule_reads_as_a_sentence(rule: Rule, text: str) -> None:
    assert rule_sentence(rule).text() == text


def test_decisions_and_sets_of_applicants_are_found_by_their_key() -> None:
    rules = Rules(
        tracks=(Track("p", 1, 1),),
        exclude=(Decision("A1", "withdrew"),),
        include=(Decision("A2", "strategic"),),
        together=(("A3", "A4"),),
        apart=(("A5", "A6"),),
    )
    assert [
        sentence(rules, key).text() for key in ("exclude[0]", "include[0]", "together[0]", "apart[0]")
    ] == [
        "A1 is excluded by the panel: withdrew",
        "A2 is included by the panel: strategic",
        "All or none of A3, A4",
        "At most one of A5, A6",
    ]
