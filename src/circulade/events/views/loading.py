"""Find the event of an address for this visitor: what they may not know about is not found."""

from datetime import datetime

from django.http import Http404, HttpRequest
from django.utils import timezone

from circulade.accounts.models import Programme, User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme
from circulade.events.models import Event
from circulade.events.queries.events import office_events, public_events


def signed_in(request: HttpRequest) -> User:
    """Return the user; `login_required` has turned others away."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def clock() -> datetime:
    """Return the server's time when the request arrives."""
    return timezone.now()


def programme_of(request: HttpRequest) -> Programme:
    """Return the programme, or nothing is found."""
    found = current_programme(request)
    if found is None:
        raise Http404
    return found


def announced(request: HttpRequest, slug: str) -> Event:
    """Return an event that this visitor may see; the office sees drafts too."""
    programme = programme_of(request)
    found = public_events(programme).select_related("parent", "cancel_reason").filter(slug=slug).first()
    if found is None:
        found = office_events(programme).select_related("parent", "cancel_reason").filter(slug=slug).first()
        if found is None or not request.user.has_perm("events.enter_event", found):
            raise Http404
    found.programme = programme
    return found


def office(request: HttpRequest, slug: str, permission: str = "events.enter_event") -> Event:
    """Return an event to somebody of the office; without the further permission 403."""
    programme = programme_of(request)
    require(request.user, "events.list_events", programme)
    found = office_events(programme).select_related("cancel_reason", "parent").filter(slug=slug).first()
    if found is None:
        raise Http404
    found.programme = programme
    require(request.user, permission, found)
    return found
