"""Accepted applicants confirm or give up their place; the office then sees the replacement the rules call for."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.admitting import dismiss
from circulade.calls.domain.deciding import decide_call, standing_selection
from circulade.calls.domain.publishing import show_territories
from circulade.calls.domain.trouble import WrongStage
from circulade.calls.enums import Confirmation
from circulade.calls.models import Application, Call
from circulade.cohorts.domain.replacing import Proposal, propose_replacement
from circulade.cohorts.models import CohortSelection
from circulade.core.domain.audit import audit
from circulade.register.domain.participations import confirm_participation
from circulade.register.models import Participation

if TYPE_CHECKING:
    from circulade.accounts.models import User


def _accepted(application: Application) -> Application:
    held = Application.objects.select_for_update().select_related("call__programme").get(pk=application.pk)
    if not held.confirmation or held.confirmation == Confirmation.DECLINED:
        raise WrongStage(_("This application has no place to confirm or give up."))
    return held


def confirm_place(application: Application, *, by: "User", now: datetime) -> Application:
    """Confirm an accepted place: the participation holds from now on. Confirming twice changes nothing."""
    with transaction.atomic():
        held = _accepted(application)
        if held.confirmation == Confirmation.CONFIRMED:
            return held
        kept = held.participation
        if kept is None:
            raise WrongStage(_("This application has no place to confirm or give up."))
        same = Participation.objects.filter(
            programme=held.call.programme,
            evidence=kept.evidence,
            content_type=kept.content_type,
            object_id=kept.object_id,
        )
        for participation in same.filter(state="awaited"):
            confirm_participation(participation, on=now.date(), by=by)
        held.confirmation = Confirmation.CONFIRMED
        held.confirmed_at = now
        held.save(update_fields=["confirmation", "confirmed_at"])
        audit(held, "place confirmed", by=by, at=now)
        show_territories(held, by=by, now=now)
    return held


def give_up_place(application: Application, *, by: "User", now: datetime) -> Application:
    """Give up an accepted place, confirmed or not; the office proposes the replacement."""
    with transaction.atomic():
        held = _accepted(application)
        dismiss(held, by=by, now=now)
        held.confirmation = Confirmation.DECLINED
        held.save(update_fields=["confirmation"])
        audit(held, "place given up", by=by, at=now)
    return held


def unfilled(call: Call) -> list[Application]:
    """Return members of the decided cohort who gave up their place and have not been replaced yet."""
    standing = standing_selection(call)
    if standing is None:
        return []
    members = standing.outcomes.filter(outcome="member").values_list("ref", flat=True)
    return list(call.applications.filter(ref__in=members, confirmation=Confirmation.DECLINED).order_by("ref"))


def replacement_for(application: Application, *, by: "User", now: datetime) -> Proposal:
    """Propose who takes a place that was given up; raises NobodyReplaces or WrongStage."""
    standing = standing_selection(application.call)
    if standing is None or application.confirmation != Confirmation.DECLINED:
        raise WrongStage(_("Only a place of the decided cohort that was given up can be filled."))
    left = application.call.applications.filter(confirmation=Confirmation.DECLINED).exclude(pk=application.pk)
    return propose_replacement(
        standing,
        withdrawn=application.ref,
        unavailable=left.values_list("ref", flat=True),
        by=by,
        at=now,
    )


def accept_replacement(
    call: Call, proposal: CohortSelection, *, by: "User", now: datetime
) -> CohortSelection:
    """Decide a proposed replacement: it supersedes the standing decision, and the newcomer is admitted."""
    return decide_call(call, proposal, by=by, now=now, superseding=standing_selection(call))
