"""The calendar of events, public group meetings and webinars, and its feeds."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from circulade.core.downloads import Columns, as_file, moment
from circulade.events.domain.calendar import events_calendar
from circulade.events.domain.feed import events_feed
from circulade.events.forms.filters import CalendarFilter
from circulade.events.models import Event
from circulade.events.queries.calendar import calendar_events
from circulade.events.queries.events import public_events
from circulade.events.views.loading import clock, programme_of

IN_A_FEED = 100
COLUMNS: Columns[Event] = {
    "event": lambda each: each.slug,
    "title": lambda each: str(each.title),
    "kind": lambda each: each.kind,
    "format": lambda each: each.format,
    "starts": lambda each: moment(each.starts),
    "ends": lambda each: moment(each.ends),
    "time_zone": lambda each: each.time_zone,
    "place": lambda each: each.place,
    "recording": lambda each: each.recording,
}


def events(request: HttpRequest) -> HttpResponse:
    """List what is coming, or what was."""
    form = CalendarFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    found = calendar_events(programme_of(request), asked, now=clock())
    if (file := as_file(request, COLUMNS, found, name="events")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {"page": page, "filter": form, "narrowed": any(asked.values())}
    return render(request, "events/public/calendar.html", context)


def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Send all events as a calendar to subscribe to."""
    programme = programme_of(request)
    found = public_events(programme).order_by("-starts")[:IN_A_FEED]
    name = _("Events: %s") % programme.name
    return HttpResponse(events_calendar(name, found), content_type="text/calendar; charset=utf-8")


def feed(request: HttpRequest) -> HttpResponse:
    """Send the latest events as a feed for news readers."""
    programme = programme_of(request)
    found = public_events(programme).order_by("-published_at", "-starts")[:IN_A_FEED]
    text = events_feed(programme, found, title=_("Events: %s") % programme.name)
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
