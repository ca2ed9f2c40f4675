"""The stages of a call: which follow which, in one place, each step audited."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.trouble import NotReady, WrongStage
from circulade.calls.enums import CallStage, CallStatus
from circulade.calls.models import Call
from circulade.calls.queries.calls import status
from circulade.core.domain.audit import audit
from circulade.core.domain.remark import remark

if TYPE_CHECKING:
    from circulade.accounts.models import User

# From one stage to the next; cancelling is possible from any but the last two words of a call.
NEXT: dict[str, tuple[CallStage, ...]] = {
    CallStage.DRAFT: (CallStage.ANNOUNCED, CallStage.CANCELLED),
    CallStage.ANNOUNCED: (CallStage.ELIGIBILITY, CallStage.CANCELLED),
    CallStage.ELIGIBILITY: (CallStage.ASSESSMENT, CallStage.CANCELLED),
    CallStage.ASSESSMENT: (CallStage.ELIGIBILITY, CallStage.DECIDED, CallStage.CANCELLED),
    CallStage.DECIDED: (CallStage.ASSESSMENT, CallStage.PUBLISHED, CallStage.CANCELLED),
    CallStage.PUBLISHED: (CallStage.CANCELLED,),
    CallStage.CANCELLED: (),
}


def may_move(call: Call, to: str) -> bool:
    """Tell whether a stage follows the present one."""
    return to in NEXT[call.stage]


def move(
    call: Call, to: CallStage, *, by: "User | None", now: datetime, changes: dict[str, object] | None = None
) -> Call:
    """Take a call to its next stage under a lock, so that two people cannot take different steps at once.

    `changes` are further fields to store with it. Raises `WrongStage`. Selection, letters and publishing call
    this inside their own transaction when they have done their part.
    """
    with transaction.atomic():
        held = Call.objects.select_for_update().get(pk=call.pk)
        if not may_move(held, to):
            raise WrongStage(
                _(
                    "The call is at the stage “%(stage)s”: “%(to)s” does not follow from there. Please look again."
                )
                % {"stage": CallStage(held.stage).label, "to": CallStage(to).label}
            )
        old = held.stage
        fields = {"stage": to, **(changes or {})}
        for field, value in fields.items():
            setattr(held, field, value)
            setattr(call, field, value)
        held.save(update_fields=list(fields))
        audit(held, "call stage changed", by=by, changes={"stage": (old, to)}, at=now)
    return call


def begin_eligibility(call: Call, *, by: "User", now: datetime) -> Call:
    """Start checking eligibility, once the call has closed."""
    if status(call, now) in {CallStatus.OPEN, CallStatus.UPCOMING}:
        raise NotReady(_("The call has not closed yet: eligibility is checked after the deadline."))
    return move(call, CallStage.ELIGIBILITY, by=by, now=now)


def begin_assessment(call: Call, *, by: "User", now: datetime) -> Call:
    """Start assessing what is eligible."""
    return move(call, CallStage.ASSESSMENT, by=by, now=now)


def cancel(call: Call, *, reason: str, by: "User", now: datetime) -> Call:
    """Cancel a call at any stage, with a reason that its page shows."""
    if not reason.strip():
        raise NotReady(_("Please say why the call is cancelled: applicants will read it."))
    with transaction.atomic():
        said = remark(reason.strip(), about=call, by=by, at=now)
        return move(call, CallStage.CANCELLED, by=by, now=now, changes={"cancel_reason": said})
