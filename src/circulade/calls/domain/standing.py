"""How far a call has come, and what the office does next."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from circulade.calls.enums import CallStage, CallStatus
from circulade.calls.models import Call
from circulade.calls.queries.calls import status
from circulade.core.components import Step

ORDER = (
    CallStatus.DRAFT,
    CallStatus.OPEN,
    CallStatus.CLOSED,
    CallStatus.ELIGIBILITY,
    CallStatus.ASSESSMENT,
    CallStatus.DECIDED,
    CallStatus.PUBLISHED,
)


def lifecycle(call: Call, now: datetime) -> list[Step]:
    """Return the stages of a call as steps."""
    seen = status(call, now)
    if seen == CallStatus.CANCELLED:
        return [Step(CallStatus.CANCELLED.label, "current")]
    place = ORDER.index(CallStatus.OPEN if seen == CallStatus.UPCOMING else seen)
    return [
        Step(
            CallStatus.UPCOMING.label if index == 1 and seen == CallStatus.UPCOMING else each.label,
            "done" if index < place else "current" if index == place else "todo",
        )
        for index, each in enumerate(ORDER)
    ]


@dataclass(frozen=True, slots=True)
class NextAction:
    """What to do next: in words, the stage that a button leads to (empty: nothing to press), and the tab to work on."""

    text: str
    label: str = ""
    to: str = ""
    tab: str = ""


def next_action(call: Call, now: datetime) -> NextAction:
    """Say what the office does next with a call."""
    seen = status(call, now)
    actions = {
        CallStatus.DRAFT: NextAction(
            _(
                "When nothing is missing, announce the call: its questions are frozen, and its dates open and close it."
            ),
            _("Announce the call"),
            CallStage.ANNOUNCED,
        ),
        CallStatus.UPCOMING: NextAction(_("The call opens by itself on its date.")),
        CallStatus.OPEN: NextAction(
            _("The call closes by itself at the deadline. Answer questions meanwhile."), tab="public"
        ),
        CallStatus.CLOSED: NextAction(
            _("Enter late and paper applications, then check who is eligible."),
            _("Begin the eligibility check"),
            CallStage.ELIGIBILITY,
            tab="applications",
        ),
        CallStatus.ELIGIBILITY: NextAction(
            _("Decide on each application, then let assessors begin."),
            _("Begin the assessment"),
            CallStage.ASSESSMENT,
            tab="eligibility",
        ),
        CallStatus.ASSESSMENT: NextAction(
            _("When the scores are in, select the cohort and decide."), tab="selection"
        ),
        CallStatus.DECIDED: NextAction(_("Send the letters, then publish the result."), tab="letters"),
        CallStatus.PUBLISHED: NextAction(
            _("Follow who confirms a place, and fill the places that become free."), tab="cohort"
        ),
    }
    return actions.get(seen, NextAction(""))
