"""What can be checked of an application by itself: who, complete, in time, where. It proposes; people decide."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from circulade.calls.domain.answers import check_all
from circulade.calls.domain.register_links import by_purpose, stated_population
from circulade.calls.enums import FindingOutcome, Purpose
from circulade.calls.models import Application, FrozenQuestion
from circulade.calls.queries.calls import deadline_of
from circulade.register.enums import TerritoryKind
from circulade.register.models import Territory

MET, NOT_MET, UNCLEAR = FindingOutcome.MET, FindingOutcome.NOT_MET, FindingOutcome.UNCLEAR


@dataclass(frozen=True, slots=True)
class Case:
    """Everything the checks ask about one application."""

    application: Application
    questions: tuple[FrozenQuestion, ...]
    values: Mapping[str, Any]
    territories: tuple[Territory, ...]
    coded: frozenset[int]
    """Keys of territories that have a code."""
    others: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """References of further applications for a territory, by its key."""
    first_saved_at: datetime | None = None
    """When an imported contribution was begun in the survey tool."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check says: `detail` holds codes, numbers and dates, the sentence is made when it is shown."""

    code: str
    outcome: FindingOutcome
    detail: dict[str, Any]


def country(case: Case) -> tuple[FindingOutcome, dict[str, Any]]:
    """Ask whether the country may apply."""
    said, allowed = case.application.country, list(case.application.call.eligible_countries)
    detail = {"country": said, "allowed": allowed}
    if not said:
        return UNCLEAR, detail
    return (MET if not allowed or said in allowed else NOT_MET), detail


def kind(case: Case) -> tuple[FindingOutcome, dict[str, Any]]:
    """Ask whether this kind of organisation may apply."""
    said, allowed = case.application.organisation_kind, list(case.application.call.eligible_kinds)
    detail = {"kind": said, "allowed": allowed}
    if not allowed:
        return MET, detail
    if not said:
        return UNCLEAR, detail
    return (MET if said in allowed else NOT_MET), detail


def complete(case: Case) -> tuple[FindingOutcome, dict[str, Any]]:
    """Ask whether every required question that shows is answered, within its rules."""
    checked = check_all(case.questions, case.values)
    missing = [problem.question for problem in checked.problems if problem.rule == "required"]
    broken = [problem.question for problem in checked.problems if problem.rule != "required"]
    outcome = NOT_MET if missing else UNCLEAR if broken else MET
    return outcome, {"missing": missing, "broken": broken}


def deadline(case: Case) -> tuple[FindingOutcome, dict[str, Any]]:
    """Ask whether it was sent in before the deadline, its own extension included."""
    until, sent, begun = deadline_of(case.application), case.application.submitted_at, case.first_saved_at
    detail = {
        "deadline": _said(until),
        "sent": _said(sent),
        "first_saved": _said(begun),
        "extended": case.application.extended_until is not None,
        "on_behalf": case.application.on_behalf_reason_id is not None,
    }
    if until is None or sent is None:
        return UNCLEAR, detail
    if sent < until:
        return MET, detail
    # Entered by the office, or saved in time and edited after: somebody must say what counts.
    if detail["on_behalf"] or (begun is not None and begun < until):
        return UNCLEAR, detail
    return NOT_MET, detail


def _said(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def territory(case: Case) -> tuple[FindingOutcome, dict[str, Any]]:
    """Ask whether the office has confirmed the territory, and whether that has codes."""
    without = [each.ref for each in case.territories if each.pk not in case.coded]
    # A cluster may have no code of its own.
    lacking = [
        each.ref for each in case.territories if each.ref in without and each.kind != TerritoryKind.CLUSTER
    ]
    outcome = UNCLEAR if not case.territories or lacking else MET
    return outcome, {"territories": [each.ref for each in case.territories], "without_codes": lacking}


def population(case: Case) -> tuple[FindingOutcome, dict[str, Any]]:
    """Ask whether a city declares how many people live there: its class follows from that."""
    cities = [each for each in case.territories if each.kind == TerritoryKind.CITY]
    lacking = [each.ref for each in cities if each.population is None]
    said = by_purpose(case.questions, case.values)
    if not case.territories and said.get(Purpose.TERRITORY_KIND) in (None, TerritoryKind.CITY):
        has = stated_population(said) is not None
        return (MET if has else UNCLEAR), {"without_population": [], "stated": has}
    return (UNCLEAR if lacking else MET), {"without_population": lacking, "stated": None}


def alone(case: Case) -> tuple[FindingOutcome, dict[str, Any]]:
    """Notice further applications for the same territory: both are assessed, a rule of the selection keeps one."""
    found = sorted({ref for each in case.territories for ref in case.others.get(each.pk, ())})
    others = [ref for ref in found if ref != case.application.ref]
    return (UNCLEAR if others else MET), {"others": others}


CHECKS: dict[str, Callable[[Case], tuple[FindingOutcome, dict[str, Any]]]] = {
    "country": country,
    "kind": kind,
    "complete": complete,
    "deadline": deadline,
    "territory": territory,
    "population": population,
    "alone": alone,
}


def check(case: Case) -> list[Checked]:
    """Run every check on one application."""
    return [Checked(code, *ask(case)) for code, ask in CHECKS.items()]
