"""Workspaces: what is to do, for the office, assessors and members."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from circulade.accounts.models import User
from circulade.accounts.queries import current_programme
from circulade.web.shell import workspaces_of


@login_required
def workspace(request: HttpRequest) -> HttpResponse:
    """Send everybody to the workspace of their strongest role."""
    return redirect(next(iter(_places(request).values())))


@login_required
def office(request: HttpRequest) -> HttpResponse:
    """Show the office what is to do today."""
    return _desk(request, "office")


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


def _desk(request: HttpRequest, key: str) -> HttpResponse:
    if key not in _places(request):
        raise PermissionDenied(key)
    return render(request, f"web/{key}.html")
