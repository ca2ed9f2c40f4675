"""Workspaces: what is to do, for the office, assessors and members."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from circulade.accounts.models import User
from circulade.accounts.queries import current_programme, programmes_of
from circulade.web.desk import call_lines, office_figures
from circulade.web.shell import workspaces_of


@login_required
def workspace(request: HttpRequest) -> HttpResponse:
    """Send everybody to the workspace of their strongest role, in the programme where they have one."""
    user = request.user
    if isinstance(user, User) and "programme" not in request.session:
        theirs = list(programmes_of(user).values_list("pk", flat=True))
        current = current_programme(request)
        if theirs and current is not None and current.pk not in theirs:
            request.session["programme"] = theirs[0]
            del request._programme  # type: ignore[attr-defined]  # what `current_programme` remembered
    return redirect(next(iter(_places(request).values())))


@login_required
def office(request: HttpRequest) -> HttpResponse:
    """Show the office what is to do today, its calls and their next steps."""
    user, programme = request.user, current_programme(request)
    if programme is None or not isinstance(user, User):
        return _desk(request, "office")
    return _desk(
        request,
        "office",
        calls=call_lines(programme, user, now=timezone.now()),
        figures=office_figures(programme),
        may_add=user.has_perm("calls.add_call", programme),
    )


@login_required
def assess(request: HttpRequest) -> HttpResponse:
    """Show assessors what waits for them."""
    return _desk(request, "assess")


@login_required
def member(request: HttpRequest) -> HttpResponse:
    """Show members and applicants what is theirs."""
    return _desk(request, "member")


def _places(request: HttpRequest) -> dict[str, str]:
    user = request.user
    if not isinstance(user, User):
        return {}
    return {place.key: place.href for place in workspaces_of(user, current_programme(request))}


def _desk(request: HttpRequest, key: str, **context: Any) -> HttpResponse:
    if key not in _places(request):
        raise PermissionDenied(key)
    return render(request, f"web/{key}.html", {**context, "today": timezone.localdate()})
