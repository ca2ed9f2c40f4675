"""Facets, kinds, capacity, ties: who is shown to whom."""

import random
from collections.abc import Iterator
from itertools import combinations, product

import pytest

from circulade.engines.matching import Card, Facets, InputError, Prepared, Ranking, Status, rank

WORDS = ["timber", "glass", "copper", "wool", "straw", "brick", "cement", "paper"]


def shown(ranking: Ranking) -> dict[str, list[str]]:
    return {query: [match.item for match in found] for query, found in ranking.matches.items()}


def cards(prefix: str, count: int, seed: int) -> list[Card]:
    rng = random.Random(seed)
    return [
        Card(
            f"{prefix}{number}",
            " ".join(rng.choices(WORDS, k=rng.randint(1, 5))),
            "en",
            {
                "theme": frozenset(rng.sample("xyz", rng.randint(0, 2))),
                "country": frozenset(rng.sample("FD", 1)),
            },
        )
        for number in range(count)
    ]


def test_hard_facets_filter_exactly() -> None:
    queries, items = cards("q", 8, 1), cards("i", 30, 2)
    found = shown(rank(queries, items, facets=Facets(hard=("country", "theme")), top=30))
    every = shown(rank(queries, items, top=30))
    country = {card.ref: card.facets["country"] for card in (*queries, *items)}
    theme = {card.ref: card.facets["theme"] for card in (*queries, *items)}
    for query in queries:
        expected = {
            item
            for item in every[query.ref]
            if country[query.ref] & country[item] and (not theme[query.ref] or theme[query.ref] & theme[item])
        }
        assert set(found[query.ref]) == expected


def test_soft_facets_lift_and_are_told() -> None:
    items = [
        Card("a", "timber glass", "en", {"theme": frozenset({"y"})}),
        Card("b", "timber paper", "en", {"theme": frozenset({"x", "y"})}),
        Card("c", "wool", "en", {"theme": frozenset({"x"})}),
    ]
    query = Card("q", "timber", "en", {"theme": frozenset({"x"})})
    first, second, third = rank([query], items, facets=Facets(soft=("theme",))).matches["q"]
    assert (first.item, first.why.places, first.why.shared) == (
        "b",
        {"text": 1, "facets": 2},
        {"theme": ("x",)},
    )
    assert {(m.item, tuple(m.why.places.items())) for m in (second, third)} == {
        ("a", (("text", 1),)),
        ("c", (("facets", 1),)),
    }


def test_needs_meet_no_needs_and_what_is_blocked_or_over_never_shows() -> None:
    need = Card("n", "timber", "en", kind="need", organisation="o")
    items = [
        Card("need", "timber", "en", kind="need"),
        Card("own", "timber", "en", kind="offer", organisation="o"),
        Card("gone", "timber", "en", kind="offer", status=Status.WITHDRAWN),
        Card("late", "timber", "en", kind="offer", status=Status.EXPIRED),
        Card("blocked", "timber", "en", kind="offer"),
        Card("good", "timber", "en", kind="offer"),
        Card("practice", "timber", "en", kind="practice"),
    ]
    found = shown(
        rank([need, Card("w", "timber", "en", status=Status.WITHDRAWN)], items, blocked=[("n", "blocked")])
    )
    assert (set(found["n"]), found["w"]) == ({"good", "practice"}, [])


def test_the_order_of_cards_does_not_matter() -> None:
    queries, items = cards("q", 12, 3), cards("i", 40, 4)
    facets = Facets(soft=("theme",), hard=("country",))
    first = rank(
        queries, items, facets=facets, seed="s", capacities={card.ref: 2 for card in items}
    ).as_json()
    rng = random.Random(5)
    rng.shuffle(queries)
    rng.shuffle(items)
    again = rank(
        queries, items, facets=facets, seed="s", capacities={card.ref: 2 for card in items}
    ).as_json()
    assert again == first


def test_ties_are_drawn_by_the_published_seed() -> None:
    items = [Card(f"i{number}", "timber", "en") for number in range(30)]
    orders = {tuple(shown(rank([Card("q", "timber", "en")], items, seed=seed))["q"]) for seed in "abc"}
    assert len(orders) == 3
    assert {match.score for match in rank([Card("q", "timber", "en")], items).matches["q"]} == {1 / 61}


