"""Who ranks needs and offers and introduces people: facilitators; the office reads along."""

from circulade.accounts.permissions import is_office
from circulade.accounts.predicates import add_perm
from circulade.needs.permissions import is_facilitator

# On the programme.
add_perm("matchmaking.see_matches", is_office)
add_perm("matchmaking.facilitate", is_facilitator)
