"""One match: why the two fit, the decision, the introduction, and what came of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.models import User
from circulade.core.views.office import office_programme
from circulade.matchmaking.domain.deciding import MatchRefused, decide
from circulade.matchmaking.domain.introducing import (
    answer_side,
    introduction_of,
    need_side,
    note_outcome,
    send_introduction,
    write_introduction,
)
from circulade.matchmaking.domain.wording import reasons
from circulade.matchmaking.enums import MatchState, OutcomeKind
from circulade.matchmaking.forms.matches import IntroductionForm, OutcomeForm, SendForm
from circulade.matchmaking.models import Match
from circulade.matchmaking.queries.matches import matches_of
from circulade.matchmaking.views.desk import FACILITATE, SEE


def _match(request: HttpRequest, pk: int, permission: str) -> tuple[Match, User]:
    programme, user = office_programme(request, permission)
    return get_object_or_404(matches_of(programme), pk=pk), user


def _page(request: HttpRequest, found: Match, user: User, *, status: int = 200, **forms: Any) -> HttpResponse:
    """Show a match, with the forms as they were typed."""
    words = introduction_of(found)
    context: dict[str, Any] = {
        "match": found,
        "reasons": reasons(found.why),
        "sides": [need_side(found), answer_side(found)],
        "introduction": words,
        "outcomes": list(found.outcomes.all()),
        "may_facilitate": user.has_perm(FACILITATE, found.programme),
        "words": IntroductionForm(initial={"subject": words.subject, "text": words.text}),
        "agree": SendForm(),
        "outcome": OutcomeForm(initial={"on": timezone.localdate()}),
    }
    return render(request, "matchmaking/match.html", context | forms, status=status)


@login_required
def match(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a match."""
    found, user = _match(request, pk, SEE)
    return _page(request, found, user)


@login_required
@require_POST
def decide_match(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a match, set it aside, or take that back."""
    found, user = _match(request, pk, FACILITATE)
    try:
        if request.POST.get("to") not in MatchState.values:
            raise MatchRefused(_("Please choose what the match becomes."))
        decide(found, MatchState(request.POST["to"]), by=user, reason=request.POST.get("reason", ""))
        messages.success(request, _("Saved."))
    except MatchRefused as refused:
        messages.error(request, str(refused))
    return redirect("matchmaking:match", pk)


@login_required
@require_POST
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the words of the introduction."""
    found, user = _match(request, pk, FACILITATE)
    form = IntroductionForm(request.POST)
    if form.is_valid():
        try:
            write_introduction(found, **form.cleaned_data, by=user)
            messages.success(request, _("Saved. It is not sent yet."))
            return redirect("matchmaking:match", pk)
        except MatchRefused as refused:
            form.add_error(None, str(refused))
    return _page(request, found, user, status=422, words=form)


@login_required
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the introduction to both sides."""
    found, user = _match(request, pk, FACILITATE)
    form = SendForm(request.POST)
    agreed = form.is_valid() and bool(form.cleaned_data["agreed"])
    try:
        letters = send_introduction(found, agreed=agreed, by=user, now=timezone.now())
        messages.success(request, _("On its way to %s addresses.") % len(letters))
    except MatchRefused as refused:
        messages.error(request, str(refused))
    return redirect("matchmaking:match", pk)


@login_required
@require_POST
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Record what came of an introduction."""
    found, user = _match(request, pk, FACILITATE)
    form = OutcomeForm(request.POST)
    if form.is_valid() and noted(found, form, by=user):
        messages.success(request, _("Saved."))
        return redirect("matchmaking:match", pk)
    return _page(request, found, user, status=422, outcome=form)


def noted(found: Match, form: OutcomeForm, *, by: User) -> bool:
    """Record an outcome as typed; a refusal stands in the form."""
    typed = form.cleaned_data
    try:
        note_outcome(
            found,
            OutcomeKind(typed["kind"]),
            on=typed["on"],
            today=timezone.localdate(),
            note=typed["note"],
            by=by,
        )
    except MatchRefused as refused:
        form.add_error(None, str(refused))
        return False
    return True
