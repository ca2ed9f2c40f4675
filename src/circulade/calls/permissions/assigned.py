"""Whether somebody has an application to assess: only then, and without a conflict, does an assessor see it."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from circulade.accounts.models import User
from circulade.accounts.predicates import predicate
from circulade.calls.queries.assessments import assessments_of


@predicate("assesses")
def assesses(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether an application is with this assessor now."""
    return (
        isinstance(user, User)
        and thing is not None
        and assessments_of(user).filter(application=thing.pk).exists()
    )
