"""The office's events: the list, a new one, the desk of one, its sections, publishing and cancelling it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.permissions import require
from circulade.core.downloads import Columns, as_file, moment
from circulade.events.domain.copying import copy_event
from circulade.events.domain.editing import (
    cancel_event,
    change_event,
    create_event,
    publish_event,
    withdraw_event,
)
from circulade.events.domain.trouble import Outdated, Refused
from circulade.events.enums import ACTIVE
from circulade.events.forms.editing import SECTION_NAMES, SECTIONS, NewEventForm
from circulade.events.forms.parts import EventReasonForm
from circulade.events.forms.refusing import put_refusal
from circulade.events.models import Event
from circulade.events.queries.events import counted_sessions, office_events, programme_days, sessions_of
from circulade.events.views.loading import clock, office, programme_of, signed_in
from circulade.events.views.tabs import event_tabs
from circulade.register.enums import TerritoryKind

EVENTS: Columns[Event] = {
    "event": lambda each: each.slug,
    "code": lambda each: each.code,
    "title": lambda each: str(each.title),
    "kind": lambda each: each.kind,
    "format": lambda each: each.format,
    "starts": lambda each: moment(each.starts),
    "ends": lambda each: moment(each.ends),
    "time_zone": lambda each: each.time_zone,
    "place": lambda each: each.place,
    "stage": lambda each: each.stage,
}


@login_required
def events(request: HttpRequest) -> HttpResponse:
    """List the events of the programme, latest first."""
    programme = programme_of(request)
    require(request.user, "events.list_events", programme)
    found = office_events(programme)
    if (file := as_file(request, EVENTS, found, name="events")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    may_add = request.user.has_perm("events.create_event", programme)
    return render(request, "events/office/list.html", {"page": page, "may_add": may_add})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Begin an event."""
    programme = programme_of(request)
    require(request.user, "events.create_event", programme)
    form = NewEventForm(programme, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_event(programme, form.values(), by=signed_in(request), now=clock())
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("The event is a draft. Add its texts and its programme."))
            return redirect("events:office_event", made.slug)
    return render(request, "events/office/new.html", {"form": form}, status=422 if form.errors else 200)


@login_required
def copy(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin an event after the model of this one."""
    model = office(request, slug)
    require(request.user, "events.create_event", model.programme)
    form = NewEventForm(model.programme, request.POST or None, model=model)
    if request.method == "POST" and form.is_valid():
        try:
            made = copy_event(model, form.values(), by=signed_in(request), now=clock())
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("The copy is a draft, with its programme, seats and questions."))
            return redirect("events:office_event", made.slug)
    context = {"form": form, "model": model}
    return render(request, "events/office/new.html", context, status=422 if form.errors else 200)


@login_required
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the desk of an event: its programme and documents, and what can be done with it."""
    found = office(request, slug)
    sessions = sessions_of(found)
    context = {
        "event": found,
        "may_copy": request.user.has_perm("events.create_event", found.programme),
        "tabs": event_tabs(found, request, "event"),
        "days": programme_days(found, sessions),
        "session_count": counted_sessions(sessions),
        "kinds": [str(TerritoryKind(code).label) for code in found.territory_kinds],
        "documents": list(found.documents.select_related("attachment", "session")),
        "sections": [(name, SECTION_NAMES[name]) for name in SECTIONS],
        "may_change": request.user.has_perm("events.change_event", found),
    }
    return render(request, "events/office/event.html", context)


@login_required
def edit(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """Change one section of an event; a later writer sees what the earlier one wrote."""
    if section not in SECTIONS:
        raise Http404
    found = office(request, slug, "events.change_event")
    form = SECTIONS[section](found, request.POST or None)
    context = {"event": found, "form": form, "section": SECTION_NAMES[section]}
    if request.method == "POST" and form.is_valid():
        try:
            shared: dict[str, Any] = {"by": signed_in(request), "now": clock()}
            typed = form.cleaned_data
            change_event(
                found,
                form.values(),
                seen=typed["seen"],
                keep_clock=bool(typed.get("keep_clock")),
                move_along=bool(typed.get("move_along")),
                **shared,
            )
        except Outdated as outdated:
            # A second saving is meant: the form now holds the revision whose values the page shows.
            now_stored = Event.objects.values_list("revision", flat=True).get(pk=found.pk)
            typed = request.POST.copy()
            typed["seen"] = str(now_stored)
            form.data = typed
            form.add_error(None, _("Somebody else changed this event meanwhile. Save again to keep yours."))
            context["differing"] = outdated.fields.items()
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("Saved."))
            if section == "when" and found.registrations.filter(state__in=ACTIVE).exists():
                messages.warning(
                    request, _("Who registered is not told by itself: write to them under People.")
                )
            return redirect("events:office_event", slug)
    return render(request, "events/office/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an event to everybody."""
    found = office(request, slug, "events.change_event")
    try:
        publish_event(found, by=signed_in(request), now=clock())
        messages.success(request, _("The event is published."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("events:office_event", slug)


@login_required
@require_POST
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Take an event back into a draft."""
    found = office(request, slug, "events.change_event")
    try:
        withdraw_event(found, by=signed_in(request), now=clock())
        messages.success(request, _("The event is a draft again."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("events:office_event", slug)


@login_required
def cancel(request: HttpRequest, slug: str) -> HttpResponse:
    """Cancel an event with a reason."""
    found = office(request, slug, "events.change_event")
    form = EventReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_event(found, reason=form.cleaned_data["reason"], by=signed_in(request), now=clock())
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("The event is cancelled."))
            return redirect("events:office_event", slug)
    context = {"event": found, "form": form, "section": _("Cancel the event")}
    return render(request, "events/office/edit.html", context, status=422 if form.errors else 200)
