"""Every applicant gets the reason that holds for it."""

from fractions import Fraction

from circulade.engines.selection import (
    Bound,
    Cap,
    Decision,
    Group,
    Pool,
    Priority,
    Rules,
    Selection,
    Spread,
    Threshold,
    Track,
    applicant,
    reason_wording,
    select,
)


def pool(*rows: tuple[str, str, int]) -> Pool:
    """Applicants as (ref, group, points)."""
    return Pool(
        tuple(applicant(ref, attributes={"group": group}, scores={"fit": fit}) for ref, group, fit in rows)
    )


def told(selection: Selection, rules: Rules) -> dict[str, str]:
    return {one.ref: reason_wording(one, rules).text() for one in selection.outcomes}


FOUR = pool(("A", "x", 5), ("B", "x", 4), ("C", "y", 3), ("D", "y", 1))
TWO = (Track("p", 2, 2),)


def test_without_rules_points_decide() -> None:
    rules = Rules(tracks=TWO)
    assert told(select(FOUR, rules), rules) == {
        "A": "Member by points: 5, rank 1",
        "B": "Member by points: 4, rank 2",
        "C": "3 points; the last member, B, has 4",
        "D": "1 points; the last member, B, has 4",
    }


def test_a_full_cap_names_its_holders() -> None:
    rules = Rules(tracks=TWO, caps=(Cap("group", 1),))
    assert told(select(FOUR, rules), rules) == {
        "A": "Member by points: 5, rank 1",
        "C": "Member by points: 3, rank 3",
        "B": "The rule is full for x: At most 1 for each group; its places are held by A",
        "D": "1 points; the last member, C, has 3",
    }


def test_a_bound_that_keeps_a_member_is_named_on_both_sides() -> None:
    rules = Rules(tracks=TWO, bounds=(Bound(Group("group", ("y",)), 1),))
    reasons = told(select(FOUR, rules), rules)
    assert reasons["B"] == "A place goes to C by the rule: At least 1 with group y"
    assert reasons["C"] == "Member with 3 points, before B, by the rule: At least 1 with group y"


def test_a_priority_is_named_on_both_sides() -> None:
    rules = Rules(tracks=TWO, priority=(Priority(Group("group", ("y",))),))
    reasons = told(select(FOUR, rules), rules)
    priority = "Priority before points: as many as possible with group y"
    assert reasons["D"] == f"Member with 1 points, before A, by the rule: {priority}"
    assert reasons["A"] == f"A place goes to D by the rule: {priority}"


def test_the_panel_and_the_thresholds_are_quoted() -> None:
    rules = Rules(
        tracks=TWO,
        thresholds=(Threshold("fit", Fraction(2)),),
        include=(Decision("C", "only island"),),
        exclude=(Decision("A", "withdrew"),),
    )
    assert told(select(FOUR, rules), rules) == {
        "B": "Member by points: 4, rank 2",
        "C": "Included by the panel: only island",
        "A": "Excluded by the panel: withdrew",
        "D": "Below the threshold for fit: 1, at least 2 needed",
    }


def test_the_draw_is_named_where_it_decided() -> None:
    equals = pool(*((ref, "x", 3) for ref in "ABCD"))
    rules = Rules(tracks=TWO, seed="s")
    selection = select(equals, rules)
    by_draw = sorted(selection.outcomes, key=lambda one: one.draw or 0)
    assert [one.verdict for one in by_draw] == ["member", "member", "out", "out"]
    assert [one.reason.code for one in by_draw] == ["member-draw", "member-draw", "draw", "draw"]
    last = by_draw[1].ref
    assert told(selection, rules)[by_draw[2].ref] == f"As many points as {last}; the draw decided (3 and 2)"


def test_spread_is_named_where_it_decided() -> None:
    groups = pool(("A", "x", 5), ("B", "x", 3), ("C", "y", 3))
    for seed in "abcdefgh":
        rules = Rules(tracks=TWO, spread=Spread("group"), seed=seed)
        selection = select(groups, rules)
        assert selection.members == {"p": ("A", "C")}
        assert selection.of("B").reason.code == "spread"
    assert {select(groups, Rules(tracks=TWO, seed=seed)).members["p"] for seed in "abcdefgh"} == {
        ("A", "B"),
        ("A", "C"),
    }


def test_a_place_left_free_is_explained_by_the_rule_that_keeps_it_free() -> None:
    rules = Rules(tracks=(Track("p", 1, 3),), caps=(Cap("group", 1),))
    selection = select(FOUR, rules)
    assert selection.members == {"p": ("A", "C")}
    assert told(selection, rules)["D"] == (
        "The rule is full for y: At most 1 for each group; its places are held by C"
    )


def test_no_more_than_five_references_are_named_in_a_sentence() -> None:
    many = pool(*((f"A{number}", "x", 5) for number in range(8)), ("B", "x", 5), ("C", "y", 1))
    rules = Rules(tracks=(Track("p", 9, 9),), caps=(Cap("group", 8),), seed="s")
    out = next(one for one in select(many, rules).outcomes if one.verdict == "out")
    assert reason_wording(out, rules).text().count(",") == 5
    assert len(out.reason.parameters["holders"] or ()) == 8  # type: ignore[arg-type]


def test_templates_can_be_translated() -> None:
    rules = Rules(tracks=TWO)
    outcome = select(FOUR, rules).of("A")
    german = {"Member by points: {points}, rank {rank}": "Mitglied nach Punkten: {points}, Rang {rank}"}
    assert reason_wording(outcome, rules).text(german.__getitem__) == "Mitglied nach Punkten: 5, Rang 1"


def test_a_wish_that_decides_between_equals_is_told_on_both_sides() -> None:
    equals = Pool(
        (
            applicant("A", scores={"fit": 3}, prefer={"p": 1}),
            applicant("B", scores={"fit": 3}, prefer={"p": 2}),
        )
    )
    rules = Rules(tracks=(Track("p", 1, 1),), preference=True)
    assert told(select(equals, rules), rules) == {
        "A": "Member with 3 points, before B, whose wishes the track meets less",
        "B": "As many points as A, whose wishes the track meets better",
    }
