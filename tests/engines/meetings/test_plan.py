"""Plans against exhaustive search and an independent programme; every rule kept; the same whatever the order."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from tests.engines.meetings.by_hand import alone, asked, broken, every_plan, placed_of, solved, value

from circulade.engines.meetings import Fixed, MeetingPlan, Participant, Request, Wish, plan


def planned(request: Request) -> MeetingPlan:
    return plan(
        request.participants,
        request.wishes,
        request.slots,
        request.tables,
        fixed=request.fixed,
        forbidden=request.forbidden,
        seed=request.seed,
    )


@pytest.mark.parametrize("number", range(12))
def test_a_tiny_plan_is_the_best_of_all_that_leave_fewest_without(number: int) -> None:
    request = asked(Random(number), people=5, slots=2, wishes=7, tables=1 + number % 2)
    found = planned(request)
    plans = [(alone(request, one), -value(request, one)) for one in every_plan(request)]
    assert (len(found.without), -found.value) == min(plans)
    assert found.bound == max(-worth for _, worth in plans)
    assert found.least_proven


@pytest.mark.parametrize("number", range(6))
def test_value_bound_and_fewest_without_agree_with_an_independent_programme(number: int) -> None:
    request = asked(Random(100 + number), people=14, slots=4, wishes=40, tables=2)
    found = planned(request)
    assert broken(request, placed_of(found)) == []
    assert found.value == value(request, placed_of(found))
    best = solved(request, met_first=False)
    assert float(found.value) <= best + 1e-6 <= float(found.bound) + 2e-6
    assert float(found.value) >= 0.99 * best
    wishing = {ref for wish in request.wishes for ref in (wish.a, wish.b)}
    could = sum(one.ref in wishing and "1" in one.available for one in request.participants)
    assert len(found.without) == could - round(solved(request, met_first=True))


def crowd(*, tables: int = 12, there: float = 0.8) -> Request:
    return asked(Random(7), people=60, slots=8, wishes=400, tables=tables, there=there)


def test_a_larger_plan_keeps_every_rule_and_comes_close_to_its_bound() -> None:
    request = crowd()
    names = sorted({tuple(sorted((wish.a, wish.b))) for wish in request.wishes})
    people = {one.ref: one for one in request.participants}
    fixed = next(
        Fixed(b, a, slot + 1)
        for a, b in names
        for slot in range(8)
        if people[a].available[slot] == people[b].available[slot] == "1" and people[a].most != 0
    )
    apart = tuple(pair for pair in names[::9] if set(pair) != {fixed.a, fixed.b})
    request = replace(request, fixed=(fixed,), forbidden=apart)
    found = planned(request)
    assert broken(request, placed_of(found)) == []
    assert found.value == value(request, placed_of(found))
    assert 0.98 < found.ratio <= 1
    seated = [(one.slot, one.table) for one in found.meetings if one.table is not None]
    assert len(set(seated)) == len(seated)
    assert {table for _, table in seated} <= set(range(1, 13))


def test_few_tables_are_never_overbooked() -> None:
    request = crowd(tables=2)
    found = planned(request)
    assert broken(request, placed_of(found)) == []
    assert found.ratio > 0.97


def test_the_order_of_rows_and_the_direction_of_pairs_change_nothing() -> None:
    request = crowd()
    shuffled = Random(3)
    people, wishes = list(request.participants), list(request.wishes)
    shuffled.shuffle(people)
    shuffled.shuffle(wishes)
    other = planned(replace(request, participants=tuple(people), wishes=tuple(wishes)))
    assert other.as_json() == planned(request).as_json()


def test_full_availability_with_caps_below_the_slots_reaches_the_bound() -> None:
    request = crowd(tables=60, there=2)
    request = replace(request, participants=tuple(replace(one, most=5) for one in request.participants))
    assert planned(request).ratio >= 0.9995


def test_a_star_gives_every_slot_and_those_left_out_are_told_why() -> None:
    fans = [Participant(f"f{number}", "111") for number in range(5)]
    found = plan([Participant("star", "111"), *fans], [Wish(one.ref, "star") for one in fans], 3, 9)
    assert [one.slot for one in found.meetings] == [1, 2, 3]
    assert len(found.without) == 2
    assert found.without[0].reason == (
        "the slots shared with star are given to other meetings, 3 of them the only meeting of somebody; "
        "another plan would leave as many people without a meeting"
    )


def test_nobody_is_left_alone_for_a_heavier_meeting_of_others() -> None:
    people = [Participant(ref, "1") for ref in "abcd"]
    found = plan(people, [Wish("a", "b", 1), Wish("b", "c", 100), Wish("c", "d", 1)], 1, 9)
    assert placed_of(found) == (("a", "b", 1), ("c", "d", 1))
    assert (found.value, found.bound) == (Fraction(34), Fraction(116))


@pytest.mark.parametrize(
    ("people", "tables", "forbidden", "reason"),
    [
        ((Participant("a", "10"), Participant("b", "01")), 1, (), "is never there at the same time as b"),
        ((Participant("a", "11"), Participant("b", "00")), 1, (), "is never there at the same time as b"),
        ((Participant("a", "11"), Participant("b", "11")), 1, (("b", "a"),), "is forbidden to meet b"),
        ((Participant("a", "11"), Participant("b", "11")), 0, (), "needs a table, and there is none"),
        ((Participant("a", "11", most=0), Participant("b", "11")), 1, (), "wants no meeting: most is 0"),
        ((Participant("a", "11"), Participant("b", "11", most=0)), 1, (), "b want no meeting: most is 0"),
    ],
)
def test_each_without_a_meeting_has_a_reason(
    people: tuple[Participant, ...], tables: int, forbidden: tuple[tuple[str, str], ...], reason: str
) -> None:
    found = plan(people, [Wish("a", "b")], 2, tables, forbidden=forbidden)
    assert found.meetings == ()
    assert found.without[0].ref == "a"
    assert found.without[0].reason == reason


def test_somebody_free_in_no_slot_is_reported_and_not_counted() -> None:
    found = plan([Participant("a", "00"), Participant("b", "11")], [Wish("a", "b")], 2, 1)
    assert found.idle == ("a",)
    assert [one.ref for one in found.without] == ["b"]


def test_an_online_pair_needs_no_table_and_decimals_add_exactly() -> None:
    people = [Participant("a", "1", online=True), Participant("b", "1")]
    found = plan(people, [Wish("a", "b", "0.1"), Wish("b", "a", 0.2)], 1, 0)
    assert [(one.slot, one.table) for one in found.meetings] == [(1, None)]
    assert found.weight == Fraction(3, 10)


def test_a_stop_ends_early_with_a_valid_plan_that_says_so() -> None:
    request = crowd()
    found = plan(request.participants, request.wishes, 8, 12, seed="test", stop=lambda: True)
    assert found.stopped
    assert broken(request, placed_of(found)) == []


def test_nobody_and_no_wishes_give_an_empty_plan() -> None:
    assert plan([], [], 1, 0).meetings == ()
    assert plan([Participant("a", "1")], [], 1, 0).ratio == 1
