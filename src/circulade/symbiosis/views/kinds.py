"""What moving heat, water or a use of spare capacity takes in a district."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.symbiosis.domain.amounts import digits
from circulade.symbiosis.domain.kinds import drop_terms, state_terms
from circulade.symbiosis.enums import PlanKind
from circulade.symbiosis.forms.kinds import KindTermsForm, stated_of
from circulade.symbiosis.models import KindTerms
from circulade.symbiosis.views.scope import office_district, person
from circulade.symbiosis.views.tabs import tabs


@login_required
def kinds(request: HttpRequest, ref: str) -> HttpResponse:
    """List the inputs of each kind, and take new ones; `kind` in the address fills the form with what is stated."""
    district = office_district(request, ref)
    stated = list(district.kind_terms.all())
    chosen = next((each for each in stated if each.kind == request.GET.get("kind")), None)
    form = KindTermsForm(request.POST or None, initial=None if chosen is None else stated_of(chosen))
    if request.method == "POST" and form.is_valid():
        state_terms(district, by=person(request), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("symbiosis:kinds", ref)
    context = {
        "district": district,
        "tabs": tabs(district, "network"),
        "rows": [
            (
                each,
                PlanKind(each.kind).unit,
                digits(each.per_unit),
                digits(each.per_unit_km),
                "" if each.fixed_cost is None else digits(each.fixed_cost),
            )
            for each in stated
        ],
        "form": form,
    }
    refused = request.method == "POST"
    return render(request, "symbiosis/kinds.html", context, status=422 if refused else 200)


@login_required
@require_POST
def drop(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Take the inputs of a kind off the record."""
    district = office_district(request, ref)
    drop_terms(get_object_or_404(KindTerms, district=district, pk=pk), by=person(request))
    messages.success(request, _("Saved."))
    return redirect("symbiosis:kinds", ref)
