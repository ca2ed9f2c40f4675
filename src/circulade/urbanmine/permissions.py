"""Who reads and changes studies of the urban mine."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.accounts.permissions import has_role, is_funder, is_office
from circulade.accounts.predicates import add_perm, predicate
from circulade.urbanmine.enums import StudyState
from circulade.urbanmine.models import MineStudy

is_analyst = has_role(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.ANALYST)


@predicate("study_is_published")
def study_is_published(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether everybody may read this study."""
    return isinstance(thing, MineStudy) and thing.state == StudyState.PUBLISHED


# On the programme.
add_perm("urbanmine.list_studies", is_office | is_funder)
add_perm("urbanmine.create_study", is_analyst)
# On a study.
add_perm("urbanmine.read_study", is_office | is_funder | study_is_published)
add_perm("urbanmine.enter_study", is_office | is_funder)
add_perm("urbanmine.change_study", is_analyst)
