"""Treatment hubs that a plan may open, and what their processes make of a waste."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.symbiosis.domain.hubs import add_hub, add_treatment, drop
from circulade.symbiosis.domain.problems import BadValues
from circulade.symbiosis.forms.hub import HubForm, TreatmentForm
from circulade.symbiosis.models import District, Treatment, TreatmentHub
from circulade.symbiosis.views.scope import office_district, person
from circulade.symbiosis.views.tabs import tabs


@login_required
def hubs(request: HttpRequest, ref: str) -> HttpResponse:
    """List hubs and treatments, and take a new one of either."""
    district = office_district(request, ref)
    which = request.POST.get("which", "")
    hub_form = HubForm(request.POST if which == "hub" else None, prefix="hub")
    made_form = TreatmentForm(request.POST if which == "treatment" else None, prefix="treatment")
    form = hub_form if which == "hub" else made_form
    if request.method == "POST" and form.is_valid() and _stored(district, form, request):
        messages.success(request, _("Saved."))
        return redirect("symbiosis:hubs", ref)
    context = {
        "district": district,
        "tabs": tabs(district, "network"),
        "hubs": district.hubs.all(),
        "treatments": district.treatments.all(),
        "hub_form": hub_form,
        "treatment_form": made_form,
    }
    refused = request.method == "POST"
    return render(request, "symbiosis/hubs.html", context, status=422 if refused else 200)


def _stored(district: District, form: forms.BaseForm, request: HttpRequest) -> bool:
    by = person(request)
    try:
        if isinstance(form, HubForm):
            add_hub(district, by=by, **form.cleaned_data)
        else:
            add_treatment(district, by=by, on=timezone.localdate(), **form.cleaned_data)
    except BadValues as bad:
        for name, text in bad.by_field.items():
            form.add_error(name, text)
        return False
    return True


@login_required
@require_POST
def drop_hub(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Take a hub off the record."""
    district = office_district(request, ref)
    drop(get_object_or_404(TreatmentHub, district=district, pk=pk), by=person(request))
    messages.success(request, _("Saved."))
    return redirect("symbiosis:hubs", ref)


@login_required
@require_POST
def drop_treatment(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Take a treatment off the record."""
    district = office_district(request, ref)
    drop(get_object_or_404(Treatment, district=district, pk=pk), by=person(request))
    messages.success(request, _("Saved."))
    return redirect("symbiosis:hubs", ref)
