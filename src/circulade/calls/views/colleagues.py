"""Who writes an application: invite, take off, take an invitation back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.domain.claims import revoke_claim
from circulade.calls.domain.colleagues import invite, remove
from circulade.calls.domain.trouble import Refused
from circulade.calls.forms.applying import InviteColleagueForm
from circulade.calls.queries.colleagues import open_invitations
from circulade.calls.views.loading import clock, own, signed_in


def _back(pk: int) -> HttpResponse:
    return redirect(f"{reverse('calls:application', args=[pk])}#colleagues")


@login_required
@require_POST
def invite_colleague(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a claim link to a colleague."""
    found, form = own(request, pk), InviteColleagueForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please write the e-mail address of your colleague."))
        return _back(pk)
    try:
        invite(found, form.cleaned_data["email"], by=signed_in(request), now=clock())
        messages.success(request, _("The invitation is on its way; its link works for 14 days."))
    except Refused as refused:
        messages.error(request, str(refused))
    return _back(pk)


@login_required
@require_POST
def remove_colleague(request: HttpRequest, pk: int, colleague: int) -> HttpResponse:
    """Take somebody off, or leave."""
    found, user = own(request, pk), signed_in(request)
    held = get_object_or_404(found.colleagues.select_related("application"), pk=colleague)
    try:
        remove(held, by=user, now=clock())
    except Refused as refused:
        messages.error(request, str(refused))
        return _back(pk)
    messages.success(request, _("Done."))
    return redirect("calls:own_applications") if held.user_id == user.pk else _back(pk)


@login_required
@require_POST
def revoke_invitation(request: HttpRequest, pk: int, link: UUID) -> HttpResponse:
    """Take back an invitation that nobody has used."""
    held = get_object_or_404(open_invitations(own(request, pk)), pk=link)
    revoke_claim(held, by=signed_in(request), now=clock())
    messages.success(request, _("The invitation is taken back."))
    return _back(pk)
