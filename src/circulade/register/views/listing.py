"""The office's lists as pages and as files."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from circulade.core.downloads import OFFERED, table_response
from circulade.files.sheets import Value, text_of, write_table
from circulade.register.views.columns import LISTINGS, Listing
from circulade.register.views.scope import office_programme

PER_PAGE = 50


@login_required
def office_list(request: HttpRequest, what: str) -> HttpResponse:
    """Show one of the office's lists, narrowed and in pages."""
    listing = _listing(what)
    programme = office_programme(request, listing.permission)
    found, form = listing.rows(programme, request.GET)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    columns = [column for column in listing.columns if column.on_page]
    query = request.GET.urlencode()
    exports = [
        (
            kind.upper(),
            reverse("register:export", kwargs={"what": what, "kind": kind}) + f"?{query}".rstrip("?"),
        )
        for kind in OFFERED
    ]
    context = {
        "listing": listing,
        "form": form,
        "page": page,
        "headings": [column.label for column in columns],
        "rows": [(listing.href(each), [text_of(column.value(each)) for column in columns]) for each in page],
        "exports": exports,
        "may_change": request.user.has_perm("register.change_register", programme),
    }
    return render(request, "register/office_list.html", context)


@login_required
def export(request: HttpRequest, what: str, kind: str) -> HttpResponse:
    """Send a whole list, narrowed as on the page, as CSV, XLSX or JSON."""
    listing = _listing(what)
    programme = office_programme(request, listing.permission)
    chosen = next((known for known in OFFERED if known == kind), None)
    if chosen is None:
        raise Http404
    found, _form = listing.rows(programme, request.GET)
    headers = [str(column.label) for column in listing.columns]
    rows: list[list[Value]] = [[column.value(each) for column in listing.columns] for each in found]
    return table_response(write_table(headers, rows, kind=chosen, title=str(listing.title)), name=what)


def _listing(what: str) -> Listing:
    if what not in LISTINGS:
        raise Http404
    return LISTINGS[what]
