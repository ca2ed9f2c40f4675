"""Decide a call: the proposed selection becomes the decision, and the cohort's records exist at once.

Deciding sends nothing and publishes nothing.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.admitting import admit, dismiss
from circulade.calls.domain.lifecycle import move
from circulade.calls.domain.trouble import WrongStage
from circulade.calls.enums import CallStage, Confirmation
from circulade.calls.models import Application, Call
from circulade.calls.queries.selections import selections_of
from circulade.cohorts.domain.selections import decide
from circulade.cohorts.models import CohortSelection, RuleSet

if TYPE_CHECKING:
    from circulade.accounts.models import User


def decide_call(
    call: Call,
    selection: CohortSelection,
    *,
    by: "User",
    now: datetime,
    superseding: CohortSelection | None = None,
) -> CohortSelection:
    """Make a proposed selection the call's decision and admit its members; all of it or nothing.

    With `superseding`, the decision that stood is replaced: those who are members in both keep their place and what
    they confirmed, the others' places end. Raises NotDecidable, InputsChanged or WrongStage.
    """
    with transaction.atomic():
        held = Call.objects.select_for_update().get(pk=call.pk)
        if held.stage not in (CallStage.ASSESSMENT, CallStage.DECIDED, CallStage.PUBLISHED):
            raise WrongStage(_("A cohort is decided after the assessment: the call is not that far."))
        decided = decide(selection, by=by, superseding=superseding, at=now)
        members = dict(decided.outcomes.filter(outcome="member").values_list("ref", "track"))
        # Who gave up a place keeps that on record, and out of every later selection.
        placed = (Confirmation.AWAITED, Confirmation.CONFIRMED)
        admitted = call.applications.filter(confirmation__in=placed).select_related("participation")
        for application in admitted.exclude(ref__in=members):
            dismiss(application, by=by, now=now)
        for application in call.applications.filter(ref__in=members).order_by("ref"):
            admit(application, track=members[application.ref], by=by, now=now)
        if held.stage == CallStage.ASSESSMENT:
            move(call, CallStage.DECIDED, by=by, now=now)
    return decided


def about_call(selection: CohortSelection, call: Call) -> CohortSelection:
    """Say that what the rules are about is this very call, which then need not be read again."""
    RuleSet._meta.get_field("about").set_cached_value(selection.rule_set, call)
    return selection


def standing_selection(call: Call) -> CohortSelection | None:
    """Return the decided selection of a call, where there is one."""
    found = selections_of(call).filter(state="decided").select_related("run", "rule_set").defer(None).first()
    return None if found is None else about_call(found, call)


def verdict_of(application: Application) -> tuple[str, str]:
    """Return outcome and track of an application in the decided selection; empty if there is none."""
    standing = standing_selection(application.call)
    found = standing.outcomes.filter(ref=application.ref).first() if standing else None
    return (found.outcome, found.track) if found else ("", "")
