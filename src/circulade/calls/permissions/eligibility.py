"""Who may see findings, decide on eligibility, ask for a clarification and answer it."""

from circulade.accounts.permissions import is_office, is_selection_lead
from circulade.accounts.predicates import add_perm
from circulade.calls.permissions.applications import has_conflict, is_colleague, of_its_call

# On a call.
add_perm("calls.see_eligibility", is_office)
add_perm("calls.check_eligibility", is_selection_lead)
# On an application.
add_perm("calls.decide_eligibility", of_its_call(is_selection_lead) & ~has_conflict)
add_perm("calls.ask_clarification", of_its_call(is_office) & ~has_conflict)
add_perm("calls.answer_clarification", is_colleague)
