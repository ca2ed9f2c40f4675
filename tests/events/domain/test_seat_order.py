"""Whose turn it is, and why, without a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from circulade.events.domain.order import (
    FITS,
    IN_ORDER,
    RESERVED,
    TERRITORY,
    Place,
    Reserve,
    Seated,
    SeatRules,
    Waiting,
    place_of,
    turns,
)

START = datetime(2030, 1, 1, tzinfo=UTC)
LOCAL = Reserve("organisation_kind", frozenset({"local_authority"}), 2)


def one(key: int, *, seats: int = 1, territory: str = "", kind: str = "") -> Waiting:
    since = START + timedelta(hours=key)
    return Waiting(key, since, seats, territory, {"organisation_kind": kind})


def keys(
    people: list[Waiting], rules: SeatRules, *held: Waiting, free: int | None = None
) -> list[tuple[int, str]]:
    return [(turn.who.key, turn.rule) for turn in turns(people, Seated(rules, held), free=free)]


def test_without_rules_people_come_in_the_order_in_which_they_asked() -> None:
    people = [one(3), one(1), one(2)]
    for order in permutations(people):
        assert keys(list(order), SeatRules()) == [(1, IN_ORDER), (2, IN_ORDER), (3, IN_ORDER)]


def test_the_same_moment_is_settled_by_the_key() -> None:
    same = [Waiting(2, START), Waiting(1, START)]
    assert [key for key, _rule in keys(same, SeatRules())] == [1, 2]


def test_reserved_seats_call_their_group_first_and_only_as_long_as_it_lacks_them() -> None:
    people = [
        one(1),
        one(2, kind="local_authority"),
        one(3, kind="local_authority"),
        one(4, kind="local_authority"),
    ]
    held = one(9, kind="local_authority")
    assert keys(people, SeatRules(reserves=(LOCAL,)), held) == [
        (2, RESERVED),
        (1, IN_ORDER),
        (3, IN_ORDER),
        (4, IN_ORDER),
    ]


def test_a_territory_without_a_seat_comes_before_one_with() -> None:
    people = [one(1, territory="a"), one(2, territory="b"), one(3, territory="b"), one(4)]
    rules = SeatRules(one_per_territory=True)
    assert keys(people, rules, one(9, territory="a")) == [
        (2, TERRITORY),
        (4, TERRITORY),
        (1, IN_ORDER),
        (3, IN_ORDER),
    ]


def test_seats_too_few_for_a_group_go_to_the_next_for_whom_there_are_enough() -> None:
    people = [one(1, seats=3), one(2), one(3, seats=2)]
    assert keys(people, SeatRules(), free=2) == [(2, FITS)]
    assert keys(people, SeatRules(), free=4) == [(1, IN_ORDER), (2, IN_ORDER)]


def test_a_group_is_passed_over_so_often_and_then_seats_are_kept_for_it() -> None:
    group = one(1, seats=3)
    people = [group, *(one(key) for key in range(2, 9))]
    patient = SeatRules(patient=True, capacity=10)
    # One run gives two seats singly, the next one more; then nobody is called before the group.
    first = turns(people, Seated(patient), free=2)
    assert [(turn.who.key, turn.rule, turn.passed) for turn in first] == [(2, FITS, 1), (3, FITS, 1)]
    after = [replace(group, passed=2), *people[3:]]
    assert keys(after, patient, free=2) == [(4, FITS)]
    waited = [replace(group, passed=3), *people[4:]]
    assert keys(waited, patient, free=2) == []
    assert keys(waited, patient, free=3) == [(1, IN_ORDER)]
    # Close to the event nothing is kept any more.
    assert keys(waited, SeatRules(capacity=10), free=2) == [(5, FITS), (6, FITS)]


def test_no_seat_is_kept_for_a_group_that_is_larger_than_the_hall() -> None:
    people = [replace(one(1, seats=5), passed=9), one(2)]
    assert keys(people, SeatRules(patient=True, capacity=4), free=2) == [(2, FITS)]


def test_kept_seats_wait_for_their_group_while_registration_is_open() -> None:
    people = [one(1), one(2, kind="local_authority")]
    held = SeatRules(reserves=(LOCAL,), hold=True)
    assert keys(people[:1], held, free=2) == []
    assert keys(people, held, free=2) == [(2, RESERVED)]
    assert keys(people[:1], SeatRules(reserves=(LOCAL,)), free=2) == [(1, IN_ORDER)]


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (1, Place(2, 3, {(RESERVED, 0): 1})),
        (2, Place(1, 3, {})),
        (3, Place(3, 3, {})),
        (7, None),
    ],
)
def test_a_place_says_who_stands_before_one_by_rule(key: int, place: Place | None) -> None:
    people = [one(1), one(2, kind="local_authority"), one(3)]
    rules = SeatRules(reserves=(Reserve("organisation_kind", frozenset({"local_authority"}), 1),))
    assert place_of(key, people, Seated(rules)) == place
