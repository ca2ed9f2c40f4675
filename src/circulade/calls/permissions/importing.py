"""Who may import applications, match territories and invite imported applicants."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from circulade.accounts.models import User
from circulade.accounts.permissions import is_selection_lead
from circulade.accounts.predicates import add_perm, predicate
from circulade.calls.permissions.applications import of_its_call
from circulade.calls.queries.imports import hidden_contributions


@predicate("has_conflict_in_import")
def has_conflict_in_import(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether somebody has a conflict with an application that came into this call by an import.

    Which of the files held it is not asked: a later export holds it again.
    """
    return isinstance(user, User) and thing is not None and bool(hidden_contributions(thing.call, user))


# On a call.
add_perm("calls.import_applications", is_selection_lead)
# On an import: its file holds every answer, so one conflict keeps it from somebody.
add_perm("calls.read_import", of_its_call(is_selection_lead) & ~has_conflict_in_import)
