"""Who may see and change calls: the office by role and team, the funder in overview."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from circulade.accounts.enums import OFFICE_ROLES, Role
from circulade.accounts.models import Programme, User
from circulade.accounts.permissions import has_role, is_funder, is_manager, is_office, is_selection_lead
from circulade.accounts.predicates import add_perm, predicate
from circulade.accounts.queries import roles_in, teams_in


def visible_teams(user: User, programme: Programme) -> set[int] | None:
    """Return the teams whose calls an office user sees; None means all of the programme."""
    everywhere = roles_in(user, programme.pk)
    if everywhere & {*OFFICE_ROLES, Role.FUNDER}:
        return None
    return set(teams_in(user, programme.pk, roles=OFFICE_ROLES))


@predicate("serves_a_team")
def serves_a_team(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether somebody has an office role in the programme, be it for one team only."""
    if not isinstance(user, User) or not isinstance(thing, Programme):
        return False
    return visible_teams(user, thing) != set()


@predicate("is_announced")
def is_announced(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether a call has been announced, so that everybody may read its page and factsheet."""
    return getattr(thing, "announced_at", None) is not None


is_lead_of_call = has_role(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.SELECTION_LEAD)

# On the programme.
add_perm("calls.list_calls", serves_a_team)
add_perm("calls.add_call", is_manager)
# On a call.
add_perm("calls.view_call", is_office | is_funder)
add_perm("calls.read_factsheet", is_announced | is_office | is_funder)
add_perm("calls.change_call", is_lead_of_call)
add_perm("calls.move_call", is_selection_lead)
add_perm("calls.cancel_call", is_manager)
add_perm("calls.answer_questions", is_office)
add_perm("calls.list_applications", is_office)
add_perm("calls.export_applications", is_selection_lead)
