"""The matchmaking day of an address, for somebody of the office."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.accounts.models import User
from circulade.core.components import Tab
from circulade.events.models import Event
from circulade.events.views.loading import office, signed_in
from circulade.matchmaking.models import MeetingDay

PLAN = "matchmaking.plan_meetings"


def event_of(request: HttpRequest, slug: str) -> tuple[Event, User]:
    """Return the event, to those who plan its meetings."""
    return office(request, slug, PLAN), signed_in(request)


def day_of(request: HttpRequest, slug: str) -> tuple[MeetingDay, User]:
    """Return the day, to those who plan it; 404 where the event has no meetings."""
    event, user = event_of(request, slug)
    found = MeetingDay.objects.filter(event=event).select_related("published__run", "peer_session").first()
    if found is None:
        raise Http404
    found.event = event
    return found, user


def day_tabs(day: MeetingDay, current: str) -> list[Tab]:
    """Return the pages of a day."""
    named = {
        "day": _("Set-up"),
        "day_people": _("Participants"),
        "day_requests": _("Requests"),
        "day_rules": _("Rules"),
        "day_plan": _("Plan"),
        "day_letters": _("Letters"),
        "day_stands": _("Stands"),
        "day_peers": _("Peer tables"),
    }
    return [
        Tab(label, reverse(f"matchmaking:{name}", args=[day.event.slug]), name == current)
        for name, label in named.items()
    ]
