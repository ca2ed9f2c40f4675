"""Who may see and write applications: their colleagues, their assessors, the office unless it has a conflict."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from circulade.accounts.models import User
from circulade.accounts.permissions import is_office, is_selection_lead
from circulade.accounts.predicates import Predicate, add_perm, predicate
from circulade.calls.permissions.assigned import assesses


@predicate("is_colleague")
def is_colleague(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether somebody edits this application."""
    return isinstance(user, User) and thing is not None and thing.colleagues.filter(user=user).exists()


@predicate("has_conflict")
def has_conflict(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether a conflict keeps somebody from seeing this application."""
    if not isinstance(user, User) or thing is None:
        return False
    if "conflicts" in getattr(thing, "_prefetched_objects_cache", {}):
        return any(each.user_id == user.pk for each in thing.conflicts.all())
    return bool(thing.conflicts.filter(user=user).exists())


def of_its_call(question: Predicate) -> Predicate:
    """Ask a predicate about the call of an application, since roles are given per team of the call."""

    @predicate(f"of_its_call:{question}")
    def asked(user: User | AnonymousUser, thing: Any = None) -> bool:
        return thing is not None and question(user, thing.call)

    return asked


add_perm("calls.view_application", is_colleague | assesses | (of_its_call(is_office) & ~has_conflict))
add_perm("calls.write_application", is_colleague)
add_perm("calls.view_office_application", of_its_call(is_office) & ~has_conflict)
add_perm("calls.enter_application", of_its_call(is_selection_lead) & ~has_conflict)
