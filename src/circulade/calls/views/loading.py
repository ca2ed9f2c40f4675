"""Find the call or application of an address for this user: what they may not know about is not found."""

from datetime import datetime

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest
from django.utils import timezone

from circulade.accounts.models import User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme
from circulade.calls.models import Application, Call
from circulade.calls.queries.applications import office_application, own_application
from circulade.calls.queries.calls import public_call


def signed_in(request: HttpRequest) -> User:
    """Return the user; `login_required` has turned others away."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def clock() -> datetime:
    """Return the server's time, once per request, when it arrives."""
    return timezone.now()


def announced(request: HttpRequest, slug: str) -> Call:
    """Return a call that everybody may see."""
    call = public_call(current_programme(request), slug)
    if call is None:
        raise Http404
    return call


def own(request: HttpRequest, pk: int) -> Application:
    """Return an application that the user writes."""
    found = own_application(signed_in(request), pk)
    if found is None:
        raise Http404
    return found


def office(request: HttpRequest, slug: str, permission: str = "calls.view_call") -> Call:
    """Return a call of the programme to somebody of the office; without the further permission 403."""
    programme = current_programme(request)
    if programme is None:
        raise Http404
    call = programme.calls.filter(slug=slug).select_related("team", "factsheet", "cancel_reason").first()
    if call is None or not request.user.has_perm("calls.view_call", call):
        raise Http404
    call.programme = programme
    require(signed_in(request), permission, call)
    return call


def office_file(request: HttpRequest, slug: str, ref: str, permission: str) -> Application:
    """Return an application to somebody of the office who has no conflict with it."""
    call = office(request, slug, "calls.list_applications")
    found = office_application(call, ref, reader=signed_in(request))
    if found is None:
        raise Http404
    found.call = call
    prefetch_related_objects([found], "conflicts")
    require(signed_in(request), permission, found)
    return found
