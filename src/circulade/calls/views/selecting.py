"""The way from a call to the studio in which its cohort is selected."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from circulade.calls.views.loading import office
from circulade.cohorts.domain.rulesets import rule_set_of


@login_required
def selection(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead to the selection studio of a call, which begins with an empty set of rules."""
    call = office(request, slug, "calls.read_selection")
    return redirect("cohorts:studio", pk=rule_set_of(call).pk)