def test_prepared_items_answer_alike() -> None:
    queries, items = cards("q", 5, 6), cards("i", 20, 7)
    facets = Facets(soft=("theme",))
    prepared = Prepared(items, facets=facets)
    whole = rank(queries, items, facets=facets)
    again = rank(queries, prepared)
    assert again.matches == whole.matches
    with pytest.raises(InputError, match="prepared already"):
        rank(queries, prepared, facets=facets)


def every_plan(wishes: dict[str, dict[str, float]], capacity: dict[str, int], top: int) -> Iterator[float]:
    """The totals of all ways to give every query at most `top` items within the capacities."""
    choices = [
        [chosen for size in range(top + 1) for chosen in combinations(sorted(wish), size)]
        for wish in wishes.values()
    ]
    for plan in product(*choices):
        load = [item for chosen in plan for item in chosen]
        if all(load.count(item) <= capacity[item] for item in load):
            yield sum(
                wish[item] for wish, chosen in zip(wishes.values(), plan, strict=True) for item in chosen
            )


@pytest.mark.parametrize("seed", range(6))
def test_capacities_are_kept_with_the_largest_total_there_is(seed: int) -> None:
    queries, items = cards("q", 4, seed), cards("i", 4, 100 + seed)
    free = rank(queries, items, top=4)
    wishes = {query: {match.item: match.score for match in found} for query, found in free.matches.items()}
    capacity = {card.ref: 1 + number % 2 for number, card in enumerate(items)}
    shared = rank(queries, items, top=2, capacities=capacity)
    load = [item for found in shown(shared).values() for item in found]
    assert all(load.count(item) <= bound for item, bound in capacity.items())
    assert (shared.method, shared.total) == ("exact", pytest.approx(max(every_plan(wishes, capacity, 2))))


def test_a_part_too_large_is_stable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("circulade.engines.matching.capacity.EXACT_UP_TO", 0)
    queries, items = cards("q", 12, 8), cards("i", 10, 9)
    free = rank(queries, items, top=10)
    worth = {(q, m.item): m.score for q, found in free.matches.items() for m in found}
    shared = rank(queries, items, top=3, capacities={card.ref: 2 for card in items})
    got = shown(shared)
    holders = {card.ref: [q for q, found in got.items() if card.ref in found] for card in items}
    assert max(map(len, holders.values())) <= 2
    assert shared.method == "stable"
    for (query, item), points in worth.items():
        if item not in got[query]:
            wants = len(got[query]) < 3 or points > min(worth[query, other] for other in got[query])
            takes = len(holders[item]) < 2 or points > min(worth[other, item] for other in holders[item])
            assert not (wants and takes)


def test_diversity_brings_something_else_second() -> None:
    items = [
        Card("a", "timber beams", "en"),
        Card("b", "timber beams here", "en"),
        Card("c", "timber boards straw", "en"),
    ]
    query = Card("q", "timber beams", "en")
    assert shown(rank([query], items))["q"] == ["a", "b", "c"]
    assert shown(rank([query], items, diversity=0.7))["q"] == ["a", "c", "b"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"top": 0}, "top: 0 is below 1"),
        ({"diversity": 2.0}, "diversity: 2.0 is not from 0 to 1"),
        ({"diversity": 0.5, "capacities": {}}, "diversity: not together with capacities"),
        ({"capacities": {"x": 1}}, "capacities: item 'x' is unknown"),
        ({"capacities": {"i0": -1}}, "capacities: -1 of item 'i0' is below 0"),
        ({"blocked": [("q0", "x")]}, "blocked: item 'x' is unknown"),
    ],
)
def test_bad_input_is_named(arguments: dict[str, object], says: str) -> None:
    with pytest.raises(InputError) as caught:
        rank(cards("q", 2, 1), cards("i", 2, 2), **arguments)  # type: ignore[arg-type]
    assert str(caught.value) == says


def test_refs_stand_once_and_are_not_empty() -> None:
    with pytest.raises(InputError) as caught:
        rank([Card("a", ""), Card("a", ""), Card(" ", "")], [])
    assert [problem.text for problem in caught.value.problems] == [
        "queries: 'a' stands twice",
        "queries: a reference is empty",
    ]


def test_no_items_is_an_answer() -> None:
    assert shown(rank([Card("q", "timber")], [])) == {"q": []}
    assert shown(rank([], [Card("i", "timber")], capacities={"i": 1})) == {}
