"""Compute a selection and store it as a run; propose it, decide it. Nothing is announced here."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from circulade.accounts.models import User
from circulade.cohorts.domain.inputs import Inputs, frozen_inputs
from circulade.cohorts.domain.rulesets import Locked
from circulade.cohorts.enums import SelectionState
from circulade.cohorts.models import CohortSelection, Outcome, RuleSet
from circulade.cohorts.sources import source_of
from circulade.core.domain.audit import audit
from circulade.core.domain.runs import store_run
from circulade.engines.selection import ENGINE, VERSION, Selection, select
from circulade.engines.selection.wording import rounded
from circulade.files.selection import selection_to_dict


class InputsChanged(Exception):
    """Scores or rules changed while the selection was computed: nothing was stored."""


class NotDecidable(Exception):
    """The selection cannot be proposed or decided now; the message says why and what to do."""


def select_cohort(
    rule_set: RuleSet, *, by: User, label: str = "", at: datetime | None = None
) -> CohortSelection:
    """Compute the cohort outside any transaction, then store run and outcomes together.

    Raises Locked, RulesRefused, InputRefused, NoCohort (with a minimal set of contradicting rules) or InputsChanged.
    """
    if reason := source_of(rule_set.about).locked(rule_set.about):
        raise Locked(reason)
    # Read anew, not what a page has read of it before.
    inputs = frozen_inputs(RuleSet.objects.get(pk=rule_set.pk))
    result = select(inputs.pool, inputs.rules)
    with transaction.atomic():
        # Read anew: what was read before the computation must not answer for what stands now.
        now_stored = RuleSet.objects.select_for_update().get(pk=rule_set.pk)
        if frozen_inputs(now_stored).sha256 != inputs.sha256:
            raise InputsChanged("scores or rules changed while computing: run again")
        return store_selection(rule_set, inputs, result, by=by, label=label, at=at or timezone.now())


def store_selection(
    rule_set: RuleSet,
    inputs: Inputs,
    result: Selection,
    *,
    by: User,
    at: datetime,
    label: str = "",
    replaces: str = "",
) -> CohortSelection:
    """Store run, selection and outcomes; call it inside a transaction that has locked the rule set."""
    run = store_run(
        engine=ENGINE,
        contract=VERSION,
        inputs=inputs.stored(),
        result=selection_to_dict(result, inputs.rules, input_sha256=inputs.sha256),
        seed=result.seed,
        about=rule_set.about,
        by=by,
        at=at,
    )
    last = rule_set.selections.first()
    selection = CohortSelection.objects.create(
        rule_set=rule_set, run=run, number=last.number + 1 if last else 1, label=label, replaces=replaces
    )
    Outcome.objects.bulk_create(
        Outcome(
            selection=selection,
            ref=one.ref,
            outcome=one.verdict,
            track=one.track or "",
            points=rounded(one.points),
            rank=one.rank,
            place=place,
            reason={"code": one.reason.code},
        )
        for place, one in enumerate(result.outcomes)
    )
    audit(selection, "cohort computed", by=by, run=run, at=at)
    return selection


def _locked_selection(selection: CohortSelection) -> CohortSelection:
    """Lock the rule set first: whoever decides second waits, then sees the first decision."""
    RuleSet.objects.select_for_update().get(pk=selection.rule_set_id)
    return CohortSelection.objects.select_related("rule_set", "run").get(pk=selection.pk)


def _still_true(selection: CohortSelection) -> None:
    """Compare with what stands now; a replacement rests on the decided selection, not on today's scores."""
    if selection.replaces:
        return
    if frozen_inputs(selection.rule_set).sha256 != selection.run.inputs_sha256:
        raise InputsChanged("scores or rules have changed since this selection was computed: run it again")


def _set_state(
    selection: CohortSelection, state: SelectionState, action: str, *, by: User, at: datetime
) -> None:
    before = selection.state
    selection.state = state
    selection.save(update_fields=["state"])
    audit(selection, action, by=by, run=selection.run, changes={"state": (before, state)}, at=at)


def propose(selection: CohortSelection, *, by: User, at: datetime | None = None) -> CohortSelection:
    """Put a trial before the panel; the one proposed before becomes a trial again."""
    when = at or timezone.now()
    with transaction.atomic():
        stored = _locked_selection(selection)
        if stored.state != SelectionState.TRIAL:
            raise NotDecidable(f"This selection is {stored.get_state_display()} already.")
        _still_true(stored)
        for other in stored.rule_set.selections.filter(state=SelectionState.PROPOSED).select_related("run"):
            _set_state(other, SelectionState.TRIAL, "cohort no longer proposed", by=by, at=when)
        _set_state(stored, SelectionState.PROPOSED, "cohort proposed", by=by, at=when)
    return stored


def decide(
    selection: CohortSelection,
    *,
    by: User,
    superseding: CohortSelection | None = None,
    at: datetime | None = None,
) -> CohortSelection:
    """Make a proposed selection the decision. A decided one can only be superseded, and only by naming it.

    Of two people who decide at once, the second gets NotDecidable.
    """
    when = at or timezone.now()
    with transaction.atomic():
        stored = _locked_selection(selection)
        if stored.state != SelectionState.PROPOSED:
            raise NotDecidable(f"This selection is {stored.get_state_display()}: propose it first.")
        standing = (
            stored.rule_set.selections.filter(state=SelectionState.DECIDED).select_related("run").first()
        )
        if standing != superseding:
            raise NotDecidable(
                f"Selection {standing.number} has been decided already: say that this one supersedes it."
                if standing
                else "There is no decided selection to supersede."
            )
        _still_true(stored)
        if standing is not None:
            _set_state(standing, SelectionState.SUPERSEDED, "cohort superseded", by=by, at=when)
        stored.supersedes = standing
        stored.decided_at = when
        stored.decided_by = by
        stored.save(update_fields=["supersedes", "decided_at", "decided_by"])
        _set_state(stored, SelectionState.DECIDED, "cohort decided", by=by, at=when)
    return stored
