"""Rules as rows of an integer programme over (applicant, track).

Column `applicant * tracks + track` is 1 if the applicant is a member of that track. Applicants
count in the order of the pool, tracks in the order of the rules; only open columns appear.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from circulade.engines.selection.pool import Pool
from circulade.engines.selection.rules import Amount, Rules, Share
from circulade.engines.selection.solver import UNBOUNDED, Whole

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Row:
    """`least <= coefficients @ x[columns] <= most`, asked for by a rule (and a value of a cap's attribute).

    `unit` is how much the row moves when the rule is relaxed by one applicant.
    """

    rule: str
    value: str
    columns: Whole
    coefficients: Whole
    least: int = -UNBOUNDED
    most: int = UNBOUNDED
    unit: int = 1


class _Rows:
    """The rows of one pool under one set of rules, some rules possibly dropped."""

    def __init__(self, pool: Pool, rules: Rules, opened: Mask) -> None:
        self.pool, self.rules, self.opened = pool, rules, opened
        self.names = [track.name for track in rules.tracks]
        self.number = {one.ref: number for number, one in enumerate(pool.applicants)}

    def scope(self, track: str | None) -> Mask:
        within = np.array([track is None or name == track for name in self.names])
        return np.asarray(self.opened & within[None, :], dtype=bool)

    def counting(
        self, key: str, group: Mask, track: str | None, bounds: tuple[int | None, int | None], value: str = ""
    ) -> Row:
        columns = np.flatnonzero(self.scope(track) & group[:, None])
        least, most = bounds
        return Row(
            key,
            value,
            columns,
            np.ones(len(columns), dtype=np.int64),
            -UNBOUNDED if least is None else least,
            UNBOUNDED if most is None else most,
        )

    def limited(
        self,
        key: str,
        group: Mask,
        track: str | None,
        least: Amount | None,
        most: Amount | None,
        value: str = "",
    ) -> Iterator[Row]:
        """Rows of a bound; a share of places that are themselves open is a proportion."""
        fewest, places = self.rules.places(track)
        if fewest == places:
            least = least.at_least(places) if isinstance(least, Share) else least
            most = most.at_most(places) if isinstance(most, Share) else most
        counts = (None if isinstance(least, Share) else least, None if isinstance(most, Share) else most)
        if counts != (None, None):
            yield self.counting(key, group, track, counts, value)
        if isinstance(least, Share):
            yield self.proportion(key, group, track, least, value, at_least=True)
        if isinstance(most, Share):
            yield self.proportion(key, group, track, most, value, at_least=False)

    def proportion(
        self, key: str, group: Mask, track: str | None, share: Share, value: str, *, at_least: bool
    ) -> Row:
        scope = self.scope(track)
        unit = 100 * share.percent.denominator
        weights = scope * (group[:, None] * unit - share.percent.numerator)
        columns = np.flatnonzero(weights)
        coefficients = weights.ravel()[columns].astype(np.int64)
        bounds = (0, UNBOUNDED) if at_least else (-UNBOUNDED, 0)
        return Row(key, value, columns, coefficients, *bounds, unit=unit)

    def named(self, refs: tuple[str, ...]) -> Mask:
        chosen = np.zeros(len(self.opened), dtype=bool)
        chosen[[self.number[ref] for ref in refs]] = True
        return chosen

    def equal(self, key: str, first: str, second: str) -> Row:
        weights = np.zeros(self.opened.shape, dtype=np.int64)
        weights[self.number[first]] += 1
        weights[self.number[second]] -= 1
        columns = np.flatnonzero(weights * self.opened)
        return Row(key, "", columns, weights.ravel()[columns], 0, 0)


def rows(pool: Pool, rules: Rules, opened: Mask, *, dropped: Container[str] = ()) -> list[Row]:
    """All rows of the rules that are not dropped (thresholds and wishes are in `opened` already)."""
    return [row for row in _rows(_Rows(pool, rules, opened)) if row.rule not in dropped]


def _rows(build: _Rows) -> Iterator[Row]:
    rules, applicants = build.rules, build.pool.applicants
    everyone = np.ones(len(applicants), dtype=bool)
    for number, track in enumerate(rules.tracks):
        yield build.counting(f"tracks[{number}]", everyone, track.name, (track.least, track.most))
    for number, bound in enumerate(rules.bounds):
        group = np.array([bound.group.holds(one) for one in applicants], dtype=bool)
        yield from build.limited(f"bounds[{number}]", group, bound.track, bound.least, bound.most)
    for number, cap in enumerate(rules.caps):
        holders: dict[str, list[int]] = {}
        for place, one in enumerate(applicants):
            for value in set(one.attributes.get(cap.attribute, ())):
                holders.setdefault(value, []).append(place)
        for value in sorted(holders):
            group = np.zeros(len(applicants), dtype=bool)
            group[holders[value]] = True
            yield from build.limited(f"caps[{number}]", group, cap.track, None, cap.most, value)
    for number, priority in enumerate(rules.priority):
        if priority.mode == "share":
            group = np.array([priority.group.holds(one) for one in applicants], dtype=bool)
            yield from build.limited(f"priority[{number}]", group, None, priority.least, None)
    yield from _decided(build)


def _decided(build: _Rows) -> Iterator[Row]:
    """Rows that name single applicants."""
    rules = build.rules
    for number, decision in enumerate(rules.exclude):
        yield build.counting(f"exclude[{number}]", build.named((decision.ref,)), None, (None, 0))
    for number, decision in enumerate(rules.include):
        yield build.counting(f"include[{number}]", build.named((decision.ref,)), None, (1, None))
    for number, refs in enumerate(rules.together):
        for first, second in pairwise(refs):
            yield build.equal(f"together[{number}]", first, second)
    for number, refs in enumerate(rules.apart):
        yield build.counting(f"apart[{number}]", build.named(refs), None, (None, 1))
