"""The declared objective by brute force: every assignment of applicants to tracks, for tiny pools."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from hashlib import sha256
from itertools import product
from math import ceil, floor

from circulade.engines.selection import Applicant, Group, Pool, Rules, Share

Cohort = tuple[int | None, ...]


def mean(one: Applicant, criterion: str) -> Fraction:
    given = one.scores[criterion].values()
    return sum(given, Fraction(0)) / len(given)


def total(one: Applicant, rules: Rules) -> Fraction:
    weights = rules.weights or {}
    return sum((w * mean(one, c) for c, w in weights.items()), Fraction(0)) / sum(weights.values())


def points(one: Applicant, rules: Rules) -> Fraction:
    bonus = (p.points or 0 for p in rules.priority if p.mode == "bonus" and belongs(one, p.group))
    return total(one, rules) + sum(bonus)


def belongs(one: Applicant, group: Group) -> bool:
    own = one.attributes.get(group.attribute, ())
    if group.values:
        return bool(set(own) & set(group.values))
    lowest = -(10**9) if group.start is None else group.start
    highest = 10**9 if group.below is None else group.below
    return any(lowest <= Fraction(value) < highest for value in own)


def choices(one: Applicant, rules: Rules) -> list[int | None]:
    found: list[int | None] = [None]
    for number, track in enumerate(rules.tracks):
        if one.tracks and track.name not in one.tracks:
            continue
        if all(
            (total(one, rules) if rule.criterion == "total" else mean(one, rule.criterion)) >= rule.least
            for rule in rules.thresholds
            if rule.track in (None, track.name)
        ):
            found.append(number)
    return found


def allowed(cohort: Cohort, pool: Pool, rules: Rules) -> bool:
    names = [track.name for track in rules.tracks]
    placed = [(one, track) for one, track in zip(pool.applicants, cohort, strict=True) if track is not None]
    refs = {one.ref for one, _ in placed}

    def inside(track: str | None) -> list[Applicant]:
        return [one for one, where in placed if track in (None, names[where])]

    def within(count: int, track: str | None, least: object, most: object) -> bool:
        filled = len(inside(track))
        low = ceil(least.percent * filled / 100) if isinstance(least, Share) else least
        high = floor(most.percent * filled / 100) if isinstance(most, Share) else most
        return (low is None or count >= low) and (high is None or count <= high)

    return (
        all(track.least <= len(inside(track.name)) <= track.most for track in rules.tracks)
        and all(
            within(sum(belongs(one, b.group) for one in inside(b.track)), b.track, b.least, b.most)
            for b in rules.bounds
        )
        and all(
            within(count, cap.track, None, cap.most)
            for cap in rules.caps
            for count in Counter(
                v for one in inside(cap.track) for v in one.attributes.get(cap.attribute, ())
            ).values()
        )
        and all(
            within(sum(belongs(one, p.group) for one in inside(None)), None, p.least, None)
            for p in rules.priority
            if p.mode == "share"
        )
        and all(decision.ref not in refs for decision in rules.exclude)
        and all(decision.ref in refs for decision in rules.include)
        and all(len(refs & set(group)) in (0, len(group)) for group in rules.together)
        and all(len(refs & set(group)) <= 1 for group in rules.apart)
    )


def value(cohort: Cohort, pool: Pool, rules: Rules) -> tuple[object, ...]:
    placed = [(one, track) for one, track in zip(pool.applicants, cohort, strict=True) if track is not None]
    first = [p for p in rules.priority if p.mode == "first"]
    wishes = sum(one.prefer.get(rules.tracks[t].name, 4) if one.prefer else 0 for one, t in placed)
    return (
        len(placed),
        *(sum(belongs(one, p.group) for one, _ in placed) for p in first),
        sum(points(one, rules) for one, _ in placed),
        -wishes if rules.preference else 0,
        *(sum(points(one, rules) for one, t in placed if t == number) for number in range(len(rules.tracks))),
        spread(placed, pool, rules),
    )


def spread(placed: list[tuple[Applicant, int]], pool: Pool, rules: Rules) -> list[int]:
    if rules.spread is None:
        return []
    name = rules.spread.attribute
    values = {
        v for one in pool.applicants if len(choices(one, rules)) > 1 for v in one.attributes.get(name, ())
    }
    return sorted(sum(v in one.attributes.get(name, ()) for one, _ in placed) for v in values)


def best(pool: Pool, rules: Rules, seed: str) -> Cohort | None:
    """The cohort that objective and draw leave, or None."""
    optimal: list[Cohort] = []
    highest: tuple[object, ...] | None = None
    for cohort in every(pool, rules):
        if allowed(cohort, pool, rules):
            reached = value(cohort, pool, rules)
            if highest is None or reached > highest:
                optimal, highest = [], reached
            if reached == highest:
                optimal.append(cohort)
    return drawn(optimal, pool, rules, seed) if optimal else None


def every(pool: Pool, rules: Rules) -> Iterator[Cohort]:
    yield from product(*(choices(one, rules) for one in pool.applicants))


def drawn(optimal: list[Cohort], pool: Pool, rules: Rules, seed: str) -> Cohort:
    def number(place: int) -> bytes:
        return sha256(f"{seed}|{pool.applicants[place].ref}".encode()).digest()

    for place in sorted(range(len(pool.applicants)), key=number):
        wanted = next(
            (t for t in (*range(len(rules.tracks)), None) if any(cohort[place] == t for cohort in optimal)),
            None,
        )
        optimal = [cohort for cohort in optimal if cohort[place] == wanted]
    (only,) = optimal
    return only
