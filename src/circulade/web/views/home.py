"""The home page: what is open, where the programme works, what is new."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from circulade.accounts.queries import current_programme
from circulade.calls.enums import CallStatus
from circulade.register.enums import TerritoryKind
from circulade.register.queries.territories import map_points, public_figures
from circulade.web.news import call_cards, news

KINDS = {
    TerritoryKind.CITY: _("Cities"),
    TerritoryKind.REGION: _("Regions"),
    TerritoryKind.CLUSTER: _("Territorial clusters"),
}


def home(request: HttpRequest) -> HttpResponse:
    """Show what the programme is and what is open."""
    programme, now = current_programme(request), timezone.now()
    if programme is None:
        return render(request, "web/home.html", {})
    cards = call_cards(programme, now=now)
    coming = [card for card in cards if card.status in {CallStatus.OPEN, CallStatus.UPCOMING}]
    figures = public_figures(programme)
    return render(
        request,
        "web/home.html",
        {
            "coming": coming,
            "under_way": [card for card in cards if card not in coming][:3],
            "figures": figures,
            "kinds": [(KINDS[kind], count) for kind, count in figures.kinds],
            "groups": programme.groups.filter(public=True).count(),
            "points": map_points(programme),
            "news": news(programme, cards, now=now),
        },
    )
