"""The demo's eligibility decisions: what the automatic checks propose is what the office decides."""

from datetime import datetime

from circulade.accounts.models import User
from circulade.calls.domain.eligibility import accept_all_met, check_call, decide
from circulade.calls.enums import Eligibility, FindingOutcome
from circulade.calls.models import Call
from circulade.calls.queries.applications import submitted

# What keeps an application out, and how the demo's office says so.
REASONS = {
    "country": "The country is not among those of the call.",
    "kind": "Organisations of this kind cannot apply.",
    "deadline": "The application came after the deadline.",
}


def decide_by_findings(call: Call, *, by: User, now: datetime) -> None:
    """Accept what meets every check; decide the rest by the checks it does not meet."""
    check_call(call)
    accept_all_met(submitted(call).order_by("ref"), by=by, now=now)
    for application in submitted(call).filter(eligibility=Eligibility.OPEN).order_by("ref"):
        missed = application.findings.filter(outcome=FindingOutcome.NOT_MET).values_list(
            "check_code", flat=True
        )
        said = [REASONS[code] for code in sorted(missed) if code in REASONS]
        to = Eligibility.INELIGIBLE if said else Eligibility.ELIGIBLE
        reason = " ".join(said) or "Looked at by the office: what is open does not keep the application out."
        decide(application, to, reason=reason, by=by, now=now)
