"""The people of a stand edit it by their link, without an account."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from circulade.core.text.catalogue import said
from circulade.events.domain.documents import add_document, remove_document
from circulade.events.domain.exhibiting import change_own_stand
from circulade.events.domain.trouble import Refused
from circulade.events.enums import EventStage
from circulade.events.forms.parts import StandDocumentForm
from circulade.events.forms.refusing import put_refusal
from circulade.events.forms.stands import OwnStandForm
from circulade.events.models import Stand
from circulade.events.views.loading import clock
from circulade.events.views.speaking import of_stand

MOST_DOCUMENTS = 20


def _page(request: HttpRequest, stand: Stand, token: str, **forms: Any) -> HttpResponse:
    event = stand.event
    context: dict[str, Any] = {
        "event": event,
        "stand": stand,
        "token": token,
        "form": OwnStandForm(event, stand),
        "document_form": StandDocumentForm(event),
        "documents": list(stand.documents.select_related("attachment")),
        "shown": event.stage != EventStage.DRAFT,
        **forms,
    }
    wrong = any(form.errors for form in forms.values())
    return render(request, "events/public/own_stand.html", context, status=422 if wrong else 200)


@of_stand
def own_stand(request: HttpRequest, stand: Stand, token: str) -> HttpResponse:
    """Say what the stand shows, who is there and how to reach them."""
    if request.method != "POST":
        return _page(request, stand, token)
    form = OwnStandForm(stand.event, stand, request.POST)
    if not form.is_valid():
        return _page(request, stand, token, form=form)
    change_own_stand(stand, form.values(), now=clock())
    messages.success(request, said("Saved."))
    return redirect("events:own_stand", token)


@require_POST
@of_stand
def add(request: HttpRequest, stand: Stand, token: str) -> HttpResponse:
    """Add a document."""
    form = StandDocumentForm(stand.event, request.POST, request.FILES)
    if form.is_valid():
        file, belongs = form.cleaned_data["file"], form.belongs() | {"stand": stand}
        try:
            if stand.documents.count() >= MOST_DOCUMENTS:
                raise Refused(
                    said("A stand has at most {most} documents.", most=MOST_DOCUMENTS), field="file"
                )
            add_document(stand.event, form.title(), upload=file, by=None, now=clock(), **belongs)
            messages.success(request, said("The document is added."))
            return redirect("events:own_stand", token)
        except Refused as refused:
            put_refusal(form, refused)
    return _page(request, stand, token, document_form=form)


@require_POST
@of_stand
def remove(request: HttpRequest, stand: Stand, token: str, pk: int) -> HttpResponse:
    """Take a document away."""
    document = get_object_or_404(stand.documents.select_related("event", "attachment"), pk=pk)
    remove_document(document, by=None, now=clock())
    messages.success(request, said("The document is removed."))
    return redirect("events:own_stand", token)
