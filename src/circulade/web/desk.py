"""What the office sees first: its calls with their stage and next step, and the programme in figures."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from circulade.accounts.models import Programme, User
from circulade.calls.enums import ApplicationState, CallStatus
from circulade.calls.models import Call
from circulade.calls.permissions.calls import visible_teams
from circulade.calls.queries.calls import office_calls, status

NEXT_STEPS: dict[CallStatus, str | Promise] = {
    CallStatus.DRAFT: _("Finish the texts and questions, then announce it"),
    CallStatus.UPCOMING: _("Opens by itself"),
    CallStatus.OPEN: _("Answer questions; closes by itself"),
    CallStatus.CLOSED: _("Begin the eligibility check"),
    CallStatus.ELIGIBILITY: _("Decide on eligibility, then assign assessors"),
    CallStatus.ASSESSMENT: _("Follow the assessments, then select the cohort"),
    CallStatus.DECIDED: _("Preview and send the letters, then publish"),
    CallStatus.PUBLISHED: _("Follow the confirmations"),
    CallStatus.CANCELLED: "",
}
TONES = {
    CallStatus.OPEN: "good",
    CallStatus.UPCOMING: "info",
    CallStatus.CLOSED: "warn",
    CallStatus.DECIDED: "warn",
    CallStatus.CANCELLED: "bad",
}
SHOWN = 8


@dataclass(frozen=True, slots=True)
class CallLine:
    """One call of the office's list."""

    call: Call
    status: CallStatus
    tone: str
    next_step: str | Promise
    moment: datetime | None
    applications: int
    href: str


def call_lines(programme: Programme, user: User, *, now: datetime) -> list[CallLine]:
    """Return the calls that a user sees in the office, latest first, with how far each has come."""
    calls = office_calls(programme, team_ids=visible_teams(user, programme)).annotate(
        received=Count("applications", filter=Q(applications__state=ApplicationState.SUBMITTED))
    )
    return [_line(call, now) for call in calls[:SHOWN]]


def _line(call: Call, now: datetime) -> CallLine:
    seen = status(call, now)
    moments = {CallStatus.UPCOMING: call.opens_at, CallStatus.OPEN: call.closes_at}
    try:
        href = reverse("calls:office_call", args=[call.slug])
    except NoReverseMatch:
        href = ""
    received: int = getattr(call, "received", 0)
    return CallLine(call, seen, TONES.get(seen, ""), NEXT_STEPS[seen], moments.get(seen), received, href)


def office_figures(programme: Programme) -> dict[str, int]:
    """Return how much the programme holds, each in one query."""
    return {
        "territories": programme.territories.filter(merged_into=None).count(),
        "organisations": programme.organisations.count(),
        "participations": programme.participations.count(),
        "groups": programme.groups.count(),
    }
