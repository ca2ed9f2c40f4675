"""The office's lists as pages and as files."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from circulade.core.downloads import Columns, as_file
from circulade.files.sheets import text_of
from circulade.register.views.columns import LISTINGS, Listing
from circulade.register.views.scope import office_programme

PER_PAGE = 50


@login_required
def office_list(request: HttpRequest, what: str) -> HttpResponse:
    """Show one of the office's lists, narrowed and in pages."""
    listing = _listing(what)
    programme = office_programme(request, listing.permission)
    found, form = listing.rows(programme, request.GET)
    if (file := as_file(request, _columns(listing), found, name=what)) is not None:
        return file
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    columns = [column for column in listing.columns if column.on_page]
    context = {
        "listing": listing,
        "form": form,
        "page": page,
        "headings": [column.label for column in columns],
        "rows": [(listing.href(each), [text_of(column.value(each)) for column in columns]) for each in page],
        "may_change": request.user.has_perm("register.change_register", programme),
    }
    return render(request, "register/office_list.html", context)


def _columns(listing: Listing) -> Columns[Any]:
    return {str(column.label): column.value for column in listing.columns}


def _listing(what: str) -> Listing:
    if what not in LISTINGS:
        raise Http404
    return LISTINGS[what]
