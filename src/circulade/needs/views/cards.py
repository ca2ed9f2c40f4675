"""Pages of one's own need and offer cards: to write, change and open."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.models import Programme, User
from circulade.accounts.queries import current_programme
from circulade.needs.domain.acting import acting_for
from circulade.needs.domain.cards import EDITABLE, NEXT, CardRefused, begin_card, edit_card, move_card
from circulade.needs.enums import CardKind, CardState
from circulade.needs.forms import CardForm, ForWhomForm
from circulade.needs.models import Card
from circulade.needs.queries import cards_of


def who(request: HttpRequest) -> tuple[Programme, User]:
    """Return the programme and the signed-in user; 404 without a programme."""
    programme = current_programme(request)
    if programme is None or not isinstance(request.user, User):
        raise Http404
    return programme, request.user


def _own(request: HttpRequest, pk: int) -> Card:
    programme, user = who(request)
    found = cards_of(user, programme).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@login_required
def own_cards(request: HttpRequest) -> HttpResponse:
    """List one's own cards, with what waits as a draft."""
    programme, user = who(request)
    page = Paginator(cards_of(user, programme), 50).get_page(request.GET.get("page"))
    context = {"page": page, "may_write": bool(acting_for(user, programme))}
    return render(request, "needs/own.html", context)


def typed(form: CardForm) -> dict[str, Any]:
    """Return what was typed, by the names of EDITABLE."""
    return {name: value for name, value in form.cleaned_data.items() if name in EDITABLE}


def edited(request: HttpRequest, found: Card, *, by: User) -> CardForm | None:
    """Read the form of a card and store it; None once it is stored."""
    form = CardForm(request.POST or None, instance=Card.objects.get(pk=found.pk), kind=found.kind)
    if request.method == "POST" and form.is_valid():
        try:
            edit_card(found, by=by, **typed(form))
        except CardRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return None
    return form


def shown(found: Card, form: CardForm) -> dict[str, Any]:
    """Return what the page of a card shows."""
    steps = {
        CardState.OPEN: _("Open the card"),
        CardState.WITHDRAWN: _("Withdraw the card"),
        CardState.MET: _("It is met"),
    }
    return {
        "card": found,
        "form": form,
        "changed": bool(found.stated) and found.stated != found.text,
        "moves": [(to.value, label) for to, label in steps.items() if to in NEXT[found.state]],
    }


@login_required
def card(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a card; what was stated in the application stands beside it with the difference."""
    found, (_programme, user) = _own(request, pk), who(request)
    form = edited(request, found, by=user)
    if form is None:
        return redirect("needs:card", pk)
    context = shown(found, form) | {
        "base": "member.html",
        "list": "needs:own_cards",
        "move": "needs:move_card",
        "practices": "matchmaking:own_practices" if found.kind == CardKind.NEED else "",
    }
    return render(request, "needs/card.html", context, status=422 if form.errors else 200)


@login_required
def new_card(request: HttpRequest, kind: str) -> HttpResponse:
    """Write a need or an offer of an organisation one serves, or of one's application."""
    programme, user = who(request)
    acting = acting_for(user, programme)
    if not acting:
        raise Http404
    form = CardForm(request.POST or None, kind=kind_named(kind), initial={"language": user.language or "en"})
    whom = ForWhomForm(request.POST or None, acting=acting)
    if request.method == "POST" and form.is_valid() and whom.is_valid():
        made = begin_card(
            programme,
            acting[int(whom.cleaned_data["acting"])],
            kind=kind_named(kind),
            by=user,
            **typed(form),
        )
        messages.success(request, _("Saved as a draft: open it when it is ready."))
        return redirect("needs:card", made.pk)
    context = {
        "form": form,
        "whom": whom,
        "kind": kind_named(kind),
        "base": "member.html",
        "list": "needs:own_cards",
    }
    return render(request, "needs/new.html", context, status=422 if form.errors or whom.errors else 200)


def kind_named(name: str) -> CardKind:
    """Return the kind of this name; 404 for any other."""
    if name not in CardKind.values:
        raise Http404
    return CardKind(name)


def moved(request: HttpRequest, found: Card, *, by: User) -> None:
    """Open, withdraw or close a card as the form asks, and say what came of it."""
    try:
        if request.POST.get("to") not in CardState.values:
            raise CardRefused(_("Please choose what the card becomes."))
        move_card(found, CardState(request.POST["to"]), by=by)
        messages.success(request, _("Saved."))
    except CardRefused as refused:
        messages.error(request, str(refused))


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Open, withdraw or close a card."""
    found, (_programme, user) = _own(request, pk), who(request)
    moved(request, found, by=user)
    return redirect("needs:card", pk)
