"""The public page that says where every data set comes from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from circulade.vocabularies.sources import sources


def data_sources(request: HttpRequest) -> HttpResponse:
    """List the data sets with source, licence, vintage and what was changed."""
    return render(request, "register/data_sources.html", {"sources": sources()})
