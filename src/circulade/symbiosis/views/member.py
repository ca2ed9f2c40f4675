"""A partner's own pages: its sites, their streams with what fits them, and the links it is asked about."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.symbiosis.domain.amounts import stated
from circulade.symbiosis.domain.links import agree
from circulade.symbiosis.domain.missing import missing
from circulade.symbiosis.domain.partnering import contact_of, other_side, own_streams
from circulade.symbiosis.domain.problems import RecordChanged, Refused
from circulade.symbiosis.domain.sites import set_open
from circulade.symbiosis.domain.streams import add_stream, change_stream, withdraw
from circulade.symbiosis.enums import Side, StreamState
from circulade.symbiosis.forms.site import SiteForm
from circulade.symbiosis.forms.stream import StreamForm, initial_of
from circulade.symbiosis.models import Site, Stream, SymbiosisLink
from circulade.symbiosis.queries.links import own_links
from circulade.symbiosis.queries.sites import own_sites as sites_of_person
from circulade.symbiosis.queries.sites import site_ids_of
from circulade.symbiosis.views.scope import person
from circulade.symbiosis.views.sites import saved


@login_required
def own_sites(request: HttpRequest) -> HttpResponse:
    """List the sites that somebody speaks for, and the links that wait for an answer."""
    user = person(request)
    mine = site_ids_of(user)
    rows = [
        (link, side, other_side(link, side, by=user), *_answers(link, side), contact_of(link, side))
        for link in own_links(user)
        for side in _sides(link, mine)
    ]
    context = {"sites": sites_of_person(user), "rows": rows}
    return render(request, "symbiosis/own_sites.html", context)


def _sides(link: SymbiosisLink, mine: frozenset[int]) -> list[str]:
    pairs = ((Side.HAVE, link.have.site_id), (Side.WANT, link.want.site_id))
    return [side.value for side, site in pairs if site in mine]


def _answers(link: SymbiosisLink, side: str) -> tuple[bool, bool]:
    """Tell whether a side agreed, and whether it declined."""
    if side == Side.HAVE:
        return link.have_agreed_at is not None, link.have_declined_at is not None
    return link.want_agreed_at is not None, link.want_declined_at is not None


def _own_site(request: HttpRequest, pk: int) -> Site:
    """Return a site of the person; others do not exist for them."""
    found: Site = get_object_or_404(sites_of_person(person(request)), pk=pk)
    return found


def _own_stream(request: HttpRequest, pk: int) -> Stream:
    """Return a stream of a person's site; others do not exist for them."""
    mine = site_ids_of(person(request))
    own = Stream.objects.select_related("site__district__programme").filter(site_id__in=mine)
    found: Stream = get_object_or_404(own, pk=pk)
    return found


@login_required
def own_site(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a site of one's own: what it has and wants, what fits, and what being open would gain."""
    site = _own_site(request, pk)
    rows, opening = own_streams(site, by=person(request), on=timezone.localdate())
    context = {
        "site": site,
        "rows": [
            (each, stated(each.stream.least, each.stream.most, each.stream.unit), missing(each.stream))
            for each in rows
        ],
        "opening": opening,
        "withdrawn": site.streams.filter(state=StreamState.WITHDRAWN),
        "looks": site.looks.select_related("user")[:20],
    }
    return render(request, "symbiosis/own_site.html", context)


@login_required
@require_POST
def own_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose to be open, or confidential again."""
    site = _own_site(request, pk)
    set_open(site, open_=not site.open, by=person(request))
    messages.success(request, _("Saved."))
    return redirect("symbiosis:own_site", pk)


@login_required
def own_new_stream(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what one's site has or wants."""
    site = _own_site(request, pk)
    form = StreamForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_stream(site, by=person(request), on=timezone.localdate(), **form.values())
        messages.success(request, _("Stored. The office confirms the code."))
        return redirect("symbiosis:own_site", pk)
    status = 422 if form.errors else 200
    return render(request, "symbiosis/own_stream_form.html", {"form": form, "site": site}, status=status)


@login_required
def own_edit_stream(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a stream of one's own."""
    found = _own_stream(request, pk)
    form = StreamForm(request.POST or None, initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"]
        try:
            change_stream(
                found, form.values(), by=person(request), on=timezone.localdate(), revision=revision
            )
        except RecordChanged:
            form.add_error(
                None, _("Somebody else changed this meanwhile: look at what is stored, then save again.")
            )
        else:
            messages.success(request, _("Saved."))
            return redirect("symbiosis:own_site", found.site_id)
    status = 422 if form.errors else 200
    context = {"form": form, "site": found.site, "stream": found}
    return render(request, "symbiosis/own_stream_form.html", context, status=status)


@login_required
@require_POST
def own_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to be known to the other side of a link, or take it back."""
    user = person(request)
    found: SymbiosisLink = get_object_or_404(own_links(user), pk=pk)
    side = request.POST.get("side", "")
    if side not in _sides(found, site_ids_of(user)):
        raise Http404
    try:
        agree(found, side, by=user, agreed=request.POST.get("agreed") != "no")
        messages.success(request, _("Saved."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("symbiosis:own_sites")


@login_required
@require_POST
def own_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a stream of one's own, or bring it back."""
    found = _own_stream(request, pk)
    withdraw(found, by=person(request))
    messages.success(request, _("Saved."))
    return redirect("symbiosis:own_site", found.site_id)


@login_required
def own_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change where one's site is and what it is; contact and firm are kept by the office."""
    site = _own_site(request, pk)
    programme = site.district.programme
    form = SiteForm(
        request.POST or None,
        instance=site,
        initial={"revision": site.revision},
        programme=programme,
        by_office=False,
    )
    if request.method == "POST" and form.is_valid() and saved(request, form, site):
        return redirect("symbiosis:own_site", pk)
    status = 422 if form.errors else 200
    context = {"form": form, "site": _own_site(request, pk)}
    return render(request, "symbiosis/own_site_form.html", context, status=status)
