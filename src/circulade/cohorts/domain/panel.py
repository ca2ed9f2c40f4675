"""What the panel decides against or beyond the rules: include or exclude, with a reason and names."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from circulade.accounts.models import User
from circulade.cohorts.domain.rulesets import Locked
from circulade.cohorts.enums import PanelAction
from circulade.cohorts.models import PanelDecision, RuleSet
from circulade.cohorts.sources import source_of
from circulade.core.domain.audit import audit
from circulade.core.domain.remark import remark


class PanelRefused(ValueError):
    """The decision cannot be recorded; the message names the field and the way out."""


def decide_in_panel(
    rule_set: RuleSet,
    *,
    ref: str,
    action: PanelAction,
    reason: str,
    people: str,
    by: User,
    at: datetime | None = None,
) -> PanelDecision:
    """Record a decision; it takes effect in the next selection, as a new run, and is printed in its dossier."""
    when = at or timezone.now()
    if not reason.strip():
        raise PanelRefused("Reason: say why, it is printed in the dossier.")
    if not people.strip():
        raise PanelRefused("People: name those who decided.")
    if ref not in source_of(rule_set.about).shown(rule_set.about):
        raise PanelRefused(f"Applicant: there is no application {ref} in this selection.")
    with transaction.atomic():
        RuleSet.objects.select_for_update().get(pk=rule_set.pk)
        if locked := source_of(rule_set.about).locked(rule_set.about):
            raise Locked(locked)
        if rule_set.panel_decisions.filter(ref=ref, revoked_at__isnull=True).exists():
            raise PanelRefused(f"Applicant: the panel has decided about {ref} already; revoke that first.")
        said = remark(reason.strip(), about=rule_set, by=by, at=when)
        decision = PanelDecision.objects.create(
            rule_set=rule_set, ref=ref, action=action, reason=said, people=people.strip(), at=when, by=by
        )
        changes = {"ref": (None, ref), "action": (None, action.value), "reason_sha256": (None, said.digest)}
        audit(decision, "panel decided", by=by, changes=changes, at=when)
    return decision


def revoke_panel_decision(decision: PanelDecision, *, by: User, at: datetime | None = None) -> None:
    """Take a decision back for selections from now on; the record stays."""
    when = at or timezone.now()
    with transaction.atomic():
        if locked := source_of(decision.rule_set.about).locked(decision.rule_set.about):
            raise Locked(locked)
        if PanelDecision.objects.filter(pk=decision.pk, revoked_at__isnull=True).update(revoked_at=when):
            audit(decision, "panel decision revoked", by=by, changes={"ref": (decision.ref, None)}, at=when)
