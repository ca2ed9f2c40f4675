"""Who may read and make selections: whoever may do so for the thing that selects."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from circulade.accounts.models import User
from circulade.accounts.predicates import add_perm, predicate
from circulade.cohorts.models import RuleSet
from circulade.cohorts.sources import permission_for


@predicate("reads_selection")
def reads_selection(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Ask the permission that the thing's own app names for reading."""
    return isinstance(thing, RuleSet) and _asked(user, thing, "read_permission")


@predicate("makes_selection")
def makes_selection(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Ask the permission that the thing's own app names for selecting."""
    return isinstance(thing, RuleSet) and _asked(user, thing, "edit_permission")


def _asked(user: User | AnonymousUser, rule_set: RuleSet, which: str) -> bool:
    permission = permission_for(rule_set.about, which)
    return bool(permission) and user.has_perm(permission, rule_set.about)


# On a rule set.
add_perm("cohorts.read", reads_selection)
add_perm("cohorts.select", makes_selection)
