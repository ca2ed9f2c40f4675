"""The office works on the programme and the documents of an event."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.events.domain.documents import add_document, remove_document
from circulade.events.domain.sessions import delete_session, save_session
from circulade.events.domain.trouble import Refused
from circulade.events.forms.parts import DocumentForm, SessionForm
from circulade.events.forms.refusing import put_refusal
from circulade.events.models import Event, EventSession
from circulade.events.views.loading import clock, office, signed_in


@login_required
def new_session(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a part of the programme."""
    return _session(request, office(request, slug, "events.change_event"), None)


@login_required
def session(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Change a part of the programme."""
    found = office(request, slug, "events.change_event")
    return _session(request, found, get_object_or_404(found.sessions, pk=pk))


def _session(request: HttpRequest, found: Event, held: EventSession | None) -> HttpResponse:
    form = SessionForm(found, held, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            save_session(
                found, form.values(), people=form.people(), by=signed_in(request), now=clock(), session=held
            )
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("events:office_event", found.slug)
    context = {"event": found, "form": form, "section": held or _("New session"), "session": held}
    return render(request, "events/office/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def drop_session(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a part out of the programme."""
    found = office(request, slug, "events.change_event")
    delete_session(get_object_or_404(found.sessions, pk=pk), by=signed_in(request), now=clock())
    messages.success(request, _("The session is deleted."))
    return redirect("events:office_event", slug)


@login_required
def new_document(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a document."""
    found = office(request, slug, "events.change_event")
    form = DocumentForm(found, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, belongs = form.cleaned_data["file"], form.belongs()
        try:
            add_document(found, form.title(), upload=file, by=signed_in(request), now=clock(), **belongs)
        except Refused as refused:
            put_refusal(form, refused)
        else:
            messages.success(request, _("The document is added."))
            return redirect("events:office_event", slug)
    context = {"event": found, "form": form, "section": _("New document"), "files": True}
    return render(request, "events/office/edit.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def drop_document(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Take a document off the event."""
    found = office(request, slug, "events.change_event")
    remove_document(get_object_or_404(found.documents, pk=pk), by=signed_in(request), now=clock())
    messages.success(request, _("The document is removed."))
    return redirect("events:office_event", slug)
