"""A member's introductions: whom the office brought them together with, and what came of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme, User
from circulade.accounts.queries import current_programme
from circulade.matchmaking.forms.matches import OutcomeForm
from circulade.matchmaking.queries.matches import introductions_of
from circulade.matchmaking.views.match import noted


def _who(request: HttpRequest) -> tuple[Programme, User]:
    programme = current_programme(request)
    if programme is None or not isinstance(request.user, User):
        raise Http404
    return programme, request.user


@login_required
def own(request: HttpRequest) -> HttpResponse:
    """List the introductions one was part of."""
    programme, user = _who(request)
    page = Paginator(introductions_of(user, programme), 50).get_page(request.GET.get("page"))
    return render(request, "matchmaking/own.html", {"page": page})


@login_required
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an introduction again, and tell the office what came of it."""
    programme, user = _who(request)
    found = get_object_or_404(introductions_of(user, programme), pk=pk)
    form = OutcomeForm(request.POST or None, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid() and noted(found, form, by=user):
        messages.success(request, _("Thank you: the office sees it."))
        return redirect("matchmaking:own")
    context = {"match": found, "form": form}
    return render(request, "matchmaking/outcome.html", context, status=422 if form.errors else 200)
