"""Tags that show a call's result: to everybody once it is published, to an applicant once they were told."""

from typing import Any

from django import template

from circulade.calls.domain.publishing import Results, results_of
from circulade.calls.domain.reviews import own_verdict
from circulade.calls.enums import CallStage
from circulade.calls.models import Application, Call
from circulade.calls.queries.results import told_at

register = template.Library()


@register.simple_tag
def published_results(call: Call) -> Results | None:
    """Return what everybody sees of the result; None before it is published."""
    return results_of(call) if call.stage == CallStage.PUBLISHED else None


@register.inclusion_tag("calls/results/own_result.html")
def own_result(application: Application) -> dict[str, Any]:
    """Tell an applicant the result and where to answer; nothing before the letter went out."""
    return {"application": application, "verdict": own_verdict(application, told=told_at(application))}
