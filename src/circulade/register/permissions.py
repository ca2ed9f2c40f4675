"""Who may read and change the register: predicates over a programme or one of its records."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from circulade.accounts.enums import OFFICE_ROLES, Role
from circulade.accounts.models import Team, User
from circulade.accounts.permissions import has_role, is_funder, is_office, programme_id_of
from circulade.accounts.predicates import Predicate, add_perm, predicate
from circulade.accounts.queries import roles_in, teams_in
from circulade.register.models import Territory

EDITING_ROLES = (
    Role.ADMINISTRATOR,
    Role.PROGRAMME_MANAGER,
    Role.SELECTION_LEAD,
    Role.FACILITATOR,
    Role.EDITOR,
)


def in_a_team(*wanted: Role) -> Predicate:
    """Make a predicate: the user has one of these roles in some team of the programme of the record."""

    @predicate("in_a_team:" + "|".join(wanted))
    def asked(user: User | AnonymousUser, thing: Any = None) -> bool:
        programme_id = programme_id_of(thing)
        if not isinstance(user, User) or not user.is_active or programme_id is None:
            return False
        return bool(teams_in(user, programme_id, roles=wanted))

    return asked


@predicate("of_own_team")
def of_own_team(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Whether the user edits for the team that serves territories of this maturity."""
    if not isinstance(user, User) or not isinstance(thing, Territory) or not thing.maturity:
        return False
    teams = Team.objects.filter(programme_id=thing.programme_id, maturity=thing.maturity)
    return any(roles_in(user, thing.programme_id, team_id=team.pk) & set(EDITING_ROLES) for team in teams)


in_office = is_office | in_a_team(*OFFICE_ROLES)
edits_all = has_role(*EDITING_ROLES)

add_perm("register.read_register", in_office | is_funder)
add_perm("register.read_contacts", in_office)
add_perm("register.change_register", edits_all)
add_perm("register.change_territory", edits_all | of_own_team)
