"""The public directory: territories and organisations that the office shows to everybody."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from circulade.register.domain.classes import class_of
from circulade.register.forms.filters import OrganisationFilter, TerritoryFilter
from circulade.register.models import Territory
from circulade.register.queries.involvement import involvements, involvements_of
from circulade.register.queries.organisations import (
    find_organisation,
    narrowed_organisations,
    public_organisations,
)
from circulade.register.queries.territories import (
    countries_in_use,
    directory,
    find_territory,
    map_point,
    public_figures,
    public_territories,
)
from circulade.register.views.profile import organisation_facts, territory_facts
from circulade.register.views.scope import programme_of

PER_PAGE = 50


def territories(request: HttpRequest) -> HttpResponse:
    """List the public territories, narrowed by country, kind, class, maturity and participation."""
    programme = programme_of(request)
    rows = public_territories(programme)
    form = TerritoryFilter(request.GET, countries=countries_in_use(rows))
    found: Any = directory(rows, form.facets(on=timezone.localdate()))
    if wanted := form.chosen("territory_class"):
        found = [territory for territory in found if class_of(territory).code == wanted]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    listed = [(territory, class_of(territory)) for territory in page]
    context = {"form": form, "page": page, "listed": listed, "figures": public_figures(programme)}
    return render(request, "register/territories.html", context)


def territory(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a public territory; the reference of a merged one leads to the one it was merged into."""
    found = find_territory(programme_of(request), ref)
    if found is None or not found.public:
        raise Http404
    if found.ref != ref:
        return redirect("register:territory", ref=found.ref, permanent=True)
    return render(request, "register/territory.html", territory_context(found, public=True))


def territory_context(found: Territory, *, public: bool) -> dict[str, Any]:
    """What both the public page and the office's page of a territory show."""
    organisations = found.organisations.filter(merged_into=None)
    projects = found.projects.all()
    participations = involvements(found)
    place = map_point(found)
    if public:
        organisations = organisations.filter(public=True)
        projects = projects.filter(public=True)
        participations = participations.filter(state="confirmed")
    return {
        "territory": found,
        "facts": territory_facts(found),
        "participations": participations,
        "organisations": organisations,
        "projects": projects,
        "point": place,
        "points": [place],
    }


def organisations(request: HttpRequest) -> HttpResponse:
    """List the public organisations."""
    rows = public_organisations(programme_of(request))
    form = OrganisationFilter(request.GET, countries=countries_in_use(rows))
    found = narrowed_organisations(rows, **form.narrowing())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "narrowed": any(form.narrowing().values())}
    return render(request, "register/organisations.html", context)


def organisation(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a public organisation, never its people."""
    found = find_organisation(programme_of(request), ref)
    if found is None or not found.public:
        raise Http404
    if found.ref != ref:
        return redirect("register:organisation", ref=found.ref, permanent=True)
    context = {
        "organisation": found,
        "facts": organisation_facts(found),
        "territories": found.territories.filter(public=True, merged_into=None),
        "projects": found.projects.filter(public=True),
        "participations": involvements_of(found).filter(state="confirmed"),
    }
    return render(request, "register/organisation.html", context)
