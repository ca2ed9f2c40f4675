"""Make calls under assessment for tests: applications, assessors, score sheets."""

from datetime import UTC, datetime
from typing import Any

from tests.make import accounts
from tests.make import calls as make

from circulade.accounts.models import Programme, User
from circulade.calls.domain.assessors import Profile, add_assessor
from circulade.calls.domain.pairing import give
from circulade.calls.domain.scoring import Typed, save_scores, submit_assessment
from circulade.calls.enums import CallStage, Eligibility
from circulade.calls.models import Application, Assessment, Assessor, Call

NOW = datetime(2025, 10, 20, 9, 0, tzinfo=UTC)


def call(programme: Programme | None = None, *, applications: int = 3, **fields: Any) -> Call:
    """Store a call at the stage of assessment with eligible applications from France."""
    values: dict[str, Any] = {"per_application": 2, "min_assessments": 2}
    made = make.call_at(CallStage.ANNOUNCED, programme, **(values | fields))
    applicant = User.objects.filter(email="applicant@example.org").first() or accounts.user("applicant")
    for number in range(applications):
        make.submitted(made, applicant, territory=f"Ville-{number + 1}")
    made.applications.update(eligibility=Eligibility.ELIGIBLE)
    Call.objects.filter(pk=made.pk).update(stage=CallStage.ASSESSMENT)
    made.refresh_from_db()
    return made


def assessor(
    call: Call, name: str = "bea", *, country: str = "AT", load: int = 40, **profile: Any
) -> Assessor:
    """Store an assessor who reads English."""
    user = User.objects.filter(email=f"{name}@example.org").first() or accounts.user(name)
    values = {"languages": ["en"], "country": country, "load": load} | profile
    return add_assessor(call, user=user, profile=Profile(**values), by=None, now=NOW)


def assessment(call: Call, holder: Assessor, *, number: int = 0) -> Assessment:
    """Give the application of this number to an assessor."""
    return give(applications(call)[number], holder, by=None, now=NOW)


def applications(call: Call) -> list[Application]:
    """Return the applications of a call by reference."""
    return list(call.applications.order_by("ref"))


def score(held: Assessment, *, submit: bool = True, **scores: str) -> Assessment:
    """Type these scores, the others 3, and submit."""
    codes = held.application.call.criteria.values_list("code", flat=True)
    typed = [Typed(f"score-{code}", scores.get(code, "3")) for code in codes]
    save_scores(held, typed, by=held.assessor.user, now=NOW)
    if submit:
        submit_assessment(held, by=held.assessor.user, now=NOW)
    return held
