"""Addresses of the API: its operations, the document, the reference page, and 404 for all else below."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from circulade.accounts.api import reader_of
from circulade.accounts.models import User
from circulade.api.errors import not_found, wrong_method
from circulade.api.main import api
from circulade.api.reference import reference

View = Callable[..., HttpResponse]


def answered(view: View) -> View:
    """Answer HEAD like GET, a wrong method as a problem, and keep private answers out of shared caches."""

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.method
        request.method = "GET" if asked == "HEAD" else asked
        response = view(request, *args, **kwargs)
        request.method = asked
        if response.status_code == 405:
            response = wrong_method(request, response.headers["Allow"])
        if isinstance(reader_of(request).user, User):
            patch_cache_control(response, private=True, no_store=True)
        patch_vary_headers(response, ("Authorization", "Cookie"))
        return response

    return answer


def operations() -> tuple[list[URLPattern | URLResolver], str, str]:
    """Return the addresses of the API with each view wrapped."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = answered(pattern.callback)
    return patterns, app_name, namespace


@csrf_exempt
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    """Answer 404 below /api/ in the form of the API."""
    return not_found(request)


urlpatterns = [
    path("api/v1/", reference, name="api_reference"),
    path("api/v1/", operations()),
    path("api/<path:rest>", nothing_here),
]
