"""Choose a cohort: the best-scored applicants that satisfy every rule, with reserve and reasons.

An integer programme: each applicant is a member of one track or of none, the points of those in
are maximised, and each rule bounds how many of a group are in. Ties are settled by a public draw,
so the same input always gives the same cohort and anybody can recompute it.
"""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from circulade.engines.selection.check import check
from circulade.engines.selection.cohort import Cohort, Progress, cohort
from circulade.engines.selection.conflicts import conflict
from circulade.engines.selection.eligibility import missed
from circulade.engines.selection.errors import InputRefused, NoCohort, Problem
from circulade.engines.selection.figures import figures
from circulade.engines.selection.model import sparse
from circulade.engines.selection.points import Points, scale
from circulade.engines.selection.pool import Pool
from circulade.engines.selection.reasons import Ground, why_members, why_out
from circulade.engines.selection.reserve import Swaps, reserve
from circulade.engines.selection.result import Datum, Outcome, Reason, Selection
from circulade.engines.selection.rules import Rules


def select(
    pool: Pool, rules: Rules, *, seed: str | None = None, progress: Progress = lambda stage: None
) -> Selection:
    """Return the optimal cohort with its reserve list and a reason for every applicant.

    Raises `InputRefused` with every problem of the input, `NoCohort` with a minimal set of
    contradicting rules if no cohort satisfies all of them.
    """
    if seed is not None and rules.seed not in (None, seed):
        raise InputRefused(
            (Problem(f"the seed is {rules.seed!r} in the rules and {seed!r} beside them", rule="seed"),)
        )
    published = seed if seed is not None else rules.seed or ""
    own = check(pool, rules)
    found = cohort(pool, own, rules, seed=published, progress=progress)
    if found is None:
        progress("contradiction")
        raise NoCohort(conflict(pool, rules))
    progress("reasons")
    outcomes = _Explained(pool, rules, own, found).outcomes()
    members = {
        track.name: tuple(one.ref for one in outcomes if one.verdict == "member" and one.track == track.name)
        for track in rules.tracks
    }
    return Selection(
        outcomes=outcomes,
        members=members,
        reserve=_in_reserve_order(outcomes),
        total_points=sum((one.points for one in outcomes if one.verdict == "member"), Fraction(0)),
        figures=figures(pool, own, rules, opened=found.opened, members=found.members),
        stages=found.stages,
        seed=published,
    )


def _in_reserve_order(outcomes: tuple[Outcome, ...]) -> tuple[str, ...]:
    listed = [one for one in outcomes if one.verdict == "reserve"]
    return tuple(one.ref for one in sorted(listed, key=lambda one: (-one.points, one.draw or 0)))


class _Explained:
    """Outcomes with their reasons, read from a cohort that was found."""

    def __init__(self, pool: Pool, rules: Rules, own: Mapping[str, Points], found: Cohort) -> None:
        self.pool, self.rules, self.own, self.found = pool, rules, own, found
        swaps = Swaps(found.rows, sparse(found.rows, found.opened.size).tocsc(), found.opened, found.members)
        refs = [one.ref for one in pool.applicants]
        points = [own[ref].points for ref in refs]
        factor = scale(own)
        scores = [int(value * factor) for value in points]
        members = swaps.members.tolist()
        taken = np.bincount(swaps.track_of, minlength=len(rules.tracks))
        self.ground = Ground(
            swaps=swaps,
            refs=refs,
            points=points,
            scores=scores,
            draw=found.draw,
            weakest=np.array(
                sorted(
                    range(len(members)), key=lambda n: (scores[members[n]], -found.draw[refs[members[n]]])
                ),
                dtype=np.int64,
            ),
            unfilled=taken < np.array([track.most for track in rules.tracks]),
            objectives=found.objectives,
            spread=np.array(list(found.values.values()), dtype=np.int64).reshape(-1, len(refs)),
        )
        eligible = [number for number, one in enumerate(pool.applicants) if one.ref in found.draw]
        self.outside = sorted((n for n in eligible if n not in found.members), key=self._order)
        self.reserve = reserve(swaps, self.outside, rules.reserve)
        self.helped = why_members(self.outside, self.ground)
        ranked = sorted((scores[number] for number in eligible), reverse=True)
        self.ranks = {value: place for place, value in reversed(list(enumerate(ranked, start=1)))}

    def _order(self, number: int) -> tuple[int, int]:
        return -self.ground.scores[number], self.found.draw[self.ground.refs[number]]

    def outcomes(self) -> tuple[Outcome, ...]:
        verdicts = ("member", "reserve", "out", "ineligible")
        tracks = {track.name: number for number, track in enumerate(self.rules.tracks)}
        return tuple(
            sorted(
                (self.outcome(number, ref) for number, ref in enumerate(self.ground.refs)),
                key=lambda one: (
                    verdicts.index(one.verdict),
                    len(tracks) if one.track is None else tracks[one.track],
                    one.rank or 0,
                    one.draw or 0,
                    one.ref,
                ),
            )
        )

    def outcome(self, number: int, ref: str) -> Outcome:
        own, drawn = self.ground.points[number], self.found.draw.get(ref)
        if drawn is None:
            return Outcome(ref, "ineligible", None, own, None, None, self.why_ineligible(ref))
        rank = self.ranks[self.ground.scores[number]]
        if number in self.found.members:
            track = self.rules.tracks[self.found.members[number]].name
            return Outcome(ref, "member", track, own, rank, drawn, self.why_member(number, ref, rank))
        if number in self.reserve:
            swaps = self.ground.swaps
            places = self.reserve[number]
            names = {self.rules.tracks[track].name for track in swaps.track_of[places]}
            replaces = tuple(self.ground.refs[member] for member in swaps.members[places])
            position = list(self.reserve).index(number) + 1
            reason = why_out(number, self.ground)
            only = names.pop() if len(names) == 1 else None
            return Outcome(ref, "reserve", only, own, rank, drawn, reason, replaces, position)
        decided = self.decision("exclude", ref)
        return Outcome(ref, "out", None, own, rank, drawn, decided or why_out(number, self.ground))

    def decision(self, kind: str, ref: str) -> Reason | None:
        for number, decision in enumerate(getattr(self.rules, kind)):
            if decision.ref == ref:
                return Reason(f"{kind}d", {"rule": f"{kind}[{number}]", "reason": decision.reason})
        return None

    def why_member(self, number: int, ref: str, rank: int) -> Reason:
        by_points = Reason("member", {"points": self.ground.points[number], "rank": rank})
        return self.decision("include", ref) or self.helped.get(number, by_points)

    def why_ineligible(self, ref: str) -> Reason:
        for miss in missed(self.own[ref], self.rules):
            rule = miss.threshold
            reached: dict[str, Datum] = {
                "criterion": rule.criterion,
                "reached": miss.reached,
                "least": rule.least,
            }
            return Reason("threshold", {"rule": miss.key, **reached, "track": rule.track})
        return Reason("no-track")
