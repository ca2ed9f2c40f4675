"""What visitors choose for themselves: programme, look."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from circulade.accounts.models import Programme
from circulade.web.context import THEMES

YEAR = 365 * 24 * 3600


def return_address(request: HttpRequest) -> str:
    """Return the page somebody came from, if it is one of ours."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else "/"


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the chosen look in a cookie, so the first byte of the next page already has it."""
    response = redirect(return_address(request))
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            "theme", chosen, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True
        )
    else:
        response.delete_cookie("theme")
    return response


@require_POST
def programme(request: HttpRequest) -> HttpResponse:
    """Work in another programme from now on."""
    chosen = get_object_or_404(Programme, slug=request.POST.get("programme", ""))
    request.session["programme"] = chosen.pk
    return redirect("web:workspace" if request.user.is_authenticated else "web:home")
