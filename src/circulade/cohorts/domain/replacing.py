"""A member withdraws: the replacement that the rules call for, as a selection with a run of its own."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from circulade.accounts.models import User
from circulade.cohorts.domain.inputs import Inputs
from circulade.cohorts.domain.replay import result_of
from circulade.cohorts.domain.selections import store_selection
from circulade.cohorts.domain.standing_words import STAYS, WITHDREW
from circulade.cohorts.enums import SelectionState
from circulade.cohorts.models import CohortSelection, RuleSet
from circulade.core.domain.audit import audit
from circulade.engines.selection import Decision, Pool, Rules, replacement, select, sentence
from circulade.files.selection import input_sha256


class NobodyReplaces(Exception):
    """No applicant can take the place with all others staying; `blocking` are the rules in the way, in words."""

    def __init__(self, withdrawn: str, blocking: tuple[str, ...]) -> None:
        super().__init__(
            f"Nobody can take the place of {withdrawn} under the rules while all others stay"
            + (": " + "; ".join(blocking) if blocking else ".")
        )
        self.blocking = blocking


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who would join, in which track, and the selection that says so."""

    selection: CohortSelection
    newcomers: dict[str, str]


def propose_replacement(
    standing: CohortSelection,
    *,
    withdrawn: str,
    by: User,
    unavailable: Collection[str] = (),
    at: datetime | None = None,
) -> Proposal:
    """Find the replacement of one member of a decided selection, everybody else staying in their track.

    `unavailable` withdrew before. Raises NobodyReplaces with the rules that are in the way.
    """
    pool, rules, result = result_of(standing)
    staying = {
        ref: track
        for track, refs in result.members.items()
        for ref in refs
        if ref not in {withdrawn, *unavailable}
    }
    # Whoever left before is no member of today: their places are filled together with this one.
    found = replacement(
        result,
        pool,
        rules,
        withdrawn=withdrawn,
        members={**staying, withdrawn: result.of(withdrawn).track or ""},
        unavailable=unavailable,
    )
    if not found.newcomers:
        raise NobodyReplaces(withdrawn, tuple(sentence(rules, key).text() for key in found.blocking))
    inputs = _fixed(pool, rules, staying=staying, gone={withdrawn, *unavailable}, seed=result.seed)
    with transaction.atomic():
        RuleSet.objects.select_for_update().get(pk=standing.rule_set_id)
        selection = store_selection(
            standing.rule_set,
            inputs,
            select(inputs.pool, inputs.rules),
            by=by,
            at=at or timezone.now(),
            replaces=withdrawn,
        )
        selection.state = SelectionState.PROPOSED
        selection.save(update_fields=["state"])
    return Proposal(selection, dict(found.newcomers))


def _fixed(pool: Pool, rules: Rules, *, staying: dict[str, str], gone: set[str], seed: str) -> Inputs:
    """The same pool and rules with all who stay fixed and all who left excluded: what the new run replays."""
    fixed = Pool(
        tuple(
            replace(one, tracks=(staying[one.ref],)) if one.ref in staying else one for one in pool.applicants
        )
    )
    kept_in = tuple(one for one in rules.include if one.ref not in gone and one.ref not in staying)
    kept_out = tuple(one for one in rules.exclude if one.ref not in gone)
    asked = replace(
        rules,
        include=(*kept_in, *(Decision(ref, STAYS) for ref in sorted(staying))),
        exclude=(*kept_out, *(Decision(ref, WITHDREW) for ref in sorted(gone))),
        seed=seed,
    )
    return Inputs(fixed, asked, input_sha256(fixed, asked))


def drop_proposal(selection: CohortSelection, *, by: User, at: datetime | None = None) -> None:
    """Set a proposed replacement aside: it stays on record as a trial. Anything else stays as it is."""
    with transaction.atomic():
        RuleSet.objects.select_for_update().get(pk=selection.rule_set_id)
        proposed = CohortSelection.objects.filter(pk=selection.pk, state=SelectionState.PROPOSED)
        if proposed.exclude(replaces="").update(state=SelectionState.TRIAL):
            changes = {"state": (SelectionState.PROPOSED, SelectionState.TRIAL)}
            audit(selection, "replacement set aside", by=by, run=selection.run, changes=changes, at=at)
