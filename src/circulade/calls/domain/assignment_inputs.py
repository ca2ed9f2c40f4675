"""What an assignment is computed from: applications, assessors, their fit, conflicts, and what is begun already."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from circulade.calls.domain.assessors import phase_of
from circulade.calls.domain.conflicts import computed_sources
from circulade.calls.enums import ApplicationState, AssessmentState, Eligibility, Purpose, QuestionKind
from circulade.calls.models import Application, Assessment, Assessor, Call, FrozenQuestion, Submission
from circulade.calls.queries.conflicts import conflict_pairs
from circulade.calls.queries.questions import questions_of
from circulade.engines.assessment import Fit, fit_score
from circulade.files.assignment_run import assignment_inputs
from circulade.files.canonical import digest

Pair = tuple[str, str]
BEGUN = (AssessmentState.STARTED, AssessmentState.SUBMITTED)
CHOICES = (QuestionKind.SEVERAL, QuestionKind.CHOICE)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that decides an assignment; `data` is what the stored run keeps, `sha256` its digest."""

    data: dict[str, Any]
    fits: Mapping[Pair, Fit]
    applications: Mapping[str, Application]
    assessors: Mapping[str, Assessor]
    served: frozenset[str] = frozenset()
    sha256: str = field(default="")
    conflicts: frozenset[tuple[int, int]] = frozenset()

    def hidden_from(self, user_id: int) -> frozenset[str]:
        """Return the applications that somebody may not see."""
        return frozenset(ref for ref, one in self.applications.items() if (one.pk, user_id) in self.conflicts)


def topic_question(questions: tuple[FrozenQuestion, ...], *, code: str = "") -> FrozenQuestion | None:
    """Return the question whose choices are topics: the one named, else the first free one with choices."""
    free = [each for kind in CHOICES for each in questions if each.kind == kind]
    if code:
        return next((each for each in free if each.code == code), None)
    return next((each for each in free if each.purpose == Purpose.NONE), None)


def topic_questions(call: Call) -> list[tuple[str, str]]:
    """Return the questions whose choices can be topics, as choices of a form."""
    return [(each.code, str(each)) for each in questions_of(call) if each.kind in CHOICES]


def topics_offered(call: Call) -> list[tuple[str, str]]:
    """Return the topics that an application can be about: code and label."""
    question = topic_question(questions_of(call), code=phase_of(call).topic_question)
    return [(option.code, str(option)) for option in question.options] if question else []


def to_assess(call: Call) -> dict[str, Application]:
    """Return by reference what is assessed: sent in, and not found ineligible."""
    found = (
        call.applications.filter(state=ApplicationState.SUBMITTED)
        .exclude(eligibility=Eligibility.INELIGIBLE)
        .prefetch_related("territories")
        .order_by("ref")
    )
    return {application.ref: application for application in found}


def topics_of(
    call: Call, applications: Mapping[str, Application], *, code: str = ""
) -> dict[str, tuple[str, ...]]:
    """Return the topics that each application, as sent in, chose in the topic question, by reference."""
    question = topic_question(questions_of(call), code=code)
    if question is None:
        return {}
    sent = Submission.objects.filter(application__in=list(applications.values())).order_by("number")
    answers = {one.application_id: one.answers for one in sent}
    chosen = {ref: answers.get(one.pk, {}).get(question.code) for ref, one in applications.items()}
    return {
        ref: tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        for ref, value in chosen.items()
        if value
    }


def fits(
    applications: Mapping[str, Application],
    assessors: Mapping[str, Assessor],
    topics: Mapping[str, tuple[str, ...]],
) -> dict[Pair, Fit]:
    """Say of every pair how well the assessor suits the application, and why."""
    known = {topic for assessor in assessors.values() for topic in assessor.expertise}
    return {
        (ref, name): fit_score(
            languages=[application.language] if application.language else [],
            reads=assessor.languages,
            # A topic that no assessor of the call knows cannot tell them apart.
            topics=[topic for topic in topics.get(ref, ()) if topic in known],
            knows=assessor.expertise,
            countries=[application.country] if application.country else [],
            works_in=[assessor.country] if assessor.country else [],
        )
        for ref, application in applications.items()
        for name, assessor in assessors.items()
    }


def read_inputs(call: Call) -> Inputs:
    """Freeze the inputs of an assignment.

    Assessments begun or submitted stay where they are, and count against load, even if their assessor has left.
    What is assigned but untouched is kept where possible. An application that has enough begun is left alone.
    """
    applications = to_assess(call)
    existing = list(
        Assessment.objects.filter(application__call=call)
        .exclude(state=AssessmentState.DECLINED)
        .select_related("application", "assessor")
    )
    begun = [
        (one.application.ref, one.assessor.pseudonym)
        for one in existing
        if one.state in BEGUN and one.application.ref in applications
    ]
    counts: dict[str, int] = {}
    for ref, _name in begun:
        counts[ref] = counts.get(ref, 0) + 1
    served = frozenset(ref for ref, count in counts.items() if count >= call.per_application)
    open_ones = {ref: one for ref, one in applications.items() if ref not in served}
    fixed = {pair for pair in begun if pair[0] not in served}
    assessors = {
        one.pseudonym: one
        for one in call.assessors.select_related("user", "organisation")
        if one.left_at is None or any(name == one.pseudonym for _ref, name in fixed)
    }
    phase, conflicts = phase_of(call), frozenset(conflict_pairs(call))
    found = fits(open_ones, assessors, topics_of(call, open_ones, code=phase.topic_question))
    data = assignment_inputs(
        list(open_ones),
        loads=_loads(assessors, begun=begun, fixed=fixed),
        per_application=call.per_application,
        fit={pair: fit.value for pair, fit in found.items()},
        conflicts=_closed_pairs(conflicts, open_ones, assessors) - fixed,
        fixed=fixed,
        keep={
            (one.application.ref, one.assessor.pseudonym)
            for one in existing
            if one.state == AssessmentState.ASSIGNED and one.application.ref in open_ones
        },
        seed=phase.seed or f"{call.slug} assignment",
    )
    return Inputs(data, found, open_ones, assessors, served, digest(data), conflicts)


def _loads(assessors: Mapping[str, Assessor], *, begun: list[Pair], fixed: set[Pair]) -> dict[str, int]:
    """Say how much each assessor takes of what is still open; nobody who left takes anything new."""
    loads: dict[str, int] = {}
    for name, assessor in assessors.items():
        inside = sum(1 for _ref, held in fixed if held == name)
        outside = sum(1 for _ref, held in begun if held == name) - inside
        wanted = 0 if assessor.left_at is not None else assessor.load - outside
        loads[name] = max(wanted, inside)
    return loads


def _closed_pairs(
    conflicts: frozenset[tuple[int, int]],
    applications: Mapping[str, Application],
    assessors: Mapping[str, Assessor],
) -> set[Pair]:
    """Return the pairs that a conflict forbids, and those of assessors who left."""
    return {
        (ref, name)
        for ref, application in applications.items()
        for name, assessor in assessors.items()
        if assessor.left_at is not None
        or (application.pk, assessor.user_id) in conflicts
        or computed_sources(application, assessor)
    }
