"""Reserves and replacements: everybody else stays, every rule holds."""

import random

import pytest
from tests.engines.selection import exhaustive

from circulade.engines.selection import (
    Bound,
    Cap,
    Group,
    Pool,
    Rules,
    Track,
    applicant,
    replacement,
    select,
)

RULES = Rules(
    tracks=(Track("p", 2, 2), Track("f", 2, 2)),
    weights={"fit": 1},
    bounds=(Bound(Group("macro", ("E",)), 1, None),),
    caps=(Cap("country", 2),),
    reserve=10,
    seed="spring",
)


def some_pool(number: int) -> Pool:
    chance = random.Random(number)
    return Pool(
        tuple(
            applicant(
                f"A{place}",
                attributes={
                    "country": chance.choice("ABC"),
                    "macro": "E" if place < 2 else chance.choice("NNE"),
                },
                scores={"fit": chance.randint(0, 5)},
                tracks=chance.choice([[], ["p"], ["f"]]),
            )
            for place in range(9)
        )
    )


@pytest.mark.parametrize("number", range(12))
def test_reserves_are_those_who_could_replace_somebody(number: int) -> None:
    pool = some_pool(number)
    selection = select(pool, RULES)
    names = [track.name for track in RULES.tracks]
    track_of = {ref: track for track, refs in selection.members.items() for ref in refs}
    listed = {one.ref: set(one.replaces) for one in selection.outcomes if one.verdict == "reserve"}
    expected: dict[str, set[str]] = {}
    for one in pool.applicants:
        for member, track in track_of.items():
            after = {**track_of, one.ref: track}
            del after[member]
            cohort = tuple(names.index(after[a.ref]) if a.ref in after else None for a in pool.applicants)
            fits = names.index(track) in exhaustive.choices(one, RULES)
            if one.ref not in track_of and fits and exhaustive.allowed(cohort, pool, RULES):
                expected.setdefault(one.ref, set()).add(member)
    assert listed == expected


def test_the_reserve_list_is_by_points_then_draw() -> None:
    selection = select(some_pool(3), RULES)
    keys = [(-selection.of(ref).points, selection.of(ref).draw) for ref in selection.reserve]
    assert keys == sorted(keys)
    assert [selection.of(ref).place for ref in selection.reserve] == list(range(1, len(keys) + 1))


@pytest.mark.parametrize("number", range(8))
def test_a_replacement_is_the_best_reserve_that_may_take_the_place(number: int) -> None:
    pool = some_pool(number)
    selection = select(pool, RULES)
    for track, refs in selection.members.items():
        for withdrawn in refs:
            able = [ref for ref in selection.reserve if withdrawn in selection.of(ref).replaces]
            found = replacement(selection, pool, RULES, withdrawn=withdrawn)
            assert found.newcomers == ({able[0]: track} if able else {})
            assert bool(found.blocking) == (not able)


def test_who_withdrew_before_is_not_asked_again() -> None:
    pool = some_pool(1)
    selection = select(pool, RULES)
    withdrawn = next(m for ref in selection.reserve for m in selection.of(ref).replaces)
    first = next(iter(replacement(selection, pool, RULES, withdrawn=withdrawn).newcomers))
    second = replacement(selection, pool, RULES, withdrawn=withdrawn, unavailable=[first])
    assert first not in second.newcomers


def test_only_a_member_can_withdraw() -> None:
    selection = select(some_pool(1), RULES)
    with pytest.raises(ValueError, match="is no member"):
        replacement(selection, some_pool(1), RULES, withdrawn=selection.reserve[0])
