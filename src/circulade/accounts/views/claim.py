"""The page behind a claim link: says what it gives, asks to sign in, then to accept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from circulade.accounts.domain.claims import ClaimRefused, find_claim, use_claim
from circulade.accounts.models import User


@never_cache
def claim(request: HttpRequest, token: str) -> HttpResponse:
    """Show the link's purpose to anybody who holds it; POST takes it over for the signed-in user."""
    try:
        link = find_claim(token)
        if request.method == "POST" and isinstance(request.user, User):
            address = use_claim(token, by=request.user)
            messages.success(request, _("Done: this is yours now."))
            return redirect(address)
    except ClaimRefused as refused:
        return render(request, "accounts/claim.html", {"refused": str(refused)}, status=410)
    return render(request, "accounts/claim.html", {"link": link, "token": token})
