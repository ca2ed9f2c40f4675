"""The tabs of an event's pages in the office."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.core.components import Tab
from circulade.events.models import Event


def event_tabs(event: Event, request: HttpRequest, current: str) -> list[Tab]:
    """Return the pages of an event that this user may open."""
    found = [
        ("event", _("Overview"), "events:office_event", "events.enter_event"),
        ("seats", _("Seats"), "events:office_seats", "events.enter_event"),
        ("people", _("People"), "events:office_people", "events.read_people"),
        ("door", _("Check-in"), "events:office_door", "events.check_in"),
        ("stands", _("Exhibition"), "events:office_stands", "events.enter_event"),
        ("report", _("Report"), "events:office_report", "events.enter_event"),
        ("meetings", _("Meetings"), "matchmaking:day", "matchmaking.plan_meetings"),
    ]
    return [
        Tab(label, reverse(address, args=[event.slug]), name == current)
        for name, label, address, permission in found
        if request.user.has_perm(permission, event)
    ]
