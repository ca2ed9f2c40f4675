"""What a request may work on: the current programme, once the user may see its register."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme, User
from circulade.accounts.permissions import require
from circulade.accounts.queries import current_programme


def programme_of(request: HttpRequest) -> Programme:
    """The current programme; 404 in an installation without any."""
    programme = current_programme(request)
    if programme is None:
        raise Http404(_("There is no programme yet."))
    return programme


def office_programme(request: HttpRequest, permission: str = "register.read_register") -> Programme:
    """The current programme, once the user has the permission in it."""
    programme = programme_of(request)
    require(request.user, permission, programme)
    return programme


def person_in_charge(request: HttpRequest) -> User:
    """The signed-in user, as the `by` of a change."""
    user: User | AnonymousUser = request.user
    if not isinstance(user, User):
        raise Http404
    return user
