"""The office's districts: the list, a new one, the desk of one, its own values."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.permissions import require
from circulade.core.downloads import Columns, as_file
from circulade.symbiosis.domain.districts import (
    add_authority,
    bar,
    begin_district,
    change_district,
    remove_authority,
    unbar,
)
from circulade.symbiosis.domain.figures import links_by_state, year_lines
from circulade.symbiosis.domain.problems import RecordChanged, Refused
from circulade.symbiosis.domain.waiting import next_steps
from circulade.symbiosis.forms.district import AuthorityForm, BarrierForm, DistrictForm
from circulade.symbiosis.models import Barrier, CompetentAuthority, District
from circulade.symbiosis.queries.districts import districts_of
from circulade.symbiosis.views.scope import office_district, person, programme_of
from circulade.symbiosis.views.tabs import tabs

DISTRICTS: Columns[District] = {
    "district": lambda each: each.ref,
    "title": lambda each: each.title,
    "territory": lambda each: str(each.territory),
    "city_role": lambda each: each.city_role,
    "sites": lambda each: int(getattr(each, "site_count", 0)),
    "streams": lambda each: int(getattr(each, "stream_count", 0)),
    "public": lambda each: each.public,
    "invented": lambda each: each.invented,
}


@login_required
def districts(request: HttpRequest) -> HttpResponse:
    """List the districts of the programme, and what their links came to together: no more than everybody may know."""
    programme = programme_of(request)
    require(request.user, "symbiosis.list_districts", programme)
    found = districts_of(programme)
    if (file := as_file(request, DISTRICTS, found, name="districts")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    inside = request.user.has_perm("symbiosis.facilitate", programme)
    context = {
        "page": page,
        "inside": inside,
        "states": links_by_state(programme),
        "years": year_lines(programme),
    }
    return render(request, "symbiosis/districts.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Begin a district."""
    programme = programme_of(request)
    require(request.user, "symbiosis.facilitate", programme)
    form = DistrictForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        made = begin_district(programme, form.cleaned_data["territory"], by=person(request), **form.values())
        messages.success(request, _("The district is begun. Add its sites, or take notes in."))
        return redirect("symbiosis:district", made.ref)
    status = 422 if form.errors else 200
    return render(request, "symbiosis/district_form.html", {"form": form}, status=status)


@login_required
def district(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the desk of a district."""
    found = office_district(request, ref)
    context = {
        "district": found,
        "tabs": tabs(found, "district"),
        "authorities": found.authorities.all(),
        "barriers": Barrier.objects.filter(district=found).select_related("one", "other"),
        "authority_form": AuthorityForm(),
        "barrier_form": BarrierForm(district=found),
        "counts": (found.sites.count(), found.streams.count()),
        "next_steps": next_steps(found),
    }
    return render(request, "symbiosis/district.html", context)


@login_required
def edit(request: HttpRequest, ref: str) -> HttpResponse:
    """Change a district's own values."""
    found = office_district(request, ref)
    form = DistrictForm(request.POST or None, instance=found, initial={"revision": found.revision})
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["revision"]
        try:
            change_district(found, form.values(), by=person(request), revision=seen)
        except RecordChanged:
            form.add_error(
                None, _("Somebody else changed this meanwhile: look at what is stored, then save again.")
            )
        else:
            messages.success(request, _("Saved."))
            return redirect("symbiosis:district", ref)
    status = 422 if form.errors else 200
    context = {"form": form, "district": office_district(request, ref)}
    return render(request, "symbiosis/district_form.html", context, status=status)


@login_required
@require_POST
def authority(request: HttpRequest, ref: str) -> HttpResponse:
    """Put an authority on record."""
    found = office_district(request, ref)
    form = AuthorityForm(request.POST)
    if form.is_valid():
        add_authority(found, by=person(request), **form.cleaned_data)
        messages.success(request, _("The authority is on record."))
    else:
        _tell(request, form)
    return redirect("symbiosis:district", ref)


@login_required
@require_POST
def drop_authority(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Take an authority off the record."""
    found = office_district(request, ref)
    remove_authority(get_object_or_404(CompetentAuthority, district=found, pk=pk), by=person(request))
    messages.success(request, _("The authority is off the record."))
    return redirect("symbiosis:district", ref)


@login_required
@require_POST
def barrier(request: HttpRequest, ref: str) -> HttpResponse:
    """Note that two sites may not know of each other."""
    found = office_district(request, ref)
    form = BarrierForm(request.POST, district=found)
    if form.is_valid():
        said = form.cleaned_data
        try:
            bar(said["one"], said["other"], reason=said["reason"], by=person(request))
            messages.success(request, _("The two sites are kept apart."))
        except Refused as refused:
            messages.error(request, str(refused))
    else:
        _tell(request, form)
    return redirect("symbiosis:district", ref)


@login_required
@require_POST
def drop_barrier(request: HttpRequest, ref: str, pk: int) -> HttpResponse:
    """Let two sites know of each other again."""
    found = office_district(request, ref)
    unbar(get_object_or_404(Barrier, district=found, pk=pk), by=person(request))
    messages.success(request, _("The two sites may know of each other."))
    return redirect("symbiosis:district", ref)


def _tell(request: HttpRequest, form: AuthorityForm | BarrierForm) -> None:
    """Say at the top of the next page what was wrong."""
    for name, errors in form.errors.items():
        label = form.fields[name].label if name in form.fields else ""
        for error in errors:
            messages.error(request, f"{label}: {error}" if label else str(error))
