"""Who may read and change events, and who may see the people who come."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.accounts.permissions import has_role, is_funder, is_office
from circulade.accounts.predicates import add_perm, predicate
from circulade.events.enums import EventStage
from circulade.events.models import Event, EventDocument

is_organiser = has_role(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.EVENT_ORGANISER)


@predicate("is_announced_event")
def is_announced(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether everybody may know of an event: it is published, or was and is cancelled."""
    return isinstance(thing, Event) and thing.stage != EventStage.DRAFT


@predicate("is_public_document")
def is_public_document(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether everybody may have a document."""
    return isinstance(thing, EventDocument) and thing.public and is_announced(user, thing.event)


# On the programme.
add_perm("events.list_events", is_office | is_funder)
add_perm("events.create_event", is_organiser)
# On an event.
add_perm("events.read_event", is_announced | is_office)
add_perm("events.enter_event", is_office | is_funder)
add_perm("events.change_event", is_organiser)
add_perm("events.read_people", is_organiser)
add_perm("events.decide_seats", is_organiser)
add_perm("events.check_in", is_organiser)
# On a document.
add_perm("events.read_document", is_public_document | is_office)
# On the seats of an event.
add_perm("events.read_allocation", is_organiser)
add_perm("events.allocate_seats", is_organiser)
