"""Which programme, which study, and whether this visitor may be there."""

from django.http import Http404, HttpRequest

from circulade.accounts.models import Programme, User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme
from circulade.urbanmine.models import MineStudy
from circulade.urbanmine.queries.studies import studies_of


def programme_of(request: HttpRequest) -> Programme:
    """Return the programme, or nothing is found."""
    found = current_programme(request)
    if found is None:
        raise Http404
    return found


def office_study(request: HttpRequest, ref: str, *, permission: str = "urbanmine.enter_study") -> MineStudy:
    """Return a study of the office; those who may not enter are refused before they learn that it exists."""
    programme = programme_of(request)
    require(request.user, "urbanmine.list_studies", programme)
    found = studies_of(programme).filter(ref=ref).first()
    if found is None:
        raise Http404
    require(request.user, permission, found)
    return found


def public_study(request: HttpRequest, ref: str) -> MineStudy:
    """Return a published study; others do not exist for the public."""
    found = studies_of(programme_of(request)).filter(ref=ref).first()
    if found is None or found.run is None or not request.user.has_perm("urbanmine.read_study", found):
        raise Http404
    return found


def person(request: HttpRequest) -> User:
    """Return who is signed in."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def seen_revision(request: HttpRequest) -> int | None:
    """Return which revision of the study the writer saw, None where the form does not say."""
    revision = request.POST.get("revision", "")
    return int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 10 else None
