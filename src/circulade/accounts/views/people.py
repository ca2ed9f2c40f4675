"""Who has which role: the administrator's page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.domain.claims import revoke_claim
from circulade.accounts.domain.people import invite_to_role
from circulade.accounts.domain.roles import RoleRefused, end_role
from circulade.accounts.enums import Role
from circulade.accounts.forms import InviteForm
from circulade.accounts.models import ClaimLink, Programme, RoleGrant, User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme, grants_of_programme, open_role_claims
from circulade.core.downloads import Columns, as_file, moment

COLUMNS: Columns[RoleGrant] = {
    "name": lambda each: each.user.name,
    "email": lambda each: each.user.email,
    "role": lambda each: each.role,
    "team": lambda each: str(each.team.name) if each.team else "",
    "since": lambda each: moment(each.since),
    "until": lambda each: moment(each.until),
}


def _programme(request: HttpRequest) -> tuple[Programme, User]:
    programme = current_programme(request)
    if programme is None or not isinstance(request.user, User):
        raise Http404
    require(request.user, "accounts.administer", programme)
    return programme, request.user


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """List roles in force and open invitations; POST invites somebody."""
    programme, user = _programme(request)
    form = InviteForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        made = invite_to_role(
            form.cleaned_data["email"],
            role=Role(form.cleaned_data["role"]),
            programme=programme,
            team=form.cleaned_data["team"],
            by=user,
        )
        said = _("The role is given.") if isinstance(made, RoleGrant) else _("An invitation is on its way.")
        messages.success(request, said)
        return redirect("accounts:people")
    found = grants_of_programme(programme)
    if (file := as_file(request, COLUMNS, found, name="people-and-roles")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "claims": open_role_claims(programme)}
    return render(request, "accounts/people.html", context)


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a role away."""
    programme, user = _programme(request)
    grant = get_object_or_404(RoleGrant, pk=pk, programme=programme)
    try:
        end_role(grant, by=user)
        messages.success(request, _("The role has ended."))
    except RoleRefused as refused:
        messages.error(request, str(refused))
    return redirect("accounts:people")


@login_required
@require_POST
def revoke(request: HttpRequest, pk: str) -> HttpResponse:
    """Withdraw an open invitation."""
    programme, user = _programme(request)
    revoke_claim(get_object_or_404(ClaimLink, pk=pk, programme=programme), by=user)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("accounts:people")
