"""Which programme, district, site and stream, and whether this visitor may be there."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from circulade.accounts.models import Programme, User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme
from circulade.symbiosis.models import District, NetworkPlan, Site, Stream
from circulade.symbiosis.queries.plans import plans_of
from circulade.symbiosis.queries.streams import streams_of


def programme_of(request: HttpRequest) -> Programme:
    """Return the programme, or nothing is found."""
    found = current_programme(request)
    if found is None:
        raise Http404
    return found


def office_district(request: HttpRequest, ref: str, *, permission: str = "symbiosis.facilitate") -> District:
    """Return a district of the office; those who may not enter are refused before they learn that it exists."""
    programme = programme_of(request)
    require(request.user, "symbiosis.list_districts", programme)
    require(request.user, permission, programme)
    found = District.objects.select_related("territory", "programme")
    return get_object_or_404(found, programme=programme, ref=ref)


def site_of(district: District, ref: str) -> Site:
    """Return a site of a district."""
    found: Site = get_object_or_404(
        Site.objects.select_related("district__programme", "organisation"), district=district, ref=ref
    )
    return found


def stream_of(district: District, pk: int) -> Stream:
    """Return a stream of a district."""
    found: Stream = get_object_or_404(streams_of(district), pk=pk)
    return found


def office_plan(request: HttpRequest, ref: str, pk: int) -> NetworkPlan:
    """Return a plan of a district of the office."""
    found: NetworkPlan = get_object_or_404(plans_of(office_district(request, ref)), pk=pk)
    return found


def person(request: HttpRequest) -> User:
    """Return who is signed in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user
