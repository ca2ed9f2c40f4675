"""Who may read and change need and offer cards: those who stated them, and the office reads all."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.accounts.permissions import has_role, is_office
from circulade.accounts.predicates import add_perm, predicate
from circulade.needs.models import Card
from circulade.needs.queries import cards_of

is_facilitator = has_role(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.FACILITATOR)


@predicate("owns_card")
def owns_card(user: User | AnonymousUser, thing: Any = None) -> bool:
    """Tell whether a card states what this person's application or organisation needs or offers."""
    return isinstance(user, User) and isinstance(thing, Card) and cards_of(user).filter(pk=thing.pk).exists()


# On the programme.
add_perm("needs.list_cards", is_office)
add_perm("needs.write_cards", is_facilitator)
# On a card.
add_perm("needs.change_card", owns_card)
