"""Pages of need and offer cards for the office: all of them, and those written on somebody's behalf."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.permissions import require
from circulade.core.downloads import table_response
from circulade.files.sheets import TABLE_FORMATS
from circulade.needs.domain.acting import Acting
from circulade.needs.domain.cards import begin_card
from circulade.needs.domain.table import export_cards
from circulade.needs.enums import CardKind
from circulade.needs.forms import CardFilter, CardForm, OnBehalfForm
from circulade.needs.models import Card
from circulade.needs.queries import office_cards
from circulade.needs.views.cards import edited, kind_named, moved, shown, typed, who


def _of_office(request: HttpRequest, pk: int) -> Card:
    programme, user = who(request)
    require(user, "needs.write_cards", programme)
    return get_object_or_404(office_cards(programme), pk=pk)


@login_required
def office_card(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a card for the one who stated it."""
    found, (_programme, user) = _of_office(request, pk), who(request)
    form = edited(request, found, by=user)
    if form is None:
        return redirect("needs:office_card", pk)
    context = shown(found, form) | {
        "base": "office.html",
        "list": "needs:office_cards",
        "move": "needs:office_move_card",
        "practices": "matchmaking:need_practices" if found.kind == CardKind.NEED else "",
    }
    return render(request, "needs/card.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def office_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Open, withdraw or close a card for the one who stated it."""
    found, (_programme, user) = _of_office(request, pk), who(request)
    moved(request, found, by=user)
    return redirect("needs:office_card", pk)


@login_required
def office_new(request: HttpRequest, kind: str) -> HttpResponse:
    """Write a need or an offer on somebody's behalf: after a visit, a call, an assessment of needs."""
    programme, user = who(request)
    require(user, "needs.write_cards", programme)
    wanted = kind_named(kind)
    form = CardForm(request.POST or None, kind=wanted, initial={"language": programme.office_language})
    whom = OnBehalfForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid() and whom.is_valid():
        acting = Acting(**{name: whom.cleaned_data[name] for name in ("organisation", "territory")})
        made = begin_card(programme, acting, kind=wanted, by=user, **typed(form))
        messages.success(request, _("Saved as a draft: open it when it is ready."))
        return redirect("needs:office_card", made.pk)
    context = {
        "form": form,
        "whom": whom,
        "kind": wanted,
        "base": "office.html",
        "list": "needs:office_cards",
    }
    return render(request, "needs/new.html", context, status=422 if form.errors or whom.errors else 200)


@login_required
def office_list(request: HttpRequest) -> HttpResponse:
    """List all cards of the programme for the office."""
    programme, user = who(request)
    require(user, "needs.list_cards", programme)
    form = CardFilter(request.GET)
    found = office_cards(programme, **(form.cleaned_data if form.is_valid() else {}))
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "may_write": user.has_perm("needs.write_cards", programme),
        "formats": list(TABLE_FORMATS),
        "query": request.GET.urlencode(),
    }
    return render(request, "needs/office.html", context)


@login_required
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the filtered cards as a file."""
    programme, user = who(request)
    require(user, "needs.list_cards", programme)
    chosen = next((each for each in TABLE_FORMATS if each == kind), None)
    if chosen is None:
        raise Http404
    form = CardFilter(request.GET)
    found = office_cards(programme, **(form.cleaned_data if form.is_valid() else {}))
    return table_response(export_cards(programme, found, kind=chosen, by=user), name="cards")
