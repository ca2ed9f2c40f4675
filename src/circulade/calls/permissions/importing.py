"""Who may import applications, match territories and invite imported applicants."""

from circulade.accounts.permissions import is_selection_lead
from circulade.accounts.predicates import add_perm
from circulade.calls.permissions.applications import of_its_call

# On a call.
add_perm("calls.import_applications", is_selection_lead)
# On an import: its file holds every answer.
add_perm("calls.read_import", of_its_call(is_selection_lead))
