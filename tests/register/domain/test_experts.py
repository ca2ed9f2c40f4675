"""What is known of an expert is checked, kept once per person, and audited in numbers."""

from decimal import Decimal

import pytest
from tests.make import accounts, register

from circulade.core.models import AuditEntry
from circulade.register.domain.experts import make_expert
from circulade.register.domain.problems import RegisterProblem
from circulade.register.models import Expert, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def pat() -> Person:
    return register.person(accounts.programme())


@pytest.mark.parametrize(
    ("available", "used", "field"),
    [("-1", "0", "days_available"), ("2", "-1", "days_used"), ("2", "2.5", "days_used")],
)
def test_days_that_cannot_be_are_refused_at_their_field(
    pat: Person, available: str, used: str, field: str
) -> None:
    with pytest.raises(RegisterProblem) as refused:
        make_expert(pat, skills=(), days_available=Decimal(available), days_used=Decimal(used), by=None)
    assert (list(refused.value.problems), Expert.objects.count()) == ([field], 0)


def test_a_second_time_changes_what_is_known_and_skills_stand_once(pat: Person) -> None:
    make_expert(pat, skills=("timber",), days_available=Decimal(5), by=None)
    made = make_expert(pat, skills=("timber", " timber ", "", "plastics"), days_available=Decimal(3), by=None)
    assert (Expert.objects.get(), made.skills, made.days_available) == (
        made,
        ["timber", "plastics"],
        Decimal(3),
    )


def test_the_audit_trail_holds_days_and_no_skills(pat: Person) -> None:
    make_expert(pat, skills=("secret skill",), days_available=Decimal(5), by=None)
    make_expert(pat, skills=("secret skill",), days_available=Decimal(5), days_used=Decimal(1), by=None)
    entries = AuditEntry.objects.filter(action__startswith="expert").order_by("number")
    assert [each.action for each in entries] == ["expert created", "expert changed"]
    assert "secret" not in str([each.changes for each in entries])
