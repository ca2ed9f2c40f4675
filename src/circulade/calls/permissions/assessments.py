"""Who leads an assessment and follows it: the lead, never with an application they have a conflict with."""

from circulade.accounts.enums import Role
from circulade.accounts.permissions import has_role, is_office, is_selection_lead
from circulade.accounts.predicates import add_perm
from circulade.calls.permissions.applications import has_conflict, of_its_call

# On the programme.
add_perm("calls.enter_assessment", has_role(Role.ASSESSOR))
# On a call.
add_perm("calls.lead_assessment", is_selection_lead)
# On an application.
add_perm("calls.lead_application_assessment", of_its_call(is_selection_lead) & ~has_conflict)
add_perm("calls.declare_own_conflict", of_its_call(is_office) & ~has_conflict)
