"""Assessors: who they are stays pseudonymous and once, and leaving takes nothing away that is submitted."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import assessing as make
from tests.make.assessing import NOW

from circulade.calls.domain.assessing_trouble import AssessorRefused
from circulade.calls.domain.assessors import (
    Profile,
    add_assessor,
    change_assessor,
    leave,
    phase_of,
    set_phase,
)
from circulade.calls.enums import AssessmentState
from circulade.calls.models import Assessment, Call
from circulade.core.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    return make.call(applications=2)


def test_codes_are_stored_as_codes_in_order() -> None:
    profile = Profile([" FR ", "en", ""], ["water", " bio "], "gr", None, 0)
    assert profile.fields() == {
        "languages": ["en", "fr"],
        "expertise": ["bio", "water"],
        "country": "GR",
        "organisation": None,
        "load": 0,
    }


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (Profile(load=-1), "Load: -1 is not from 0 to 1,000 applications."),
        (Profile(load=1001), "Load: 1001 is not from 0 to 1,000 applications."),
        (Profile(country="XX"), "Country: “XX” is not the code of a country."),
    ],
    ids=("below", "above", "country"),
)
def test_a_profile_that_cannot_be_is_refused_by_field(profile: Profile, said: str) -> None:
    with pytest.raises(AssessorRefused) as refused:
        profile.fields()
    assert str(refused.value) == said


def test_a_pseudonym_is_never_given_to_somebody_else(call: Call) -> None:
    first, second = make.assessor(call, "bea"), make.assessor(call, "cleo")
    leave(first, by=first.user, now=NOW)
    third = make.assessor(call, "dan")
    assert [one.pseudonym for one in (first, second, third)] == ["A1", "A2", "A3"]
    with pytest.raises(AssessorRefused, match="The pseudonym “A1” is taken"):
        add_assessor(call, user=people.user("eve"), profile=Profile(), by=None, now=NOW, pseudonym="A1")


def test_who_comes_back_has_the_same_desk_and_nobody_has_two(call: Call) -> None:
    held = make.assessor(call, "bea")
    with pytest.raises(AssessorRefused, match="assesses for this call already"):
        make.assessor(call, "bea")
    leave(held, by=held.user, now=NOW)
    again = make.assessor(call, "bea", load=3)
    assert (again.pk, again.pseudonym, again.left_at, again.load) == (held.pk, "A1", None, 3)


def test_leaving_keeps_what_is_submitted_and_frees_the_rest(call: Call) -> None:
    held = make.assessor(call, "bea")
    make.score(make.assessment(call, held))
    begun = make.score(make.assessment(call, held, number=1), submit=False)
    assert leave(held, by=held.user, now=NOW) == 1
    assert sorted(Assessment.objects.values_list("application__ref", "state")) == [
        (make.applications(call)[0].ref, AssessmentState.SUBMITTED),
        (begun.application.ref, AssessmentState.DECLINED),
    ]
    with pytest.raises(AssessorRefused, match="A1 has left already"):
        leave(held, by=held.user, now=NOW)


def test_a_change_is_audited_by_its_fields_and_no_change_is_not(call: Call) -> None:
    held = make.assessor(call, "bea", country="AT", load=40)
    same = Profile(languages=["en"], country="AT", load=40)
    change_assessor(held, profile=same, by=held.user, now=NOW)
    assert AuditEntry.objects.filter(action="assessor changed").count() == 0
    change_assessor(held, profile=Profile(languages=["de"], country="AT", load=9), by=held.user, now=NOW)
    assert AuditEntry.objects.get(action="assessor changed").changes == {
        "fields": [None, ["languages", "load"]]
    }


def test_the_phase_is_unset_until_said_and_cannot_close_before_it_is_due(call: Call) -> None:
    assert (phase_of(call).pk, phase_of(call).due_at) == (None, None)
    with pytest.raises(AssessorRefused, match="cannot close before it is due"):
        set_phase(call, by=None, now=NOW, due_at=NOW, closes_at=NOW - timedelta(seconds=1))
    assert phase_of(call).pk is None
    set_phase(call, by=None, now=NOW, due_at=NOW, closes_at=NOW, seed="drawn in public")
    assert (phase_of(call).closes_at, phase_of(call).seed) == (NOW, "drawn in public")
    assert "seed" not in AuditEntry.objects.get(action="assessment planned").changes
