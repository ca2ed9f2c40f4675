"""One search over the register and the applications, for the office."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from circulade.core.domain.search import find
from circulade.core.forms.filters import SearchForm
from circulade.core.views.office import office_programme


@login_required
def search(request: HttpRequest) -> HttpResponse:
    """Show what fits the query and this person may see."""
    programme, user = office_programme(request, "core.search_office")
    form = SearchForm(request.GET or None)
    query = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = find(query, programme, user=user) if query else []
    return render(request, "core/search.html", {"form": form, "query": query, "found": found})
