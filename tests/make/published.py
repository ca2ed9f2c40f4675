"""Make calls with a decided or published result for tests, selected by the real engine."""

from typing import Any

from tests.make import accounts, assessing, register

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User
from circulade.calls.domain.deciding import decide_call
from circulade.calls.enums import CallStage
from circulade.calls.models import Application, Call
from circulade.cohorts.domain.rulesets import change_rules, rule_set_of
from circulade.cohorts.domain.selections import propose, select_cohort


def lead(programme: Programme) -> User:
    """Return the selection lead, made at the first call."""
    found = User.objects.filter(email="lead@example.org").first()
    return found or accounts.user("lead", Role.SELECTION_LEAD, programme=programme)


def decided(programme: Programme | None = None, *, places: int = 1, **fields: Any) -> Call:
    """Store a call of three scored applications (Ville-1 is best) whose cohort is decided."""
    made = assessing.call(programme, min_assessments=1, **fields)
    for number, application in enumerate(assessing.applications(made), start=1):
        town = register.territory(made.programme, f"ville-{number}", country="FR", public=False)
        application.territories.set([town])
    made.tracks.update(places=places, least=None, most=None)
    desk = assessing.assessor(made)
    for number, points in enumerate(("5", "4", "3")):
        assessing.score(assessing.assessment(made, desk, number=number), commitment=points)
    rule_set, by = rule_set_of(made), lead(made.programme)
    change_rules(rule_set, rules={"seed": "3 November 2025"}, by=by, revision=rule_set.revision)
    rule_set.refresh_from_db()
    selection = propose(select_cohort(rule_set, by=by, at=assessing.NOW), by=by, at=assessing.NOW)
    decide_call(made, selection, by=by, now=assessing.NOW)
    made.refresh_from_db()
    return made


def published(programme: Programme | None = None, **fields: Any) -> Call:
    """Store a call whose result everybody may read."""
    made = decided(programme, **fields)
    Call.objects.filter(pk=made.pk).update(stage=CallStage.PUBLISHED)
    made.refresh_from_db()
    return made


def named(call: Call, name: str) -> Application:
    """Return the application of a territory."""
    return call.applications.get(name=name)
