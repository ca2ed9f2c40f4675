"""The office and the leaders change a group: its texts, its leaders, its experts and observers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from circulade.accounts.models import User
from circulade.accounts.permissions import require
from circulade.groups.domain.forming import SeatRefused, end_seat, seat_person
from circulade.groups.domain.leading import GroupRefused, change_group, name_leader, remove_leader
from circulade.groups.enums import SeatKind
from circulade.groups.forms import GroupForm, LeaderForm, SeatForm
from circulade.groups.models import Group
from circulade.groups.views.pages import visible_group


def _changed(request: HttpRequest, slug: str, permission: str) -> tuple[Group, User]:
    found = visible_group(request, slug)
    require(request.user, permission, found)
    if not isinstance(request.user, User):
        raise Http404
    return found, request.user


@login_required
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what a group is."""
    found, user = _changed(request, slug, "groups.change_group")
    form = GroupForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_group(found, form.values(), by=user)
        except GroupRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("groups:group", slug)
    return render(
        request, "groups/edit.html", {"group": found, "form": form}, status=422 if form.errors else 200
    )


@login_required
@require_POST
def add_leader(request: HttpRequest, slug: str) -> HttpResponse:
    """Name a leader."""
    found, user = _changed(request, slug, "groups.name_leaders")
    form = LeaderForm(request.POST)
    try:
        if not form.is_valid():
            raise GroupRefused(_("E-mail: write it like name@example.org."))
        link = name_leader(found, form.cleaned_data["email"], by=user, now=timezone.now())
        messages.success(
            request, _("A letter with the link is on its way.") if link else _("The leader is named.")
        )
    except GroupRefused as refused:
        messages.error(request, str(refused))
    return redirect("groups:group", slug)


@login_required
@require_POST
def drop_leader(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """End somebody's leading."""
    found, user = _changed(request, slug, "groups.name_leaders")
    remove_leader(found, get_object_or_404(found.leaders, pk=pk), by=user)
    return redirect("groups:group", slug)


@login_required
@require_POST
def add_seat(request: HttpRequest, slug: str) -> HttpResponse:
    """Give an expert or observer a place."""
    found, user = _changed(request, slug, "groups.name_leaders")
    form = SeatForm(found, request.POST)
    if form.is_valid():
        try:
            kind = SeatKind(form.cleaned_data["kind"])
            seat_person(found, form.cleaned_data["person"], kind=kind, by=user, since=timezone.localdate())
        except SeatRefused as refused:
            messages.error(request, str(refused))
    else:
        messages.error(request, _("Please choose a person and as what."))
    return redirect("groups:group", slug)


@login_required
@require_POST
def drop_seat(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """End the place of an expert or observer; a member's ends with the participation."""
    found, user = _changed(request, slug, "groups.name_leaders")
    seat = get_object_or_404(found.seats.exclude(kind=SeatKind.MEMBER), pk=pk)
    end_seat(seat, on=timezone.localdate(), by=user)
    return redirect("groups:group", slug)
