"""The demo's eligibility decisions: what the automatic checks propose is what the office decides."""

from datetime import datetime

from circulade.accounts.models import User
from circulade.calls.models import Call


def decide_by_findings(call: Call, *, by: User, now: datetime) -> None:
    for one in call.applications.filter(state="submitted"):
        ok = one.organisation_kind in call.eligible_kinds and one.submitted_at <= call.closes_at
        one.eligibility = "eligible" if ok else "ineligible"
        one.save()
