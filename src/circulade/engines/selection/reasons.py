"""Why each applicant is in or out, read from the result without solving again.

An applicant with fewer points than every member of its tracks is below them. For any other the
exchange with a member that has no more points fails for a reason, and that reason is given: a rule
that is full, a rule that keeps the member, a priority, a wish, the spread, or the draw.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from circulade.engines.selection.cohort import Objective
from circulade.engines.selection.reserve import Swaps
from circulade.engines.selection.result import Datum, Reason
from circulade.engines.selection.rows import Mask
from circulade.engines.selection.solver import Whole


@dataclass(frozen=True)
class Ground:
    """What reasons are read from: exchanges, points, draw numbers, objectives, names.

    `spread`: values × applicants, who has which value; `scores`: the points scaled to integers;
    `weakest`: member positions, fewest points and latest draw first; `unfilled`: tracks with spare places.
    """

    swaps: Swaps
    refs: Sequence[str]
    points: Sequence[Fraction]
    scores: Sequence[int]
    draw: Mapping[str, int]
    objectives: Sequence[Objective]
    spread: Whole
    weakest: Whole
    unfilled: Mask

    def held_by(self, row: int) -> tuple[str, ...]:
        """Members that count in a row."""
        return tuple(
            self.refs[self.swaps.members[place]] for place in np.flatnonzero(self.swaps.held[row] > 0)
        )


def why_out(candidate: int, ground: Ground) -> Reason:
    """The reason of an eligible applicant who is no member."""
    swaps, points = ground.swaps, ground.points
    free = _free_place(candidate, ground)
    if free is not None:
        return free
    reach = swaps.opened[candidate, swaps.track_of[ground.weakest]]
    if not reach.any():
        return Reason("no-places")
    place = int(ground.weakest[np.argmax(reach)])
    last = int(swaps.members[place])
    if ground.scores[candidate] < ground.scores[last]:
        return Reason(
            "below", {"points": points[candidate], "last": points[last], "holder": ground.refs[last]}
        )
    return _exchange(candidate, place, swaps.broken(candidate)[:, place], ground)


def _free_place(candidate: int, ground: Ground) -> Reason | None:
    """Places were left free: the rule that keeps the applicant from taking one."""
    swaps = ground.swaps
    spare = np.flatnonzero(swaps.opened[candidate] & ground.unfilled)
    if not len(spare):
        return None
    own = swaps.own(candidate)
    for track in spare:
        after = swaps.activity[:, 0] + own[:, track]
        broken = (after < swaps.least[:, 0]) | (after > swaps.most[:, 0])
        full = [number for number in np.flatnonzero(broken) if own[number, track]]
        if full:
            return _full(int(full[0]), ground)
    return None


def _full(number: int, ground: Ground) -> Reason:
    row = ground.swaps.rows[number]
    code = "together" if row.rule.startswith("together[") else "full"
    return Reason(code, {"rule": row.rule, "value": row.value, "holders": ground.held_by(number)})


def _exchange(candidate: int, place: int, broken: Mask, ground: Ground) -> Reason:
    """Why the candidate does not take the place of a member with no more points."""
    swaps = ground.swaps
    member, track = int(swaps.members[place]), int(swaps.track_of[place])
    own, holder = swaps.own(candidate)[:, track], ground.refs[member]
    rows = np.flatnonzero(broken).tolist()
    for number in rows:
        row = swaps.rows[number]
        over = swaps.activity[number, 0] - swaps.held[number, place] + own[number] > row.most
        if row.rule.startswith("together[") or (own[number] > 0 and over):
            return _full(int(number), ground)
    if len(rows):
        row = swaps.rows[rows[0]]
        return Reason("kept", {"rule": row.rule, "value": row.value, "holder": holder})
    for objective in ground.objectives:
        if objective.values[candidate, track] < objective.values[member, track]:
            code = "priority" if objective.name.startswith("priority[") else objective.name.partition(":")[0]
            return Reason(code, {"rule": objective.name, "holder": holder})
    numbers = ground.draw[ground.refs[candidate]], ground.draw[holder]
    if _less_even(candidate, member, ground):
        return Reason("spread", {"rule": "spread", "holder": holder})
    return Reason("draw", {"draw": numbers[0], "holder": holder, "holder_draw": numbers[1]})


def _less_even(candidate: int, member: int, ground: Ground) -> bool:
    """Whether the exchange would spread the members less evenly."""
    before = ground.spread[:, ground.swaps.members].sum(axis=1)
    after = before - ground.spread[:, member] + ground.spread[:, candidate]
    return bool(sorted(after.tolist()) < sorted(before.tolist()))


def why_members(outside: Sequence[int], ground: Ground) -> dict[int, Reason]:
    """The rule that helped, for every member whose points alone would not have been enough.

    `outside`: eligible applicants who are no members, most points first.
    """
    swaps, scores, reasons = ground.swaps, ground.scores, dict[int, Reason]()
    waiting = {int(member): place for place, member in enumerate(swaps.members)}
    for candidate in outside:
        ahead = {m: place for m, place in waiting.items() if scores[m] <= scores[candidate]}
        if not ahead:
            break
        broken = swaps.broken(candidate)
        for member, place in ahead.items():
            if swaps.opened[candidate, swaps.track_of[place]]:
                reason = _exchange(candidate, place, broken[:, place], ground)
                if reason.code not in ("full", "together"):
                    reasons[member] = _helped(member, candidate, reason, ground)
                    del waiting[member]
    return reasons


def _helped(member: int, candidate: int, reason: Reason, ground: Ground) -> Reason:
    over: dict[str, Datum] = {"over": ground.refs[candidate], "points": ground.points[member]}
    if reason.code == "draw":
        return Reason("member-draw", {**over, "draw": ground.draw[ground.refs[member]]})
    if reason.code in ("preference", "points"):
        return Reason(f"member-{reason.code}", {**over, "rule": reason.parameters["rule"]})
    return Reason(
        "member-rule",
        {**over, "rule": reason.parameters["rule"], "value": reason.parameters.get("value", "")},
    )
