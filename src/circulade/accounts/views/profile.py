"""One's own account: name, language, tokens."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from circulade.accounts.domain.tokens import make_token, revoke_token
from circulade.accounts.forms import ProfileForm, TokenForm
from circulade.accounts.models import User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme


@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change what people say of themselves."""
    assert isinstance(request.user, User)  # noqa: S101  # login_required has seen to it
    form = ProfileForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("accounts:profile")
    may_use_api = request.user.has_perm("accounts.use_api", current_programme(request))
    return render(request, "accounts/profile.html", {"form": form, "may_use_api": may_use_api})


@login_required
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """List one's API tokens; POST makes one and shows it this once."""
    assert isinstance(request.user, User)  # noqa: S101  # login_required has seen to it
    programme = current_programme(request)
    require(request.user, "accounts.use_api", programme)
    form, made = TokenForm(request.POST or None), None
    if request.method == "POST" and programme is not None and form.is_valid():
        _token, made = make_token(request.user, programme=programme, **form.cleaned_data)
        form = TokenForm()
    held = request.user.api_tokens.filter(revoked_at__isnull=True)
    return render(request, "accounts/tokens.html", {"form": form, "made": made, "tokens": held})


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Make one of one's own tokens useless."""
    assert isinstance(request.user, User)  # noqa: S101  # login_required has seen to it
    revoke_token(get_object_or_404(request.user.api_tokens, pk=pk), by=request.user)
    messages.success(request, _("The token no longer works."))
    return redirect("accounts:tokens")
