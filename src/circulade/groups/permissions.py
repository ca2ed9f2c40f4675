"""Who may read and change groups: their members and leaders, and the office."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from circulade.accounts.models import User
from circulade.accounts.permissions import is_funder, is_office, is_selection_lead
from circulade.accounts.predicates import add_perm, predicate
from circulade.groups.models import Group
from circulade.groups.queries import is_member_of


@predicate("leads_group")
def leads_group(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether somebody leads this group."""
    return isinstance(user, User) and isinstance(thing, Group) and thing.leaders.filter(pk=user.pk).exists()


@predicate("sits_in_group")
def sits_in_group(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether somebody works in this group."""
    return isinstance(user, User) and isinstance(thing, Group) and is_member_of(user, thing)


# On the programme.
add_perm("groups.list_groups", is_office | is_funder)
# On a group.
add_perm("groups.read_members", is_office | leads_group | sits_in_group)
add_perm("groups.change_group", is_selection_lead | leads_group)
add_perm("groups.name_leaders", is_selection_lead)
