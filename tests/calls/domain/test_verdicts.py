"""What the decision says of each application, in words and by track."""

import pytest
from tests.make import published as make
from tests.make.stored import stored_once

from circulade.calls.domain.verdicts import Verdict, verdicts, withdrawn_refs
from circulade.calls.enums import Eligibility
from circulade.calls.models import Application, Call
from circulade.cohorts.models import CohortSelection

pytestmark = pytest.mark.django_db
stored = stored_once(make.decided)


def told(call: Call) -> dict[str, Verdict]:
    applications = list(call.applications.select_related("eligibility_reason"))
    found = verdicts(CohortSelection.objects.get(), applications)
    return {each.name: found[each.ref] for each in applications if each.ref in found}


def test_one_is_accepted_in_its_track_and_the_others_are_not(call: Call) -> None:
    found = told(call)
    assert {name: verdict.kind for name, verdict in found.items()} == {
        "Ville-1": "accepted",
        "Ville-2": "rejected",
        "Ville-3": "rejected",
    }
    assert (found["Ville-1"].told_as, found["Ville-1"].track_name) == ("accepted:members", "Members")
    assert (found["Ville-2"].told_as, found["Ville-2"].track) == ("rejected", "")


def test_everybody_is_given_a_reason(call: Call) -> None:
    assert all(verdict.reason for verdict in told(call).values())


def test_who_was_not_eligible_is_told_why_and_who_was_not_in_the_pool_nothing(call: Call) -> None:
    ineligible = Application.objects.create(
        call=call,
        ref="X-1",
        name="Late",
        state="submitted",
        eligibility=Eligibility.INELIGIBLE,
        created_at=call.created_at,
    )
    Application.objects.create(call=call, ref="X-2", name="Draft", created_at=call.created_at)
    found = told(call)
    assert (found["Late"], "Draft" in found) == (Verdict("ineligible", "Not eligible."), False)
    assert ineligible.eligibility_reason is None


def test_nobody_has_withdrawn_before_somebody_does(call: Call) -> None:
    assert withdrawn_refs(CohortSelection.objects.get()) == frozenset()
