"""One search over the register, the applications and the events, for the office."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from circulade.core.domain.search import Found, find
from circulade.core.downloads import Columns, as_file
from circulade.core.forms.filters import SearchForm
from circulade.core.views.office import office_programme

COLUMNS: Columns[Found] = {
    "name": lambda each: str(each.thing),
    "kind": lambda each: each.kind,
    "address": lambda each: settings.BASE_URL + each.url,
}


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Show what fits the query and this person may see."""
    programme, user = office_programme(request, "core.search_office")
    form = SearchForm(request.GET or None)
    query = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = find(query, programme, user=user) if query else []
    if (file := as_file(request, COLUMNS, found, name="search")) is not None:
        return file
    return render(request, "core/search.html", {"form": form, "query": query, "found": found})
