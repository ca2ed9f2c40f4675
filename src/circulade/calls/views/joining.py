"""Accepted applicants confirm their place or give it up."""

from datetime import datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.calls.domain.joining import confirm_place, give_up_place
from circulade.calls.domain.places import confirm_until
from circulade.calls.domain.reviews import own_verdict
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Application
from circulade.calls.queries.results import told_at
from circulade.calls.views.loading import clock, own, signed_in


def _accepted(request: HttpRequest, pk: int) -> tuple[Application, datetime]:
    """Return an application with a place, and when its people were told: before that there is no such page."""
    found = own(request, pk)
    told = told_at(found) if found.confirmation else None
    if told is None:
        raise Http404
    return found, told


@login_required
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the place, what confirming means, and both answers."""
    found, told = _accepted(request, pk)
    participation = found.participation
    seat = participation.seats.select_related("group").first() if participation else None
    context = {
        "application": found,
        "call": found.call,
        "verdict": own_verdict(found, told=told),
        "group": seat.group if seat else None,
        "until": confirm_until(found, told=told),
    }
    return render(request, "calls/results/place.html", context)


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm the place."""
    try:
        confirm_place(_accepted(request, pk)[0], by=signed_in(request), now=clock())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Your place is confirmed. Welcome!"))
    return redirect("calls:place", pk)


@login_required
@require_POST
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the place up."""
    try:
        give_up_place(_accepted(request, pk)[0], by=signed_in(request), now=clock())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Your place is given up. The office looks for somebody else now."))
    return redirect("calls:place", pk)
