"""Who ranks needs and offers, introduces people and plans meetings; the office reads along."""

from circulade.accounts.enums import Role
from circulade.accounts.permissions import has_role, is_office
from circulade.accounts.predicates import add_perm
from circulade.needs.permissions import is_facilitator

is_planner = has_role(Role.ADMINISTRATOR, Role.PROGRAMME_MANAGER, Role.EVENT_ORGANISER, Role.FACILITATOR)

# On the programme.
add_perm("matchmaking.see_matches", is_office)
add_perm("matchmaking.facilitate", is_facilitator)
# On an event.
add_perm("matchmaking.plan_meetings", is_planner)
# On an import: its file holds what people said of themselves.
add_perm("matchmaking.read_import", is_planner)
