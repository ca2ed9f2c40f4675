"""Pages of need and offer cards: one's own to change and open, all of them for the office."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.models import Programme, User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme
from circulade.files.sheets import TABLE_FORMATS
from circulade.needs.domain.cards import NEXT, CardRefused, edit_card, move_card
from circulade.needs.domain.table import export_cards
from circulade.needs.enums import CardState, CardVisibility
from circulade.needs.forms import CardFilter, CardForm
from circulade.needs.models import Card
from circulade.needs.queries import cards_of, office_cards


def _who(request: HttpRequest) -> tuple[Programme, User]:
    programme = current_programme(request)
    if programme is None or not isinstance(request.user, User):
        raise Http404
    return programme, request.user


def _own(request: HttpRequest, pk: int) -> Card:
    programme, user = _who(request)
    found = cards_of(user, programme).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@login_required
def own_cards(request: HttpRequest) -> HttpResponse:
    """List one's own cards, with what waits as a draft."""
    programme, user = _who(request)
    page = Paginator(cards_of(user, programme), 50).get_page(request.GET.get("page"))
    return render(request, "needs/own.html", {"page": page})


@login_required
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a card; what was stated in the application stands beside it with the difference."""
    found, (_programme, user) = _own(request, pk), _who(request)
    form = CardForm(request.POST or None, instance=Card.objects.get(pk=pk))
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            edit_card(
                found,
                title=typed["title"],
                text=typed["text"],
                theme=typed["theme"],
                visibility=CardVisibility(typed["visibility"]),
                by=user,
            )
        except CardRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("needs:card", pk)
    steps = {
        CardState.OPEN: _("Open the card"),
        CardState.WITHDRAWN: _("Withdraw the card"),
        CardState.MET: _("It is met"),
    }
    context = {
        "card": found,
        "form": form,
        "changed": bool(found.stated) and found.stated != found.text,
        "moves": [(to.value, label) for to, label in steps.items() if to in NEXT[found.state]],
    }
    return render(request, "needs/card.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Open, withdraw or close a card."""
    found, (_programme, user) = _own(request, pk), _who(request)
    try:
        if request.POST.get("to") not in CardState.values:
            raise CardRefused(_("Please choose what the card becomes."))
        move_card(found, CardState(request.POST["to"]), by=user)
        messages.success(request, _("Saved."))
    except CardRefused as refused:
        messages.error(request, str(refused))
    return redirect("needs:card", pk)


@login_required
def office_list(request: HttpRequest) -> HttpResponse:
    """List all cards of the programme for the office."""
    programme, user = _who(request)
    require(user, "needs.list_cards", programme)
    form = CardFilter(request.GET)
    found = office_cards(programme, **(form.cleaned_data if form.is_valid() else {}))
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "formats": list(TABLE_FORMATS),
        "query": request.GET.urlencode(),
    }
    return render(request, "needs/office.html", context)


@login_required
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the filtered cards as a file."""
    programme, user = _who(request)
    require(user, "needs.list_cards", programme)
    chosen = next((each for each in TABLE_FORMATS if each == kind), None)
    if chosen is None:
        raise Http404
    form = CardFilter(request.GET)
    found = office_cards(programme, **(form.cleaned_data if form.is_valid() else {}))
    written = export_cards(programme, found, kind=chosen, by=user)
    response = HttpResponse(written.content, content_type=written.media_type)
    response["Content-Disposition"] = f'attachment; filename="cards.{written.suffix}"'
    return response
