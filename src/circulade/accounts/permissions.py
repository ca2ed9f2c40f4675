"""Who may do what, as predicates; other apps combine these with their own."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from circulade.accounts.enums import OFFICE_ROLES, Role
from circulade.accounts.models import Programme, User
from circulade.accounts.predicates import Predicate, add_perm, predicate
from circulade.accounts.queries import roles_in


def programme_id_of(thing: Any) -> int | None:
    """Return the programme that a record belongs to, following `call`, `group` and the like once."""
    if isinstance(thing, Programme):
        return thing.pk
    found = getattr(thing, "programme_id", None)
    if found is not None:
        return int(found)
    for owner in ("call", "group", "application", "event", "territory", "organisation", "person"):
        if (holder := getattr(thing, owner, None)) is not None:
            return programme_id_of(holder)
    return None


def has_role(*wanted: Role) -> Predicate:
    """Make a predicate: the user has one of these roles in the programme (and team) of the record."""

    @predicate("has_role:" + "|".join(wanted))
    def asked(user: User | AnonymousUser, thing: Any = None) -> bool:
        if not isinstance(user, User):
            return False
        team_id = getattr(thing, "team_id", None)
        return bool(roles_in(user, programme_id_of(thing), team_id=team_id) & set(wanted))

    return asked


is_administrator = has_role(Role.ADMINISTRATOR)
is_manager = has_role(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER)
is_selection_lead = has_role(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.SELECTION_LEAD)
is_office = has_role(*OFFICE_ROLES)
is_funder = has_role(Role.FUNDER)

add_perm("accounts.administer", is_administrator)
add_perm("accounts.enter_office", is_office | is_funder)
add_perm("accounts.use_api", is_office | is_funder)
add_perm("core.read_audit", is_manager)
add_perm("core.read_runs", is_selection_lead | is_funder)
add_perm("core.see_queue", is_manager)
add_perm("core.see_letters", is_selection_lead)
add_perm("core.search_office", is_office)


def require(user: User | AnonymousUser, permission: str, thing: Any = None) -> None:
    """Raise PermissionDenied unless the user has the permission on the thing."""
    if not user.has_perm(permission, thing):
        raise PermissionDenied(permission)
