"""Turn people and wishes into positions and whole numbers, in an order that only the draw decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from math import lcm
from unicodedata import normalize

from circulade.engines.meetings.board import Question
from circulade.engines.meetings.check import Pair
from circulade.engines.meetings.wish import Fixed, Participant, Wish, exact

WORTH = (8, 4, 2, 0)
"""What a person's first, second, third and every further meeting adds to the value of a plan."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question by position and the names behind it; `wishing` are the people with a wish, by position."""

    question: Question
    refs: tuple[str, ...]
    wishing: tuple[int, ...]
    wished: dict[int, tuple[int, ...]]


def number(seed: str, *names: str) -> bytes:
    """Return the draw number: the SHA-256 of the seed and the names, joined by |, as UTF-8 in NFC."""
    return sha256(normalize("NFC", "|".join((seed, *names))).encode()).digest()


def asked(
    participants: Sequence[Participant],
    wishes: Sequence[Wish],
    slots: int,
    tables: int,
    *,
    fixed: Sequence[Fixed],
    forbidden: Sequence[Pair],
    seed: str,
) -> Asked:
    """Return the question; input has to be checked before."""
    people = sorted(participants, key=lambda person: number(seed, person.ref))
    place = {person.ref: at for at, person in enumerate(people)}
    free = [sum(1 << slot for slot, there in enumerate(one.available) if there == "1") for one in people]
    weights = dict[tuple[str, str], Fraction]()
    for wish in wishes:
        pair = (min(wish.a, wish.b), max(wish.a, wish.b))
        weights[pair] = weights.get(pair, Fraction(0)) + exact(wish.weight)
    scale = lcm(*{weight.denominator for weight in weights.values()}) if weights else 1
    apart = {(min(pair), max(pair)) for pair in forbidden}
    pairs = sorted(
        (p for p in weights if p not in apart and free[place[p[0]]] & free[place[p[1]]]),
        key=lambda pair: number(seed, *pair),
    )
    at = {pair: position for position, pair in enumerate(pairs)}
    wished: dict[int, list[int]] = {}
    for a, b in sorted(weights):
        wished.setdefault(place[a], []).append(place[b])
        wished.setdefault(place[b], []).append(place[a])
    ends = [(place[a], place[b]) for a, b in pairs]
    question = Question(
        slots=slots,
        tables=tables,
        free=free,
        most=_most(people, free, ends),
        ends=ends,
        weight=[int(weights[pair] * scale) for pair in pairs],
        seated=[not (people[a].online or people[b].online) for a, b in ends],
        worth=tuple(scale * worth for worth in WORTH),
        fixed={at[min(one.a, one.b), max(one.a, one.b)]: one.slot - 1 for one in fixed},
        scale=scale,
    )
    return Asked(
        question,
        tuple(person.ref for person in people),
        tuple(person for person in sorted(wished) if free[person]),
        {person: tuple(others) for person, others in wished.items()},
    )


def _most(people: Sequence[Participant], free: Sequence[int], ends: Sequence[tuple[int, int]]) -> list[int]:
    """Return what each person can meet at most: what they say, their partners, the slots shared with one."""
    shared, partners = [0] * len(people), [0] * len(people)
    for a, b in ends:
        for person in (a, b):
            shared[person] |= free[a] & free[b]
            partners[person] += 1
    limits = zip(people, shared, partners, strict=True)
    return [
        min(slots.bit_count(), others, slots.bit_count() if one.most is None else one.most)
        for one, slots, others in limits
    ]
