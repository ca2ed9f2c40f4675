"""Make decided calls for tests: eligible applications with territories and scores, selected by the real engine."""

from datetime import UTC, datetime
from typing import Any

from tests.make import accounts, register
from tests.make import assessing as assess
from tests.make import calls as make

from circulade.accounts.enums import Role
from circulade.accounts.models import Programme, User
from circulade.calls.domain.deciding import decide_call, standing_selection
from circulade.calls.domain.pairing import give
from circulade.calls.domain.result_letters import draft_result_letters, send_result_letters
from circulade.calls.enums import CallStage, Eligibility
from circulade.calls.models import Application, Call, Track
from circulade.cohorts.domain.rulesets import change_rules, rule_set_of
from circulade.cohorts.domain.selections import propose, select_cohort
from circulade.cohorts.models import CohortSelection
from circulade.groups.enums import GroupKind

NOW = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)
COUNTRIES = ("FR", "FI", "IT", "DE")
# Points of twelve applicants, best first, all different: who is in follows from the rules alone.
SCORES = ("5", "5", "5", "4", "4", "4", "3", "3", "3", "2", "2", "1")
EXPERIENCE = ("5", "4", "3", "5", "4", "3", "5", "4", "3", "5", "4", "1")


def lead(programme: Programme | None = None) -> User:
    """Return the selection lead, made at the first call."""
    found = User.objects.filter(email="lead@example.org").first()
    return found or accounts.user("lead", Role.SELECTION_LEAD, programme=programme or accounts.programme())


def applicant(number: int) -> User:
    """Return the person who writes the application of this number."""
    found = User.objects.filter(email=f"applicant{number}@example.org").first()
    return found or accounts.user(f"applicant{number}")


def call(
    programme: Programme | None = None, *, applications: int = 12, tracks: int = 2, **fields: Any
) -> Call:
    """Store a call under assessment whose eligible applications have territories, needs and two assessments each."""
    made = make.open_call(programme, **({"min_assessments": 2, "title": {"en": "Raw materials"}} | fields))
    _tracks(made, tracks)
    for number in range(1, applications + 1):
        application = make.submitted(
            made,
            applicant(number),
            territory=f"Town {number}",
            email=f"applicant{number}@example.org",
            has_need="yes",
            need=f"A partner for copper {number}. We have a depot.",
            consent="yes" if number % 2 else "no",
        )
        country = COUNTRIES[number % len(COUNTRIES)]
        territory = register.territory(
            made.programme,
            f"town-{number}",
            country=country,
            public=False,
            latitude=48.0,
            longitude=2.0 + number,
        )
        application.territories.set([territory])
        application.eligibility = Eligibility.ELIGIBLE
        application.country = country
        application.save()
    Call.objects.filter(pk=made.pk).update(stage=CallStage.ASSESSMENT)
    made.refresh_from_db()
    for name in ("bea", "cleo"):
        desk = assess.assessor(made, name)
        for number, application in enumerate(assess.applications(made)):
            held = give(application, desk, by=None, now=assess.NOW)
            held.feedback = f"Feedback of {name} on {application.ref}."
            held.save()
            assess.score(held, commitment=SCORES[number], experience=EXPERIENCE[number])
    return made


def _tracks(call: Call, count: int) -> None:
    call.tracks.update(places=3, least=None, most=None, code="pilots", name={"en": "Pilots"})
    call.tracks.update(participation_kind="pilot", group_kind=GroupKind.PILOTS)
    if count > 1:
        Track.objects.create(
            call=call,
            code="fellows",
            name={"en": "Fellows"},
            places=4,
            participation_kind="fellow",
            group_kind=GroupKind.FELLOWS,
            position=1,
        )


def proposed(call: Call, **rules: Any) -> CohortSelection:
    """Compute a selection with two on the reserve list and put it before the panel."""
    rule_set = rule_set_of(call)
    asked = {"seed": "3 November 2025", "reserve": 2, **rules}
    change_rules(rule_set, rules=asked, by=lead(), revision=rule_set.revision)
    rule_set.refresh_from_db()
    return propose(select_cohort(rule_set, by=lead(), at=NOW), by=lead(), at=NOW)


def decided(programme: Programme | None = None, **fields: Any) -> Call:
    """Store a call whose cohort is decided: three Pilots, four Fellows."""
    return decide(call(programme, **fields))


def decide(call: Call) -> Call:
    """Decide a call as its rules select."""
    decide_call(call, proposed(call), by=lead(), now=NOW)
    call.refresh_from_db()
    return call


def outcomes(call: Call) -> dict[str, str]:
    """Return each reference's last digits and what the decision says of it."""
    standing = standing_selection(call)
    found = standing.outcomes.all() if standing else []
    return {one.ref[-3:]: one.track or one.outcome for one in found}


def application(call: Call, number: int) -> Application:
    """Return the application of a number, from 1."""
    return call.applications.get(ref__endswith=f"{number:03d}")


def told(call: Call) -> None:
    """Draft and send every result letter."""
    draft_result_letters(call, by=lead(), now=NOW)
    send_result_letters(call, by=lead(), now=NOW)
