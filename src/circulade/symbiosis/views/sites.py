"""Sites of a district: the list, a new one, one with its streams and the people who speak for it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.core.downloads import Columns, as_file
from circulade.symbiosis.domain.missing import missing
from circulade.symbiosis.domain.problems import BadValues, RecordChanged, Refused
from circulade.symbiosis.domain.sites import add_partner, add_site, change_site, remove_partner, set_open
from circulade.symbiosis.forms.site import PartnerForm, SiteFilter, SiteForm
from circulade.symbiosis.models import Partner, Site
from circulade.symbiosis.queries.sites import sites_of
from circulade.symbiosis.queries.streams import streams_of
from circulade.symbiosis.views.scope import office_district, person, site_of
from circulade.symbiosis.views.tabs import tabs

SITES: Columns[Site] = {
    "site": lambda each: each.ref,
    "name": lambda each: each.name,
    "kind": lambda each: each.kind,
    "firm": lambda each: each.firm,
    "place": lambda each: each.place,
    "country": lambda each: each.country,
    "latitude": lambda each: each.latitude,
    "longitude": lambda each: each.longitude,
    "contact_name": lambda each: each.contact_name,
    "contact_email": lambda each: each.contact_email,
    "open": lambda each: each.open,
    "haves": lambda each: int(getattr(each, "haves", 0)),
    "wants": lambda each: int(getattr(each, "wants", 0)),
}


@login_required
def sites(request: HttpRequest, ref: str) -> HttpResponse:
    """List the sites of a district."""
    district = office_district(request, ref)
    form = SiteFilter(request.GET or None)
    found = sites_of(district)
    if form.is_valid():
        found = found.filter(name__icontains=form.cleaned_data["text"])
        found = found.filter(kind=form.cleaned_data["kind"]) if form.cleaned_data["kind"] else found
        found = found.filter(latitude__isnull=True) if form.cleaned_data["unplaced"] else found
    if (file := as_file(request, SITES, found, name=f"{ref}-sites")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {"district": district, "tabs": tabs(district, "sites"), "page": page, "form": form}
    return render(request, "symbiosis/sites.html", context)


@login_required
def new_site(request: HttpRequest, ref: str) -> HttpResponse:
    """Add a site."""
    district = office_district(request, ref)
    form = SiteForm(request.POST or None, programme=district.programme, by_office=True)
    if request.method == "POST" and form.is_valid():
        values = form.values()
        try:
            made = add_site(district, by=person(request), **values)
        except BadValues as bad:
            for name, text in bad.by_field.items():
                form.add_error(name, text)
        else:
            messages.success(request, _("The site is added. Say what it has and wants."))
            return redirect("symbiosis:site", ref, made.ref)
    status = 422 if form.errors else 200
    return render(request, "symbiosis/site_form.html", {"form": form, "district": district}, status=status)


@login_required
def site(request: HttpRequest, ref: str, site: str) -> HttpResponse:
    """Show a site: its streams, and who speaks for it."""
    district = office_district(request, ref)
    found = site_of(district, site)
    streams = streams_of(district).filter(site=found).order_by("side", "pk")
    context = {
        "district": district,
        "site": found,
        "tabs": tabs(district, "sites"),
        "rows": [(each, missing(each)) for each in streams],
        "partners": found.partners.select_related("user"),
        "partner_form": PartnerForm(),
        "looks": found.looks.select_related("user")[:20],
    }
    return render(request, "symbiosis/site.html", context)


@login_required
def edit_site(request: HttpRequest, ref: str, site: str) -> HttpResponse:
    """Change a site."""
    district = office_district(request, ref)
    found = site_of(district, site)
    form = SiteForm(
        request.POST or None,
        instance=found,
        initial={"revision": found.revision},
        programme=district.programme,
        by_office=True,
    )
    if request.method == "POST" and form.is_valid() and saved(request, form, found):
        return redirect("symbiosis:site", ref, site)
    status = 422 if form.errors else 200
    context = {"form": form, "district": district, "site": site_of(district, site)}
    return render(request, "symbiosis/site_form.html", context, status=status)


def saved(request: HttpRequest, form: SiteForm, site: Site) -> bool:
    """Store what the form says, or put into the form why it cannot be."""
    try:
        change_site(site, form.values(), by=person(request), revision=form.cleaned_data["revision"])
    except BadValues as bad:
        for name, text in bad.by_field.items():
            form.add_error(name if name in form.fields else None, text)
    except RecordChanged:
        form.add_error(
            None, _("Somebody else changed this meanwhile: look at what is stored, then save again.")
        )
    else:
        messages.success(request, _("Saved."))
        return True
    return False


@login_required
@require_POST
def open_site(request: HttpRequest, ref: str, site: str) -> HttpResponse:
    """Note that a site chose to be open, or no longer is."""
    found = site_of(office_district(request, ref), site)
    set_open(found, open_=not found.open, by=person(request))
    messages.success(request, _("Saved."))
    return redirect("symbiosis:site", ref, site)


@login_required
@require_POST
def partner(request: HttpRequest, ref: str, site: str) -> HttpResponse:
    """Let a person speak for a site."""
    found = site_of(office_district(request, ref), site)
    form = PartnerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write the e-mail address of an account."))
    else:
        try:
            add_partner(found, form.cleaned_data["email"], by=person(request))
            messages.success(request, _("This person speaks for the site now."))
        except Refused as refused:
            messages.error(request, str(refused))
    return redirect("symbiosis:site", ref, site)


@login_required
@require_POST
def drop_partner(request: HttpRequest, ref: str, site: str, pk: int) -> HttpResponse:
    """End that a person speaks for a site."""
    found = site_of(office_district(request, ref), site)
    held = get_object_or_404(Partner.objects.select_related("site__district"), site=found, pk=pk)
    remove_partner(held, by=person(request))
    messages.success(request, _("This person no longer speaks for the site."))
    return redirect("symbiosis:site", ref, site)
