"""Leads of a district, ranked; one of them is put into the pipeline."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.downloads import Columns, as_file
from circulade.symbiosis.domain.evidence import sourced
from circulade.symbiosis.domain.leads import Lead, leads_of
from circulade.symbiosis.domain.links import begin_link
from circulade.symbiosis.domain.problems import Refused
from circulade.symbiosis.forms.lead import LeadFilter
from circulade.symbiosis.views.scope import office_district, person, stream_of
from circulade.symbiosis.views.tabs import tabs
from circulade.symbiosis.views.told import told


def _low(values: tuple[float, float] | None) -> float | None:
    return None if values is None else round(values[0], 3)


def _high(values: tuple[float, float] | None) -> float | None:
    return None if values is None else round(values[1], 3)


LEADS: Columns[Lead] = {
    "have": lambda each: each.have.ref,
    "has": lambda each: each.have.words,
    "giver": lambda each: each.have.site.name,
    "want": lambda each: each.want.ref,
    "wants": lambda each: each.want.words,
    "taker": lambda each: each.want.site.name,
    "code": lambda each: ", ".join(each.have.reckoned_codes),
    "road_km": lambda each: None if each.km is None else round(each.km, 1),
    "margin": lambda each: None if each.margin is None else round(each.margin, 2),
    "amount_low": lambda each: _low(each.amount),
    "amount_high": lambda each: _high(each.amount),
    "money_low": lambda each: _low(each.money),
    "money_high": lambda each: _high(each.money),
    "co2_kg_low": lambda each: _low(each.co2),
    "co2_kg_high": lambda each: _high(each.co2),
    "missing": lambda each: "; ".join(each.missing),
    "evidence": lambda each: "; ".join(each.evidence),
}


@login_required
def leads(request: HttpRequest, ref: str) -> HttpResponse:
    """List the leads of a district, best first."""
    district = office_district(request, ref)
    found = leads_of(district, on=timezone.localdate())
    begun = set(district.links.values_list("have_id", "want_id"))
    form = LeadFilter(request.GET or None)
    asked = form.is_bound and form.is_valid()
    chosen = [each for each in found.leads if not asked or form.keeps(each, begun=begun)]
    if (file := as_file(request, LEADS, chosen, name=f"{ref}-leads")) is not None:
        return file
    page = Paginator(chosen, 25).get_page(request.GET.get("page"))
    context = {
        "district": district,
        "tabs": tabs(district, "leads"),
        "page": page,
        "form": form,
        "rows": [(each, told(each, district), (each.have.pk, each.want.pk) in begun) for each in page],
        "count": len(chosen),
        "all": len(found.leads),
        "losing": found.losing,
        "unpriced": found.unpriced,
        "sourced": sourced(),
    }
    return render(request, "symbiosis/leads.html", context)


@login_required
@require_POST
def begin(request: HttpRequest, ref: str) -> HttpResponse:
    """Put a lead into the pipeline."""
    district = office_district(request, ref)
    pair = [request.POST.get(name, "") for name in ("have", "want")]
    if not all(text.isdecimal() and len(text) < 18 for text in pair):
        messages.error(request, _("Choose a lead of the list."))
        return redirect("symbiosis:leads", ref)
    have, want = (stream_of(district, int(text)) for text in pair)
    try:
        link = begin_link(have, want, by=person(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("symbiosis:leads", ref)
    return redirect("symbiosis:link", ref, link.pk)
