"""The applicants of a call as the selection engine takes them: attributes from register and answers, scores."""

from collections.abc import Mapping
from typing import Any

from circulade.calls.domain.once import once
from circulade.calls.domain.priority import priority_of
from circulade.calls.domain.register_links import by_purpose
from circulade.calls.enums import (
    ApplicationState,
    AssessmentState,
    Confirmation,
    Eligibility,
    Purpose,
    QuestionKind,
)
from circulade.calls.models import Application, Call, FrozenQuestion, Score
from circulade.calls.queries.applications import sent_answers
from circulade.calls.queries.questions import questions_of
from circulade.engines.selection import Applicant, InputRefused, Pool, Problem, applicant
from circulade.register.domain.classes import facts_of
from circulade.register.queries.involvement import involved_territories

ANSWERED = "answer_"
# Kinds of answers that a rule can speak of.
COUNTED = frozenset({QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.YES_NO, QuestionKind.NUMBER})


def candidates(call: Call) -> list[Application]:
    """Return applications that were sent in, not found ineligible and have not given up a place already."""
    return list(
        call.applications.filter(state=ApplicationState.SUBMITTED)
        .exclude(eligibility=Eligibility.INELIGIBLE)
        .exclude(confirmation=Confirmation.DECLINED)
        .prefetch_related("territories__codes")
        .order_by("ref")
    )


def call_pool(call: Call, *, parameters: Mapping[str, Any]) -> Pool:
    """Build the pool; raises InputRefused naming every application whose eligibility nobody has decided."""
    found = candidates(call)
    for one in found:
        for territory in one.territories.all():
            territory.programme = call.programme
    open_ones = [one for one in found if one.eligibility == Eligibility.OPEN]
    if open_ones:
        raise InputRefused(
            tuple(
                Problem("eligibility is not decided yet: decide it first", ref=one.ref) for one in open_ones
            )
        )
    priority = priority_of(call, parameters)
    ids = {territory.pk for one in found for territory in one.territories.all()}
    involved = involved_territories(ids, kinds=priority.kinds, when=priority.when, on=priority.on)
    answers = sent_answers(call)
    questions = once(call, "questions", lambda: questions_of(call))
    scores = scores_of(call)
    return Pool(
        tuple(
            _applicant(one, questions, answers.get(one.pk, {}), involved, scores.get(one.pk, {}))
            for one in found
        )
    )


def _applicant(
    one: Application,
    questions: tuple[FrozenQuestion, ...],
    values: Mapping[str, Any],
    involved: frozenset[int],
    scores: Mapping[str, Mapping[str, str]],
) -> Applicant:
    tracks = by_purpose(questions, values).get(Purpose.TRACKS) or ()
    return applicant(
        one.ref,
        attributes={**territory_attributes(one, involved), **answer_attributes(questions, values)},
        scores=scores,
        tracks=[tracks] if isinstance(tracks, str) else tracks,
    )


def scores_of(call: Call) -> dict[int, dict[str, dict[str, str]]]:
    """Return submitted scores by application, criterion and assessor, who appears by pseudonym only; one query."""
    found: dict[int, dict[str, dict[str, str]]] = {}
    rows = Score.objects.filter(
        assessment__application__call=call,
        assessment__state=AssessmentState.SUBMITTED,
        value__isnull=False,
    ).values_list("assessment__application_id", "criterion__code", "assessment__assessor__pseudonym", "value")
    for application, criterion, pseudonym, value in rows:
        found.setdefault(application, {}).setdefault(criterion, {})[pseudonym] = str(value)
    return found


def territory_attributes(one: Application, involved: frozenset[int]) -> dict[str, tuple[str, ...]]:
    """What the register says of the territories; an application for several counts once for each value."""
    territories = list(one.territories.all())
    facts = [facts_of(territory) for territory in territories]
    sets = {
        "country": {fact.country for fact in facts} or {one.country},
        "macro_region": {fact.macro_region for fact in facts},
        "class": {fact.territory_class for fact in facts},
        "urban_rural": {fact.urban_rural for fact in facts},
        "territory_kind": {fact.kind for fact in facts},
        "maturity": {fact.maturity for fact in facts},
        "organisation_kind": {one.organisation_kind},
        "population": {str(each.population) for each in territories if each.population is not None},
        "already_involved": {"yes" if any(each.pk in involved for each in territories) else "no"},
    }
    return {name: tuple(sorted(value for value in values if value)) for name, values in sets.items()}


def answer_attributes(
    questions: tuple[FrozenQuestion, ...], values: Mapping[str, Any]
) -> dict[str, tuple[str, ...]]:
    """What the answers say, under the question's code with a prefix."""
    found: dict[str, tuple[str, ...]] = {}
    for question in questions:
        value = values.get(question.code)
        if question.kind not in COUNTED or value is None or value == "":
            continue
        if isinstance(value, bool):
            value = "yes" if value else "no"
        found[ANSWERED + question.code] = tuple(map(str, value)) if isinstance(value, list) else (str(value),)
    return found
