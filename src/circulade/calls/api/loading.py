"""Find the call that a reader of the API asks for: what they may not know about is not found."""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest

from circulade.accounts.api import programme_of, reader_of, require_reader
from circulade.accounts.models import User
from circulade.calls.models import Call
from circulade.calls.permissions.calls import visible_teams


def visible_calls(request: HttpRequest) -> QuerySet[Call]:
    """Return the announced calls, and those that the reader's office works on."""
    programme, user = programme_of(request), reader_of(request).user
    calls = programme.calls.order_by("-created_at", "-pk")
    wanted = Q(announced_at__isnull=False)
    if isinstance(user, User):
        teams = visible_teams(user, programme)
        if teams is None:
            return calls
        wanted |= Q(team_id__in=teams)
    return calls.filter(wanted)


def visible_call(request: HttpRequest, slug: str) -> Call:
    """Return a call by its slug; Http404 if the reader may not know about it."""
    call = visible_calls(request).select_related("team").filter(slug=slug).first()
    if call is None:
        raise Http404(f"There is no call “{slug}”.")
    call.programme = programme_of(request)
    return call


def office_call(request: HttpRequest, slug: str, permission: str) -> tuple[Call, User]:
    """Return a call and the reader, who has the permission on it."""
    call = visible_call(request, slug)
    return call, require_reader(request, permission, call)
