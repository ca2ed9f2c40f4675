"""What everybody may know of districts: teasers, sums that give nobody away, and exchanges reported elsewhere."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from circulade.symbiosis.domain.amounts import digits
from circulade.symbiosis.domain.public import known_exchanges, public_results, public_streams, teasers
from circulade.symbiosis.domain.sums import SafeSum, safe_sums
from circulade.symbiosis.models import District
from circulade.symbiosis.queries.districts import districts_of
from circulade.symbiosis.views.scope import programme_of
from circulade.vocabularies.waste import title_of


def public_districts(request: HttpRequest) -> HttpResponse:
    """List the districts whose teasers are public."""
    found = districts_of(programme_of(request)).filter(public=True)
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    return render(request, "symbiosis/public_districts.html", {"page": page})


def public_district(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the teasers of a district; one that is not public does not exist for others."""
    found: District = get_object_or_404(
        District.objects.select_related("territory", "programme"),
        programme=programme_of(request),
        public=True,
        ref=ref,
    )
    streams = public_streams(found, on=timezone.localdate())
    exchanges = known_exchanges(found)
    told = {pk for link in exchanges for pk in (link.have_id, link.want_id)}
    own = [each for each in streams if each.pk not in told or each.most is not None]
    shown = teasers(found, own)
    context = {
        "district": found,
        "page": Paginator(shown, 50).get_page(request.GET.get("page")),
        "sums": [(each, title_of(each.group), *_told(each)) for each in safe_sums(streams)],
        "results": public_results(found),
        "exchanges": exchanges,
    }
    return render(request, "symbiosis/public_district.html", context)


def _told(each: SafeSum) -> tuple[str, str, str]:
    """Return the amount and the ends between which it lies, empty where it is kept confidential."""
    amount, least, most = (
        "" if value is None else digits(value) for value in (each.amount, each.least, each.most)
    )
    return amount, least, most
