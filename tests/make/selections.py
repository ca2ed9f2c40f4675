"""A stored selection of a call, for tests of what is made of it: three applicants, two places."""

from datetime import UTC, datetime

from tests.make import calls as make

from circulade.accounts.models import Programme, User
from circulade.calls.models import Call
from circulade.cohorts.domain.inputs import Inputs
from circulade.cohorts.domain.rulesets import as_rules, rule_set_of
from circulade.cohorts.domain.selections import store_selection
from circulade.cohorts.models import CohortSelection
from circulade.engines.selection import Pool, applicant, select
from circulade.files.selection import input_sha256

WHEN = datetime(2026, 5, 4, 12, tzinfo=UTC)
# Not everybody has an answer to everything: the bundle's table has empty cells.
MORE = {
    "CRM-001": {"answer_focus": ("water", "copper"), "maturity": ()},
    "CRM-002": {"maturity": ("advanced",)},
}
POINTS = {"CRM-001": 5, "CRM-002": 4, "CRM-003": 3}


def selection(programme: Programme, *, by: User, call: Call | None = None) -> CohortSelection:
    """Store applications `CRM-001` to `CRM-003` and a selection that takes the first two."""
    found = call or make.call(programme)
    for ref in POINTS:
        found.applications.create(
            ref=ref,
            state="submitted",
            eligibility="eligible",
            name=f"Town of {ref}",
            country="FI",
            created_at=WHEN,
        )
    rules = as_rules({"tracks": [{"name": "members", "places": 2}], "seed": "4 May 2026"})
    pool = Pool(
        tuple(
            applicant(
                ref, attributes={"country": "FI", **MORE.get(ref, {})}, scores={"commitment": {"A1": points}}
            )
            for ref, points in POINTS.items()
        )
    )
    inputs = Inputs(pool, rules, input_sha256(pool, rules))
    return store_selection(rule_set_of(found), inputs, select(pool, rules), by=by, at=WHEN)
