"""The people of a stand edit it by their link, without an account."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from circulade.events.domain.documents import add_document, remove_document
from circulade.events.domain.exhibiting import change_own_stand
from circulade.events.domain.links import stand_of
from circulade.events.domain.trouble import Refused
from circulade.events.enums import EventStage
from circulade.events.forms.parts import StandDocumentForm
from circulade.events.forms.refusing import put_refusal
from circulade.events.forms.stands import OwnStandForm
from circulade.events.models import Stand
from circulade.events.views.loading import clock

MOST_DOCUMENTS = 20


def _loaded(token: str) -> Stand:
    stand = stand_of(token)
    if stand is None:
        raise Http404
    return stand


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


@never_cache
def own_stand(request: HttpRequest, token: str) -> HttpResponse:
    """Say what the stand shows, who is there and how to reach them."""
    stand = _loaded(token)
    if request.method != "POST":
        return _page(request, stand, token)
    form = OwnStandForm(stand.event, stand, request.POST)
    if not form.is_valid():
        return _page(request, stand, token, form=form)
    change_own_stand(stand, form.values(), now=clock())
    messages.success(request, _("Saved."))
    return redirect("events:own_stand", token)


@require_POST
def add(request: HttpRequest, token: str) -> HttpResponse:
    """Add a document."""
    stand = _loaded(token)
    form = StandDocumentForm(stand.event, request.POST, request.FILES)
    if form.is_valid():
        file, belongs = form.cleaned_data["file"], form.belongs() | {"stand": stand}
        try:
            if stand.documents.count() >= MOST_DOCUMENTS:
                raise Refused(_("A stand has at most %d documents.") % MOST_DOCUMENTS, field="file")
            add_document(stand.event, form.title(), upload=file, by=None, now=clock(), **belongs)
            messages.success(request, _("The document is added."))
            return redirect("events:own_stand", token)
        except Refused as refused:
            put_refusal(form, refused)
    return _page(request, stand, token, document_form=form)


@require_POST
def remove(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """Take a document away."""
    document = get_object_or_404(_loaded(token).documents.select_related("event", "attachment"), pk=pk)
    remove_document(document, by=None, now=clock())
    messages.success(request, _("The document is removed."))
    return redirect("events:own_stand", token)
