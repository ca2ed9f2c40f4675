"""Who may read and make selections of a call, and what follows from them."""

from circulade.accounts.permissions import is_funder, is_office, is_selection_lead
from circulade.accounts.predicates import add_perm

# On a call.
add_perm("calls.read_selection", is_selection_lead | is_funder)
add_perm("calls.select", is_selection_lead)
add_perm("calls.decide", is_selection_lead)
add_perm("calls.send_results", is_selection_lead)
add_perm("calls.publish", is_selection_lead)
add_perm("calls.view_cohort", is_office)
add_perm("calls.manage_cohort", is_selection_lead)
add_perm("calls.answer_reviews", is_selection_lead)
