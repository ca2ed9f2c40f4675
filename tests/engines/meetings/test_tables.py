"""Peer tables: five to eight people, one language, a host, as many people seated as possible."""

from itertools import combinations
from random import Random

import pytest

from circulade.engines.meetings import Challenge, InputError, Peer, tables


def crowd(random: Random, count: int) -> list[Peer]:
    topics, tongues = ["reuse", "timber", "textiles", "food"], ["en", "fr", "de"]
    return [
        Peer(
            f"p{number:02}",
            tuple(random.sample(tongues, random.randint(1, 2))),
            tuple(random.sample(topics, 2)),
            tuple(random.sample(topics, 1)) if random.random() < 0.3 else (),
            random.random() < 0.4,
        )
        for number in range(count)
    ]


TOPICS = [Challenge(ref) for ref in ("reuse", "timber", "textiles", "food")]


def test_every_table_keeps_its_rules() -> None:
    people = crowd(Random(1), 60)
    found = tables(people, TOPICS, seed="s")
    by_ref = {one.ref: one for one in people}
    everybody = [ref for table in found.tables for ref in (*table.people, table.host)]
    assert len(set(everybody)) == len(everybody) == found.seated
    assert len(found.unseated) == 60 - found.seated
    for table in found.tables:
        assert 5 <= len(table.people) <= 8
        assert all(table.language in by_ref[ref].languages for ref in (*table.people, table.host))
        assert all(table.challenge in (*by_ref[ref].has, *by_ref[ref].solved) for ref in table.people)
        assert by_ref[table.host].can_host
    assert found.seated > 40


def test_as_many_are_seated_as_exhaustive_search_finds() -> None:
    people = [Peer(f"p{n}", ("en",), ("reuse",) if n % 2 else ("timber",), (), n < 2) for n in range(7)]
    people.append(Peer("both", ("en",), ("reuse", "timber")))
    found = tables(people, [Challenge("reuse"), Challenge("timber")], (3, 3))
    best = 0
    for hosts in ((0,), (1,), (0, 1)):
        topics = [people[host].has[0] for host in hosts]
        others = [at for at in range(8) if at not in hosts]
        for chosen in combinations(others, 3 * len(hosts)):
            for first in combinations(chosen, 3):
                groups = [first, tuple(set(chosen) - set(first))]
                if all(
                    topic in people[at].has
                    for topic, group in zip(topics, groups, strict=False)
                    for at in group
                ):
                    best = max(best, len(hosts) + len(chosen))
    assert (found.seated, found.optimal) == (best, True)


def test_a_set_host_leads_and_the_order_of_rows_changes_nothing() -> None:
    people = [Peer(f"p{n}", ("en",), ("reuse",)) for n in range(6)] + [Peer("lead", ("en", "fr"))]
    found = tables(people, [Challenge("reuse", host="lead")], seed="s")
    assert [(one.host, one.language, len(one.people)) for one in found.tables] == [("lead", "en", 6)]
    assert tables(people[::-1], [Challenge("reuse", host="lead")], seed="s") == found


def test_too_few_people_get_a_reason_and_no_table() -> None:
    found = tables([Peer("a", ("en",), ("reuse",)), Peer("b", ())], [Challenge("reuse")])
    assert found.tables == ()
    assert found.unseated == (
        ("a", "nobody who speaks the language can host the challenges named"),
        ("b", "names no language or no challenge"),
    )


def test_unknown_challenges_and_hosts_are_refused() -> None:
    with pytest.raises(InputError, match="challenge 'x' is unknown"):
        tables([Peer("a", ("en",), ("x",))], [])
    with pytest.raises(InputError, match="host 'z' is no participant"):
        tables([], [Challenge("reuse", host="z")])
