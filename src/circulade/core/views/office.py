"""What the office pages of `core` share: the programme of the request, and the permission on it.

`core` stands below `accounts`; the settings name the function there that knows the current programme.
"""

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from circulade.accounts.models import Programme, User


def office_programme(request: HttpRequest, permission: str) -> "tuple[Programme, User]":
    """Return the current programme and the user; raises PermissionDenied without the permission on it."""
    programme: Programme | None = import_string(settings.CURRENT_PROGRAMME)(request)
    user = request.user
    if programme is None or user.is_anonymous:
        raise Http404
    if not user.has_perm(permission, programme):
        raise PermissionDenied(permission)
    return programme, user
