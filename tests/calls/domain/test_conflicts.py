"""Conflicts: computed, declared, recorded; they take effect at once and everywhere."""

import pytest
from tests.make import accounts
from tests.make import assessing as make
from tests.make.assessing import NOW

from circulade.accounts.enums import Role
from circulade.calls.domain.assessors import Profile, change_assessor
from circulade.calls.domain.conflicts import (
    compute_conflicts,
    declare_conflict,
    lift_conflict,
    record_conflict,
)
from circulade.calls.domain.trouble import NotReady
from circulade.calls.enums import AssessmentState
from circulade.calls.models import Call, Conflict
from circulade.calls.permissions import applications as _permissions  # noqa: F401
from circulade.calls.queries.applications import list_for_office, office_application
from circulade.calls.queries.assessments import assessments_of, own_assessment
from circulade.calls.queries.conflicts import hidden_refs, visible_to
from circulade.core.models import AuditEntry
from circulade.register.models import Organisation

pytestmark = pytest.mark.django_db


def sources(call: Call) -> list[tuple[str, str]]:
    return sorted(Conflict.objects.filter(application__call=call).values_list("application__ref", "source"))


def test_own_country_is_computed_when_an_assessor_is_added() -> None:
    call = make.call(applications=2)
    make.assessor(call, "fran", country="FR")
    make.assessor(call, "anna", country="AT")
    refs = [one.ref for one in make.applications(call)]
    assert sources(call) == [(ref, "own_country") for ref in refs]


def test_own_organisation_is_computed_from_the_register() -> None:
    call = make.call(applications=2)
    first = make.applications(call)[0]
    own = Organisation.objects.create(
        programme=call.programme, ref="ville", name="Ville", kind="local_authority"
    )
    first.organisation = own
    first.save()
    make.assessor(call, "anna", country="AT", organisation=own)
    assert sources(call) == [(first.ref, "own_organisation")]


def test_correcting_the_country_takes_the_conflict_away_again() -> None:
    call = make.call(applications=1)
    held = make.assessor(call, "fran", country="FR")
    change_assessor(held, profile=Profile(languages=["en"], country="BE"), by=held.user, now=NOW)
    assert sources(call) == []


def test_computing_twice_changes_and_audits_nothing_more() -> None:
    call = make.call(applications=2)
    make.assessor(call, "fran", country="FR")
    before = AuditEntry.objects.count()
    assert compute_conflicts(call, by=None, now=NOW) == 0
    assert AuditEntry.objects.count() == before


def test_a_declared_conflict_takes_the_file_away_at_once() -> None:
    call = make.call(applications=1)
    given = make.assessment(call, make.assessor(call))
    user = given.assessor.user
    declare_conflict(given, reason="My brother wrote it.", by=user, now=NOW)
    given.refresh_from_db()
    assert given.state == AssessmentState.DECLINED
    assert own_assessment(user, given.pk) is None
    assert list(assessments_of(user)) == []


def test_a_conflict_found_late_takes_the_submitted_scores_out() -> None:
    call = make.call(applications=1)
    given = make.score(make.assessment(call, make.assessor(call)))
    record_conflict(given.application, user=given.assessor.user, reason="Told us by phone", by=None, now=NOW)
    given.refresh_from_db()
    assert given.state == AssessmentState.DECLINED


def test_the_reason_stands_in_no_audit_entry() -> None:
    call = make.call(applications=1)
    given = make.assessment(call, make.assessor(call))
    declare_conflict(given, reason="My brother wrote it.", by=given.assessor.user, now=NOW)
    said = " ".join(str(entry.changes) + entry.action for entry in AuditEntry.objects.all())
    assert "brother" not in said


def test_a_conflict_without_reason_is_refused() -> None:
    call = make.call(applications=1)
    given = make.assessment(call, make.assessor(call))
    with pytest.raises(NotReady, match="what the conflict is"):
        declare_conflict(given, reason="  ", by=given.assessor.user, now=NOW)


def test_office_staff_with_a_conflict_find_the_application_nowhere() -> None:
    call = make.call(applications=2)
    lead = accounts.user("lea", Role.SELECTION_LEAD, programme=call.programme)
    hidden, seen = make.applications(call)
    record_conflict(hidden, user=lead, reason="Worked there until May", by=None, now=NOW)
    assert list(visible_to(call.applications.all(), lead)) == [seen]
    assert list(list_for_office(call, reader=lead)) == [seen]
    assert office_application(call, hidden.ref, reader=lead) is None
    assert hidden_refs(call, lead) == {hidden.ref}
    assert not lead.has_perm("calls.view_office_application", hidden)
    assert lead.has_perm("calls.view_office_application", seen)


def test_nobody_lifts_their_own_conflict_and_nobody_a_computed_one() -> None:
    call = make.call(applications=1)
    lead = accounts.user("lea", Role.SELECTION_LEAD, programme=call.programme)
    other = accounts.user("max", Role.SELECTION_LEAD, programme=call.programme)
    mine = record_conflict(make.applications(call)[0], user=lead, reason="Worked there", by=lead, now=NOW)
    with pytest.raises(NotReady, match="Somebody else"):
        lift_conflict(mine, reason="Not any more", by=lead, now=NOW)
    lift_conflict(mine, reason="It was another town", by=other, now=NOW)
    make.assessor(call, "fran", country="FR")
    with pytest.raises(NotReady, match="follows from"):
        lift_conflict(Conflict.objects.get(), reason="No matter", by=other, now=NOW)
