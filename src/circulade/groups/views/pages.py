"""Pages of groups: the lists, one group as everybody, its members and the office see it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from circulade.accounts.models import Programme, User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme
from circulade.core.downloads import Columns, as_file, moment
from circulade.groups.domain.composition import composition, members_of, size_warning
from circulade.groups.forms import LeaderForm, SeatForm
from circulade.groups.models import Group, Seat
from circulade.groups.queries import counted, groups_of, seats_of
from circulade.register.enums import ParticipationState

COLUMNS: Columns[Group] = {
    "slug": lambda each: each.slug,
    "name": lambda each: str(each.name),
    "kind": lambda each: each.kind,
    "members": lambda each: int(getattr(each, "member_count", 0)),
    "least": lambda each: each.least,
    "most": lambda each: each.most,
    "size": lambda each: size_warning(each, int(getattr(each, "member_count", 0))),
    "public": lambda each: each.public,
}
MEMBER_COLUMNS: Columns[tuple[Seat, str, str, list[Any]]] = {
    "kind": lambda row: row[0].kind,
    "member": lambda row: row[1],
    "country": lambda row: row[2],
    "since": lambda row: moment(row[0].since),
    "until": lambda row: moment(row[0].until),
    "contacts": lambda row: ", ".join(f"{each} <{each.email}>" for each in row[3]),
}


def programme_of(request: HttpRequest) -> Programme:
    """Return the programme, or nothing is found."""
    found = current_programme(request)
    if found is None:
        raise Http404
    return found


def groups(request: HttpRequest) -> HttpResponse:
    """List the groups that everybody may see."""
    found = counted(programme_of(request).groups.filter(public=True))
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    return render(request, "groups/list.html", {"page": page})


@login_required
def own_groups(request: HttpRequest) -> HttpResponse:
    """List the groups somebody works in or leads."""
    if not isinstance(request.user, User):
        raise Http404
    page = Paginator(groups_of(request.user, programme_of(request)), 50).get_page(request.GET.get("page"))
    return render(request, "groups/own.html", {"page": page})


@login_required
def office_groups(request: HttpRequest) -> HttpResponse:
    """List all groups of the programme with their size."""
    programme = programme_of(request)
    require(request.user, "groups.list_groups", programme)
    found = counted(programme.groups.all())
    if (file := as_file(request, COLUMNS, found, name="groups")) is not None:
        return file
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    rows = [(each, size_warning(each, int(getattr(each, "member_count", 0)))) for each in page]
    # The funder reads the figures of every group, and the pages of public ones.
    inside = request.user.has_perm("core.search_office", programme)
    return render(request, "groups/office.html", {"page": page, "rows": rows, "inside": inside})


def visible_group(request: HttpRequest, slug: str) -> Group:
    """Return a group that this visitor may know about."""
    found = programme_of(request).groups.filter(slug=slug).select_related("programme").first()
    if found is None:
        raise Http404
    if not found.public and not request.user.has_perm("groups.read_members", found):
        raise Http404
    return found


def group(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a group: to everybody what is public, to members and the office people and contacts too."""
    found = visible_group(request, slug)
    inside = request.user.has_perm("groups.read_members", found)
    seats = [seat for seat in seats_of(found) if inside or _name(seat, inside=False)]
    members = members_of(seats)
    rows = [
        (seat, _name(seat, inside=inside), _country(seat), contacts(seat) if inside else [])
        for seat in members
    ]
    if inside and (file := as_file(request, MEMBER_COLUMNS, rows, name=f"{slug}-members")) is not None:
        return file
    context: dict[str, Any] = {
        "group": found,
        "inside": inside,
        "members": rows,
        "others": [seat for seat in seats if seat not in members] if inside else [],
        "leaders": list(found.leaders.all()) if inside else [],
        "charts": composition(seats),
        "warning": size_warning(found, len(members)) if inside else "",
        "may_change": request.user.has_perm("groups.change_group", found),
        "may_name": request.user.has_perm("groups.name_leaders", found),
    }
    if context["may_name"]:
        context |= {"leader_form": LeaderForm(), "seat_form": SeatForm(found)}
    return render(request, "groups/group.html", context)


def _name(seat: Seat, *, inside: bool) -> str:
    """Name a member; everybody else learns only of those who confirmed and whose record is public."""
    part = seat.participation
    if part is None or (not inside and part.state != ParticipationState.CONFIRMED):
        return ""
    known = [one for one in (part.territory, part.organisation, part.project) if one is not None]
    shown = known if inside else [one for one in known if one.public]
    return ", ".join(str(one) for one in shown)


def _country(seat: Seat) -> str:
    """The country of a member's territory, else of its organisation."""
    part = seat.participation
    where = (part.territory or part.organisation) if part else None
    return where.country if where else ""


def contacts(seat: Seat) -> list[Any]:
    """Return the people who serve a member's organisation now."""
    part = seat.participation
    if part is None or part.organisation is None:
        return []
    return [each.person for each in part.organisation.contacts.all() if each.until is None]
