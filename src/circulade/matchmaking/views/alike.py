"""Territories like one: for whoever looks for somebody to learn from."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from circulade.accounts.queries import current_programme
from circulade.matchmaking.domain.likeness import territories_like
from circulade.register.queries.territories import public_territories


def alike(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the public territories most like one, with the reasons."""
    programme = current_programme(request)
    if programme is None:
        raise Http404
    territory = get_object_or_404(public_territories(programme), ref=ref)
    found = territories_like(territory, programme=programme)
    return render(request, "matchmaking/alike.html", {"territory": territory, "found": found})
