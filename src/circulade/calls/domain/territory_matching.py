"""Match a call's applications with the register in one go: what is sure at once, the rest one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from circulade.calls.domain.register_matches import (
    Stated,
    confirm_territories,
    stated,
    territory_suggestions,
)
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Application, Call
from circulade.calls.queries.applications import answers_of_all
from circulade.calls.queries.imports import without_territory
from circulade.register.domain.matching import SURE, Suggestion, open_register, territory_from_application
from circulade.register.domain.problems import RegisterProblem
from circulade.register.models import Territory

if TYPE_CHECKING:
    from circulade.accounts.models import User

# How much surer than the second the first suggestion must be to be taken in bulk.
AHEAD = 0.1


@dataclass(frozen=True, slots=True)
class Match:
    """An application without a territory, what it states, and the territories that this may mean."""

    application: Application
    stated: Stated
    suggestions: tuple[Suggestion, ...]

    @property
    def sure(self) -> Territory | None:
        """Return the one territory of the register that it means beyond doubt."""
        if not self.suggestions or self.suggestions[0].territory is None:
            return None
        rest = [each.score for each in self.suggestions[1:]]
        first = self.suggestions[0]
        return (
            first.territory if first.score >= SURE and first.score - max(rest, default=0) >= AHEAD else None
        )

    @property
    def unknown(self) -> bool:
        """Tell whether the register has nothing like it, so that it can be added as the application states it."""
        known = any(each.territory is not None for each in self.suggestions)
        return not known and bool(self.stated.territory and self.stated.country)


def open_matches(call: Call, *, reader: "User | None" = None) -> list[Match]:
    """Suggest territories for every application of a call that has none; the register is read once."""
    register = open_register(call.programme, organisations=False)
    applications = without_territory(call, reader=reader)
    answers = answers_of_all(applications)
    matches = []
    for each in applications:
        each.call = call
        says = stated(each, answers=answers.get(each.pk, {}))
        found = territory_suggestions(each, register=register, says=says)
        matches.append(Match(each, says, tuple(found)))
    return matches


def accept_sure(matches: Sequence[Match], *, by: "User | None", now: datetime) -> int:
    """Confirm each match that is beyond doubt; returns how many."""
    done = 0
    with transaction.atomic():
        for match in matches:
            if (territory := match.sure) is not None:
                confirm_territories(match.application, [territory], by=by, now=now)
                done += 1
    return done


def add_stated(
    match: Match, *, by: "User | None", now: datetime, suggestion: Suggestion | None = None
) -> Territory:
    """Add the territory that an application states to the register, and confirm it.

    `suggestion` is a place that is not in the register yet: its location and region are taken over. Raises
    `Refused` with what the register does not accept.
    """
    says, application = match.stated, match.application
    place = suggestion.place if suggestion else None
    try:
        with transaction.atomic():
            made = territory_from_application(
                application.call.programme,
                name=says.territory,
                country=says.country or (place.country if place else ""),
                by=by,
                kind=says.territory_kind,
                codes=says.codes,
                # A population without its year is no declared one; the eligibility check asks for it.
                population=says.population if says.population_year else None,
                population_year=says.population_year if says.population is not None else None,
                language=application.language,
                place=place,
                invented=application.call.invented,
            )
            confirm_territories(application, [made], by=by, now=now)
    except RegisterProblem as problem:
        raise Refused(f"{application.ref}: {problem}") from problem
    return made


def add_unknown(matches: Sequence[Match], *, by: "User | None", now: datetime) -> tuple[int, tuple[str, ...]]:
    """Add every territory that the register does not know, one for applications that state the same.

    Returns how many applications were tied, and a sentence for each that the register refused.
    """
    made: dict[tuple[str, str], Territory] = {}
    done, refused = 0, []
    for match in matches:
        if not match.unknown:
            continue
        key = (match.stated.territory.casefold(), match.stated.country)
        try:
            if key in made:
                confirm_territories(match.application, [made[key]], by=by, now=now)
            else:
                made[key] = add_stated(match, by=by, now=now)
            done += 1
        except Refused as problem:
            refused.append(str(problem))
    return done, tuple(refused)


def match_of(call: Call, ref: str, *, reader: "User | None" = None) -> Match:
    """Return the open match of one application; raises `Refused` if it is settled already."""
    for application in without_territory(call, reader=reader).filter(ref=ref):
        found = tuple(territory_suggestions(application))
        return Match(application, stated(application), found)
    raise Refused(_("%s has its territory already.") % ref)
