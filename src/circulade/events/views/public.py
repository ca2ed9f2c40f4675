"""What everybody sees of one event: its page, its calendar file, its card, its documents."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from circulade.core.downloads import attachment, send_attachment
from circulade.core.links import absolute
from circulade.events.domain.calendar import event_calendar
from circulade.events.domain.card import card_of
from circulade.events.domain.registering import open_admissions
from circulade.events.domain.structured import structured
from circulade.events.enums import EventStage
from circulade.events.models import Admission, Event
from circulade.events.queries.events import clock_changes, counted_sessions, programme_days, sessions_of
from circulade.events.queries.people import counted_admissions, listed_people
from circulade.events.views.loading import announced, clock, programme_of
from circulade.register.enums import TerritoryKind

# So many people are shown at once; a longer list is opened on request.
FEW = 12


def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an event: when and where, its programme, its documents, and afterwards what came of it."""
    found = announced(request, slug)
    sessions, listed = sessions_of(found), listed_people(found)
    context: dict[str, Any] = {
        "event": found,
        "days": programme_days(found, sessions),
        "session_count": counted_sessions(sessions),
        "overall": [one for one in found.speakers.all() if one.session_id is None],
        "kinds": [str(TerritoryKind(code).label) for code in found.territory_kinds],
        "documents": list(
            found.documents.filter(public=True, stand=None).select_related("attachment", "session")
        ),
        "parts": [one for one in found.parts.order_by("starts") if one.stage != EventStage.DRAFT],
        "is_over": found.ends <= clock(),
        "clock_changes": clock_changes(found),
        "now": clock(),
        "structured": structured(found, sessions) if found.stage != EventStage.DRAFT else "",
        "page_url": absolute(reverse("events:event", args=[slug])),
        "card_url": absolute(reverse("events:card", args=[slug])),
        "admissions": _seats(found),
        "may_register": found.stage == EventStage.PUBLISHED and bool(open_admissions(found, now=clock())),
        "has_stands": found.stands.exists(),
        "listed": listed,
        "few": len(listed) <= FEW,
        "inside": request.user.has_perm("events.enter_event", found),
    }
    return render(request, "events/public/event.html", context)


def _seats(found: Event) -> list[Admission]:
    """Return the ways to take part of an event that is still to come, with who holds seats and who waits."""
    if found.stage != EventStage.PUBLISHED or found.ends <= clock():
        return []
    return list(counted_admissions(found))


def calendar_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Send an event as an iCalendar file."""
    found = announced(request, slug)
    name = f"{found.slug}.ics"
    return attachment(
        event_calendar(found), name=name, media_type="text/calendar; charset=utf-8", for_everybody=True
    )


def card(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the picture shown beside links to the event."""
    response = HttpResponse(card_of(announced(request, slug)), content_type="image/png")
    response["Cache-Control"] = "public, max-age=3600"
    return response


def document(request: HttpRequest, slug: str, pk: int) -> FileResponse | HttpResponse:
    """Send a document that everybody may have; the office gets all."""
    found = announced(request, slug)
    wanted = found.documents.select_related("attachment").filter(pk=pk).first()
    if wanted is None or not (wanted.public or _inside(request, found)):
        raise Http404
    if wanted.attachment is None:
        return redirect(wanted.address)
    return send_attachment(wanted.attachment, wanted.attachment.name)


def _inside(request: HttpRequest, found: Event) -> bool:
    return programme_of(request).pk == found.programme_id and request.user.has_perm(
        "events.enter_event", found
    )
