"""Public pages: the list of calls, one call, asking a question."""

from django.contrib import messages
from django.core.cache import cache
from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from circulade.accounts.queries import current_programme
from circulade.calls.domain.public_questions import ask
from circulade.calls.domain.trouble import Refused
from circulade.calls.enums import CallStage, CallStatus
from circulade.calls.forms.applying import AskForm
from circulade.calls.models import Call
from circulade.calls.queries.calls import public_calls
from circulade.calls.queries.pages import call_page, listed
from circulade.calls.views.loading import announced, clock

ASKED_PER_HOUR = 5


def calls(request: HttpRequest) -> HttpResponse:
    """List the calls that were announced: open ones first, then those to come, then the rest."""
    programme = current_programme(request)
    if programme is None:
        raise Http404
    shown = [listed(each, clock()) for each in public_calls(programme)]
    now_open = [each for each in shown if each.status == CallStatus.OPEN]
    coming = [each for each in shown if each.status == CallStatus.UPCOMING]
    past = [each for each in shown if each not in now_open and each not in coming]
    return render(request, "calls/public/list.html", {"open": now_open, "coming": coming, "past": past})


def call(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one call: who can apply, what for, until when, by which criteria."""
    return show(request, announced(request, slug), AskForm())


def show(request: HttpRequest, found: Call, form: AskForm, *, code: int = 200) -> HttpResponse:
    """Draw the page of a call."""
    now = clock()
    prefetch_related_objects([found], "tracks", "criteria")
    context = call_page(found, now) | {"form": form, "results_shown": found.stage == CallStage.PUBLISHED}
    return render(request, "calls/public/call.html", context, status=code)


def ask_question(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a question; a few per hour and address, and none from what fills in hidden fields."""
    found = announced(request, slug)
    address = f"{reverse('calls:call', args=[slug])}#questions"
    if request.method != "POST":
        return redirect(address)
    form = AskForm(request.POST)
    if not form.is_valid():
        return show(request, found, form, code=422)
    if form.cleaned_data["website"]:
        return redirect(address)
    key = f"calls:asked:{found.pk}:{request.META.get('REMOTE_ADDR', '')}"
    asked = int(cache.get(key, 0))
    try:
        if asked >= ASKED_PER_HOUR:
            raise Refused(
                _("You have asked several questions already: please wait an hour, or write to the office.")
            )
        ask(found, form.cleaned_data["text"], email=form.cleaned_data["email"], now=clock())
    except Refused as refused:
        form.add_error(None, str(refused))
        return show(request, found, form, code=422)
    cache.set(key, asked + 1, timeout=3600)
    messages.success(request, _("Thank you: the office has your question."))
    return redirect(address)
