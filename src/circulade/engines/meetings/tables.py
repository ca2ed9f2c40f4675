"""Form peer tables: people who share a challenge or have solved it, a host, and a language all of them speak.

An integer programme: seat as many people as possible; then have somebody who has solved the challenge at as many
tables as possible; the draw settles the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from circulade.engines.meetings.peers import Challenge, Peer, PeerTable, PeerTables
from circulade.engines.meetings.question import number
from circulade.engines.meetings.solver import Programme, solve
from circulade.engines.meetings.trouble import InputError, Problem

NODES = 2000
SOLVED, DRAW = 1e-3, 1e-6
"""What a table with somebody who solved the challenge counts beside a seat, and a seat's draw at most."""


@dataclass(frozen=True, slots=True)
class Seats:
    """The columns: tables that could be (challenge, language), seats and hosts by (person, table)."""

    tables: list[tuple[Challenge, str]]
    seats: list[tuple[int, int]]
    hosts: list[tuple[int, int]]


def tables(
    participants: Sequence[Peer],
    challenges: Sequence[Challenge],
    size: tuple[int, int] = (5, 8),
    *,
    seed: str = "",
) -> PeerTables:
    """Form at most one table for every challenge and language, with `size` people (least, most) beside the host.

    Everybody is at one table at most, and speaks its language. A host is the one set for the challenge, else
    somebody who can host and has the challenge or has solved it. Raises `InputError`.
    """
    _check(participants, challenges, size)
    people = sorted(participants, key=lambda peer: number(seed, peer.ref))
    columns = _columns(people, sorted(challenges, key=lambda one: number(seed, one.ref)))
    if not columns.seats or not columns.hosts:
        return PeerTables((), _unseated(people, columns, set()), 0, True, seed)
    solved = solve(_programme(people, columns, size), whole=True, nodes=NODES)
    if solved is None:
        return PeerTables((), _unseated(people, columns, set()), 0, False, seed)
    taken = solved.x > 0.5
    count, many = len(columns.tables), len(columns.seats)
    seated = [seat for at, seat in enumerate(columns.seats) if taken[2 * count + at]]
    hosting = {table: who for at, (who, table) in enumerate(columns.hosts) if taken[2 * count + many + at]}
    formed = []
    for table, who in hosting.items():
        challenge, language = columns.tables[table]
        there = [people[person] for person, at in seated if at == table]
        having = tuple(sorted(one.ref for one in there if challenge.ref in one.has))
        solvers = tuple(sorted(one.ref for one in there if challenge.ref in one.solved))
        formed.append(PeerTable(challenge.ref, language, people[who].ref, having, solvers))
    placed = {person for person, _ in seated} | set(hosting.values())
    return PeerTables(
        tuple(sorted(formed, key=lambda one: (one.challenge, one.language))),
        _unseated(people, columns, placed),
        len(placed),
        solved.optimal,
        seed,
    )


def _check(participants: Sequence[Peer], challenges: Sequence[Challenge], size: tuple[int, int]) -> None:
    problems = []
    if not 1 <= size[0] <= size[1]:
        problems.append(Problem("size", f"size: {size[0]} to {size[1]} is no range from 1"))
    for field, refs in (
        ("participants", [p.ref for p in participants]),
        ("challenges", [c.ref for c in challenges]),
    ):
        problems += [
            Problem(field, f"{ref!r} stands twice; keep one", at, "ref")
            for at, ref in enumerate(refs)
            if ref in refs[:at]
        ]
    known, asked = {one.ref for one in participants}, {one.ref for one in challenges}
    for at, challenge in enumerate(challenges):
        if challenge.host is not None and challenge.host not in known:
            problems.append(Problem("challenges", f"host {challenge.host!r} is no participant", at, "host"))
    for at, one in enumerate(participants):
        problems += [
            Problem("participants", f"challenge {ref!r} is unknown", at, "has")
            for ref in sorted({*one.has, *one.solved} - asked)
        ]
    if problems:
        raise InputError(problems)


def _columns(people: Sequence[Peer], challenges: Sequence[Challenge]) -> Seats:
    languages = sorted({language for one in people for language in one.languages})
    found = Seats([(challenge, language) for challenge in challenges for language in languages], [], [])
    for table, (challenge, language) in enumerate(found.tables):
        for person, one in enumerate(people):
            if language not in one.languages:
                continue
            knows = challenge.ref in one.has or challenge.ref in one.solved
            if knows:
                found.seats.append((person, table))
            if one.ref == challenge.host or (challenge.host is None and one.can_host and knows):
                found.hosts.append((person, table))
    return found


def _programme(people: Sequence[Peer], columns: Seats, size: tuple[int, int]) -> Programme:
    """Columns: whether a table is, whether somebody there has solved it, seats, hosts. Rows: see the entries."""
    count, many = len(columns.tables), len(columns.seats)
    rows, places, values = list[int](), list[int](), list[float]()

    def entry(row: int, column: int, value: float) -> None:
        rows.append(row)
        places.append(column)
        values.append(value)

    for table in range(count):
        entry(table, table, -float(size[0]))  # seats ≥ least · table
        entry(count + table, table, -float(size[1]))  # seats ≤ most · table
        entry(2 * count + table, table, -1.0)  # hosts = table
        entry(3 * count + table, count + table, -1.0)  # solvers ≥ somebody has solved it
    for at, (person, table) in enumerate(columns.seats):
        column = 2 * count + at
        entry(table, column, 1.0)
        entry(count + table, column, 1.0)
        entry(4 * count + person, column, 1.0)
        if columns.tables[table][0].ref in people[person].solved:
            entry(3 * count + table, column, 1.0)
    for at, (person, table) in enumerate(columns.hosts):
        column = 2 * count + many + at
        entry(2 * count + table, column, 1.0)
        entry(4 * count + person, column, 1.0)
        if columns.tables[table][0].ref in people[person].solved:
            entry(3 * count + table, column, 1.0)
    total = 2 * count + many + len(columns.hosts)
    draw = DRAW * np.arange(many + len(columns.hosts)) / total
    free = np.zeros(count)
    return Programme(
        cost=np.concatenate([free, np.full(count, SOLVED), 1 + draw]),
        lower=np.zeros(total),
        upper=np.ones(total),
        entries=(np.array(rows), np.array(places), np.array(values)),
        least=np.concatenate([free, free - np.inf, free, free, np.full(len(people), -np.inf)]),
        most=np.concatenate([free + np.inf, free, free, free + np.inf, np.ones(len(people))]),
    )


def _unseated(people: Sequence[Peer], columns: Seats, placed: set[int]) -> tuple[tuple[str, str], ...]:
    could = {person for person, _ in columns.seats}
    hosted = {table for _, table in columns.hosts}
    reasons = list[tuple[str, str]]()
    for person, one in enumerate(people):
        if person in placed:
            continue
        if person not in could:
            text = "names no language or no challenge"
        elif not any(table in hosted for who, table in columns.seats if who == person):
            text = "nobody who speaks the language can host the challenges named"
        else:
            text = "other tables seat more people; the challenges named have too few people or no place left"
        reasons.append((one.ref, text))
    return tuple(sorted(reasons))
