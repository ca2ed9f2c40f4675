"""Figures for each rule: how many members count, between which numbers, out of how many."""

from collections.abc import Iterator, Mapping

import numpy as np

from circulade.engines.selection.eligibility import missed
from circulade.engines.selection.points import Points
from circulade.engines.selection.pool import Applicant, Pool
from circulade.engines.selection.result import Figure
from circulade.engines.selection.rows import Mask
from circulade.engines.selection.rules import Amount, Rules, Share


def figures(
    pool: Pool, points: Mapping[str, Points], rules: Rules, *, opened: Mask, members: Mapping[int, int]
) -> tuple[Figure, ...]:
    """Figures in the order of the rules file; a cap and the spread have one for each value."""
    return tuple(_Count(pool, rules, opened, members).all(points))


class _Count:
    def __init__(self, pool: Pool, rules: Rules, opened: Mask, members: Mapping[int, int]) -> None:
        self.pool, self.rules, self.opened, self.members = pool, rules, opened, members
        self.names = [track.name for track in rules.tracks]

    def figure(
        self,
        key: str,
        group: list[bool],
        track: str | None,
        least: Amount | None,
        most: Amount | None,
        value: str = "",
    ) -> Figure:
        within = [number for number, name in enumerate(self.names) if track in (None, name)]
        filled = sum(place in within for place in self.members.values())
        fewest = least.at_least(filled) if isinstance(least, Share) else least
        limit = most.at_most(filled) if isinstance(most, Share) else most
        count = sum(group[number] and place in within for number, place in self.members.items())
        eligible = int((np.array(group, dtype=bool) & self.opened[:, within].any(axis=1)).sum())
        return Figure(key, value, count, fewest, limit, eligible, count in (fewest, limit))

    def values(self, key: str, attribute: str, track: str | None, most: Amount | None) -> Iterator[Figure]:
        def own(one: Applicant) -> tuple[str, ...]:
            return one.attributes.get(attribute, ())

        for value in sorted({value for one in self.pool.applicants for value in own(one)}):
            group = [value in own(one) for one in self.pool.applicants]
            yield self.figure(key, group, track, None, most, value)

    def all(self, points: Mapping[str, Points]) -> Iterator[Figure]:
        rules, applicants = self.rules, self.pool.applicants
        for number, track in enumerate(rules.tracks):
            yield self.figure(
                f"tracks[{number}]", [True] * len(applicants), track.name, track.least, track.most
            )
        for number, _ in enumerate(rules.thresholds):
            key = f"thresholds[{number}]"
            reached = sum(all(miss.key != key for miss in missed(own, rules)) for own in points.values())
            yield Figure(key, "", reached, None, None, len(applicants), reached < len(applicants))
        for number, bound in enumerate(rules.bounds):
            group = [bound.group.holds(one) for one in applicants]
            yield self.figure(f"bounds[{number}]", group, bound.track, bound.least, bound.most)
        for number, cap in enumerate(rules.caps):
            yield from self.values(f"caps[{number}]", cap.attribute, cap.track, cap.most)
        for number, priority in enumerate(rules.priority):
            group = [priority.group.holds(one) for one in applicants]
            yield self.figure(f"priority[{number}]", group, None, priority.least, None)
        if rules.spread:
            yield from self.values("spread", rules.spread.attribute, None, None)
