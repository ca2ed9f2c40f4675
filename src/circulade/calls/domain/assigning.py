"""Who assesses what: proposed by the engine, looked at, then applied in one transaction and kept as a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from circulade.calls.domain.assessing_trouble import InputsChanged, NoAssignment
from circulade.calls.domain.assignment_inputs import Inputs, Pair, read_inputs
from circulade.calls.domain.conflicts import compute_conflicts
from circulade.calls.enums import AssessmentState, CallStage
from circulade.calls.models import Assessment, Call
from circulade.core.domain.audit import audit
from circulade.core.domain.runs import store_run
from circulade.core.models import Run
from circulade.engines.assessment import ENGINE, Impossible, InputError, Shortage
from circulade.files.assignment_run import assignment_from_inputs

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True)
class Proposal:
    """An assignment nobody has applied yet: the inputs, and the engine's result as a run would keep it."""

    inputs: Inputs
    result: dict[str, Any]

    @property
    def sha256(self) -> str:
        """The digest of the inputs: applying asks for it."""
        return self.inputs.sha256

    @property
    def pairs(self) -> list[Pair]:
        """Every pair (application, pseudonym)."""
        return [(ref, name) for ref, name, _value in self.result["pairs"]]

    @property
    def fit(self) -> dict[Pair, Fraction]:
        """How well each pair fits, from 0 to 1."""
        return {(ref, name): Fraction(value) for ref, name, value in self.result["pairs"]}

    @property
    def added(self) -> set[Pair]:
        """Pairs that are new."""
        return set(self.pairs) - self._listed("fixed") - self._listed("keep")

    @property
    def begun(self) -> set[Pair]:
        """Pairs that stay because the assessor has begun."""
        return self._listed("fixed")

    @property
    def dropped(self) -> set[Pair]:
        """Pairs that were assigned and would be taken back."""
        return self._listed("keep") - set(self.pairs)

    def _listed(self, what: str) -> set[Pair]:
        return {(ref, name) for ref, name in self.inputs.data[what]}


def propose_assignment(call: Call) -> Proposal:
    """Compute the best assignment under load, conflicts, language and expertise; nothing is stored.

    Raises NoAssignment with the reason and the way out.
    """
    inputs = read_inputs(call)
    if all(assessor.left_at for assessor in inputs.assessors.values()):
        raise NoAssignment(_("The call has no assessors yet: add some first."))
    if not inputs.applications:
        raise NoAssignment(_("There is nothing to assign: no application is waiting for assessors."))
    try:
        return Proposal(inputs, assignment_from_inputs(inputs.data))
    except Impossible as error:
        raise NoAssignment(sentence(error.shortage)) from error
    except InputError as error:
        raise NoAssignment(str(error)) from error


def sentence(shortage: Shortage) -> str:
    """Say why no assignment exists, and the ways out."""
    refs = ", ".join(shortage.refs[:8]) + (" …" if len(shortage.refs) > 8 else "")
    if shortage.whole:
        text = _(
            "%(count)s applications need %(needed)s assessments, but the assessors take only %(available)s "
            "together. Raise somebody's load, add an assessor, or ask for fewer assessments per application."
        )
        said: Mapping[str, object] = {"count": len(shortage.refs)}
    else:
        others = ", ".join(shortage.others[:8]) or _("nobody")
        text = ngettext(
            "Application %(refs)s needs %(needed)s assessments, but those without a conflict (%(others)s) can give "
            "only %(available)s. Raise their load, add an assessor from another country or organisation, or ask "
            "for fewer assessments per application.",
            "Applications %(refs)s need %(needed)s assessments, but those without a conflict (%(others)s) can give "
            "only %(available)s. Raise their load, add an assessor from another country or organisation, or ask "
            "for fewer assessments per application.",
            len(shortage.refs),
        )
        said = {"refs": refs, "others": others}
    return text % {**said, "needed": shortage.needed, "available": shortage.available}


def apply_assignment(call: Call, *, sha256: str, by: "User | None", now: datetime) -> Run:
    """Apply the assignment that was looked at, whose inputs had this digest, and store it as a run.

    The engine computes outside the transaction; in it the inputs are read again. Raises InputsChanged.
    """
    changed = _("Applications, assessors or conflicts changed meanwhile: please look at the new proposal.")
    if call.stage != CallStage.ASSESSMENT:
        raise NoAssignment(_("Applications are assigned at the stage “assessment”: begin it first."))
    compute_conflicts(call, by=by, now=now)
    proposal = propose_assignment(call)
    if proposal.sha256 != sha256:
        raise InputsChanged(changed)
    with transaction.atomic():
        Call.objects.select_for_update().get(pk=call.pk)
        again = read_inputs(call)
        if again.sha256 != sha256:
            raise InputsChanged(changed)
        run = store_run(
            engine=ENGINE,
            inputs=proposal.inputs.data,
            result=proposal.result,
            seed=proposal.inputs.data["seed"],
            about=call,
            by=by,
            at=now,
        )
        taken = _take_back(call, proposal)
        given = _give(proposal, now=now)
        counts = {"given": (None, given), "taken_back": (None, taken)}
        audit(call, "assignment applied", by=by, run=run, changes=counts, at=now)
    return run


def _take_back(call: Call, proposal: Proposal) -> int:
    """Remove what is assigned, untouched, and not in the proposal."""
    kept = set(proposal.pairs)
    found = Assessment.objects.filter(application__call=call, state=AssessmentState.ASSIGNED)
    spare = [
        one.pk
        for one in found.select_related("application", "assessor")
        if (one.application.ref, one.assessor.pseudonym) not in kept
    ]
    Assessment.objects.filter(pk__in=spare).delete()
    return len(spare)


def _give(proposal: Proposal, *, now: datetime) -> int:
    """Store the pairs that are new; one declined earlier, whose conflict was lifted, is taken up again."""
    inputs = proposal.inputs
    held = {
        (one.application_id, one.assessor_id): one
        for one in Assessment.objects.filter(application__in=list(inputs.applications.values()))
    }
    new = []
    for ref, name in proposal.pairs:
        application, assessor = inputs.applications[ref], inputs.assessors[name]
        found = held.get((application.pk, assessor.pk))
        if found is None:
            new.append(Assessment(application=application, assessor=assessor, assigned_at=now))
        elif found.state == AssessmentState.DECLINED:
            take_up_again(found, now=now)
    Assessment.objects.bulk_create(new)
    return len(new)


def take_up_again(found: Assessment, *, now: datetime) -> None:
    """Give a declined assessment back to its assessor, with what they had typed."""
    begun = found.scores.exists() or bool(found.comment or found.feedback)
    found.state = AssessmentState.STARTED if begun else AssessmentState.ASSIGNED
    found.assigned_at, found.submitted_at = now, None
    found.save(update_fields=["state", "assigned_at", "submitted_at"])
