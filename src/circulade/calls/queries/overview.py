"""Figures of a call for its overview: counts only, nothing about a single applicant."""

from django.db.models import Count, Q

from circulade.calls.enums import ApplicationState, Eligibility
from circulade.calls.models import Call


def application_counts(call: Call) -> dict[str, int]:
    """Count a call's applications by state and eligibility, in one query."""
    submitted = Q(state=ApplicationState.SUBMITTED)
    return call.applications.aggregate(
        drafts=Count("pk", filter=Q(state=ApplicationState.DRAFT)),
        submitted=Count("pk", filter=submitted),
        withdrawn=Count("pk", filter=Q(state=ApplicationState.WITHDRAWN)),
        eligible=Count("pk", filter=submitted & Q(eligibility=Eligibility.ELIGIBLE)),
        ineligible=Count("pk", filter=submitted & Q(eligibility=Eligibility.INELIGIBLE)),
    )


def by_country(call: Call) -> list[tuple[str, int]]:
    """Count submitted applications by country, most first."""
    found = (
        call.applications.filter(state=ApplicationState.SUBMITTED)
        .exclude(country="")
        .values("country")
        .annotate(count=Count("pk"))
        .order_by("-count", "country")
    )
    return [(row["country"], row["count"]) for row in found]
