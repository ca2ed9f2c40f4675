"""The calendar of events, public group meetings and webinars, and its feeds."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
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
    programme = programme_of(request)
    form = CalendarFilter(programme, request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    found = calendar_events(programme, asked, now=clock())
    if (file := as_file(request, COLUMNS, found, name="events")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "filter": form,
        "narrowed": any(asked.values()),
        "group": programme.groups.filter(public=True, slug=asked.get("group") or "").first(),
    }
    return render(request, "events/public/calendar.html", context)


def calendar_feed(request: HttpRequest) -> HttpResponse:
    """Send all events, or the meetings of one group, as a calendar to subscribe to."""
    found, name, _query = _followed(request)
    return HttpResponse(
        events_calendar(name, found.order_by("-starts")[:IN_A_FEED]),
        content_type="text/calendar; charset=utf-8",
    )


def feed(request: HttpRequest) -> HttpResponse:
    """Send the latest events, or those of one group, as a feed for news readers."""
    found, name, query = _followed(request)
    latest = found.order_by("-published_at", "-starts")[:IN_A_FEED]
    text = events_feed(programme_of(request), latest, title=name, query=query)
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


def _followed(request: HttpRequest) -> tuple[QuerySet[Event], str, str]:
    """Return the events that somebody follows, what they are called together, and the query that asks for them."""
    programme = programme_of(request)
    found, slug = public_events(programme), request.GET.get("group", "")
    if not slug:
        return found, _("Events: %s") % programme.name, ""
    group = get_object_or_404(programme.groups.filter(public=True), slug=slug[:80])
    return found.filter(group=group), _("Meetings: %s") % group.name, f"?{urlencode({'group': group.slug})}"
