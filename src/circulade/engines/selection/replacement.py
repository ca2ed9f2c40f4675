"""A member withdraws: who takes its place under the rules, with everybody else staying."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from circulade.engines.selection.check import check
from circulade.engines.selection.cohort import cohort
from circulade.engines.selection.conflicts import conflict
from circulade.engines.selection.pool import Pool
from circulade.engines.selection.result import Reason, Selection
from circulade.engines.selection.rules import Decision, Rules


@dataclass(frozen=True, slots=True)
class Replacement:
    """The newcomers with their tracks (one, as a rule), or the rules that allow none.

    `blocking` names the rules that contradict each other once the others stay; it is empty if
    somebody takes the place, or if the track may go without.
    """

    withdrawn: str
    newcomers: Mapping[str, str]
    reasons: Mapping[str, Reason]
    blocking: tuple[str, ...] = ()


def replacement(
    selection: Selection,
    pool: Pool,
    rules: Rules,
    *,
    withdrawn: str,
    members: Mapping[str, str] | None = None,
    unavailable: Collection[str] = (),
) -> Replacement:
    """Solve again with the member gone and all others fixed in their track, same objectives and draw.

    `members` (ref to track) are those of today if earlier replacements changed them; `unavailable`
    are applicants who withdrew before. Raises `ValueError` if `withdrawn` is no member.
    """
    chosen = {ref: track for track, refs in selection.members.items() for ref in refs}
    today = chosen if members is None else members
    if withdrawn not in today:
        raise ValueError(f"{withdrawn!r} is no member")
    staying = {ref: track for ref, track in today.items() if ref != withdrawn}
    gone = {withdrawn, *unavailable}
    fixed_pool = Pool(
        tuple(
            replace(one, tracks=(staying[one.ref],)) if one.ref in staying else one for one in pool.applicants
        )
    )
    kept = tuple(
        decision for decision in rules.include if decision.ref not in gone and decision.ref not in staying
    )
    fixed_rules = replace(
        rules,
        include=(*kept, *(Decision(ref, "stays a member") for ref in sorted(staying))),
        exclude=(*rules.exclude, *(Decision(ref, "withdrew") for ref in sorted(gone))),
    )
    own = check(fixed_pool, fixed_rules)
    found = cohort(fixed_pool, own, fixed_rules, seed=selection.seed)
    if found is None:
        known = dict(rules.keyed())
        keys = conflict(fixed_pool, fixed_rules).rules
        blocking = tuple(key for key in keys if key in known and not key.startswith(("include[", "exclude[")))
        return Replacement(withdrawn, {}, {}, blocking)
    names = [track.name for track in rules.tracks]
    refs = [one.ref for one in fixed_pool.applicants]
    newcomers = {refs[n]: names[track] for n, track in found.members.items() if refs[n] not in staying}
    ranks = {one.ref: one.rank for one in selection.outcomes}
    reasons = {
        ref: Reason("replacement", {"withdrawn": withdrawn, "points": own[ref].points, "rank": ranks[ref]})
        for ref in newcomers
    }
    return Replacement(withdrawn, newcomers, reasons)
