"""Practices that may answer needs: of all open needs for the office, of one need for the office and its owner."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from circulade.core.downloads import Columns, as_file
from circulade.core.views.office import office_programme
from circulade.matchmaking.domain.practices import Answering, practices_for
from circulade.matchmaking.queries.matches import open_cards
from circulade.matchmaking.views.desk import SEE, desk_tabs
from circulade.needs.enums import CardKind, CardVisibility
from circulade.needs.models import Card
from circulade.needs.queries import cards_of, office_cards
from circulade.needs.views.cards import who

Row = tuple[Card, int, Answering]
FEW, MANY = 3, 10
PRACTICES: Columns[Row] = {
    "need": lambda row: row[0].title,
    "need_of": lambda row: str(row[0].organisation or row[0].territory or ""),
    "place": lambda row: row[1],
    "practice": lambda row: row[2].practice.title,
    "text": lambda row: row[2].practice.text,
    "source": lambda row: row[2].practice.source,
    "why": lambda row: " ".join(row[2].reasons),
}


@login_required
def listed(request: HttpRequest) -> HttpResponse:
    """List the practices nearest to every open need."""
    programme, _user = office_programme(request, SEE)
    needs = open_cards(programme, CardKind.NEED)
    whole = "format" in request.GET
    page = Paginator(needs, 50).get_page(request.GET.get("page"))
    shown = list(needs) if whole else list(page)
    found = practices_for(shown, programme=programme, seen_by=CardVisibility.OFFICE, top=FEW)
    rows = [(need, place, one) for need in shown for place, one in enumerate(found[need.pk], start=1)]
    if (file := as_file(request, PRACTICES, rows, name="practices")) is not None:
        return file
    context = {"page": page, "rows": rows, "tabs": desk_tabs("practices")}
    return render(request, "matchmaking/practices.html", context)


@login_required
def need(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the office which practices may answer a need."""
    programme, _user = office_programme(request, SEE)
    card = get_object_or_404(office_cards(programme), pk=pk, kind=CardKind.NEED)
    may_write = request.user.has_perm("needs.write_cards", programme)
    return _page(request, card, "office", "needs:office_card" if may_write else "")


@login_required
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Show somebody which practices, that members may see, may answer their need."""
    programme, user = who(request)
    card = cards_of(user, programme).filter(pk=pk, kind=CardKind.NEED).first()
    if card is None:
        raise Http404
    return _page(request, card, "member", "needs:card")


def _page(request: HttpRequest, card: Card, workspace: str, link: str) -> HttpResponse:
    seen_by = CardVisibility.OFFICE if workspace == "office" else CardVisibility.MEMBERS
    found = practices_for([card], programme=card.programme, seen_by=seen_by, top=MANY)[card.pk]
    context = {
        "base": f"{workspace}.html",
        "card": card,
        "found": found,
        "link": link,
        "title": _("Practices that may answer it"),
        "kicker": "" if link else card.title,
        "links": workspace == "office",
    }
    return render(request, "matchmaking/need_practices.html", context)
