"""Change an assignment by hand: give, take back, swap; each change is checked and audited."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.assessing_trouble import PairRefused
from circulade.calls.domain.assigning import take_up_again
from circulade.calls.enums import ApplicationState, AssessmentState, CallStage, Eligibility
from circulade.calls.models import Application, Assessment, Assessor, Call, Conflict
from circulade.core.domain.audit import audit

if TYPE_CHECKING:
    from circulade.accounts.models import User


def give(application: Application, assessor: Assessor, *, by: "User | None", now: datetime) -> Assessment:
    """Give an application to an assessor by hand. Raises PairRefused with the reason."""
    with transaction.atomic():
        call = Call.objects.select_for_update().get(pk=application.call_id)
        held = Assessment.objects.filter(application=application, assessor=assessor).first()
        if reason := _why_not(call, application, assessor, held):
            raise PairRefused(reason)
        if held is None:
            held = Assessment.objects.create(
                application=application, assessor=assessor, assigned_at=now, by_hand=True
            )
        else:
            take_up_again(held, now=now)
        audit(held, "application given", by=by, changes=_pair(application, assessor), at=now)
    return held


def _pair(application: Application, assessor: Assessor) -> dict[str, tuple[object, object]]:
    return {"application": (None, application.ref), "assessor": (None, assessor.pseudonym)}


def _why_not(call: Call, application: Application, assessor: Assessor, held: Assessment | None) -> str:
    """Say why an assessor cannot have an application; empty if they can."""
    said = {"ref": application.ref, "name": assessor.pseudonym}
    if assessor.call_id != call.pk:
        return _("%(name)s assesses for another call.") % said
    if call.stage != CallStage.ASSESSMENT:
        return _("Applications are assigned at the stage “assessment”: begin it first.")
    if application.state != ApplicationState.SUBMITTED or application.eligibility == Eligibility.INELIGIBLE:
        return _("%(ref)s is not assessed: it was withdrawn, not sent in, or found ineligible.") % said
    if assessor.left_at is not None:
        return _("%(name)s has left: choose another assessor.") % said
    if Conflict.objects.filter(application=application, user_id=assessor.user_id).exists():
        return _("%(name)s has a conflict with %(ref)s: choose another assessor.") % said
    if held is not None and held.state != AssessmentState.DECLINED:
        return _("%(name)s has %(ref)s already.") % said
    open_ones = assessor.assessments.exclude(state=AssessmentState.DECLINED).count()
    if open_ones >= assessor.load:
        return _("%(name)s already has %(count)d applications, as many as agreed: raise the load first.") % {
            **said,
            "count": open_ones,
        }
    return ""


def take_back(assessment: Assessment, *, by: "User", now: datetime) -> None:
    """Take an application back that the assessor has not begun; begun work is never thrown away by others."""
    with transaction.atomic():
        held = Assessment.objects.select_for_update(of=("self",)).select_related("application", "assessor")
        found = held.filter(pk=assessment.pk).first()
        if found is None:
            return
        if found.state != AssessmentState.ASSIGNED:
            raise PairRefused(
                _("%(name)s has begun %(ref)s: only what is untouched can be taken back.")
                % {"name": found.assessor.pseudonym, "ref": found.application.ref}
            )
        changes = {
            field: (new, old) for field, (old, new) in _pair(found.application, found.assessor).items()
        }
        audit(found, "application taken back", by=by, changes=changes, at=now)
        found.delete()


def swap(assessment: Assessment, assessor: Assessor, *, by: "User", now: datetime) -> Assessment:
    """Give an untouched application to another assessor instead; both steps or none."""
    with transaction.atomic():
        application = assessment.application
        take_back(assessment, by=by, now=now)
        return give(application, assessor, by=by, now=now)
