"""A thing that selects, for tests: a team stands for a call, its applicants are given as plain data."""

from collections.abc import Mapping
from typing import Any

from tests.make import accounts as make

from circulade.accounts.models import Team, User
from circulade.cohorts.domain.rulesets import rule_set_of
from circulade.cohorts.domain.selections import decide
from circulade.cohorts.models import CohortSelection, RuleSet
from circulade.cohorts.sources import Attribute, Shown, register_source
from circulade.engines.selection import Pool, applicant


class TeamSource:
    """Reads pool and frame from what a test has set here."""

    read_permission = edit_permission = "accounts.administer"
    scores: dict[str, int] = {}
    countries: dict[str, str] = {}
    places: int = 2
    lock: str = ""
    kept_from: dict[str, frozenset[str]] = {}

    def title(self, subject: Team) -> str:
        return str(subject.name)

    def href(self, subject: Team) -> str:
        return "/"

    def frame(self, subject: Team) -> dict[str, Any]:
        return {"tracks": [{"name": "pilots", "places": self.places}], "weights": {"merit": 1}}

    def pool(self, subject: Team, *, parameters: Mapping[str, Any]) -> Pool:
        return Pool(
            tuple(
                applicant(
                    ref,
                    attributes={"country": self.countries.get(ref, "FI")},
                    scores={"merit": {"A1": score}},
                )
                for ref, score in self.scores.items()
            )
        )

    def attributes(self, subject: Team) -> tuple[Attribute, ...]:
        return (Attribute("country", "Country", {"FI": "Finland", "SE": "Sweden"}),)

    def shown(self, subject: Team) -> Mapping[str, Shown]:
        return {ref: Shown(ref, f"Name of {ref}", self.countries.get(ref, "FI")) for ref in self.scores}

    def names(self, subject: Team) -> Mapping[str, str]:
        return {"pilots": "Pilots", "merit": "Merit"}

    def hidden(self, subject: Team, user: User) -> frozenset[str]:
        return self.kept_from.get(user.email, frozenset())

    def decide(
        self, subject: Team, selection: CohortSelection, *, by: User, superseding: CohortSelection | None
    ) -> None:
        decide(selection, by=by, superseding=superseding)

    def sentences(self, subject: Team, *, parameters: Mapping[str, Any]) -> Mapping[str, str]:
        return {}

    def locked(self, subject: Team) -> str:
        return self.lock


SOURCE = TeamSource()
register_source(Team, SOURCE)


def rule_set(
    scores: dict[str, int],
    *,
    rules: dict[str, Any] | None = None,
    countries: dict[str, str] | None = None,
    places: int = 2,
) -> RuleSet:
    """Store a rule set whose pool has these points; two places unless said otherwise."""
    SOURCE.scores, SOURCE.countries, SOURCE.places, SOURCE.lock = (
        dict(scores),
        dict(countries or {}),
        places,
        "",
    )
    team = Team.objects.create(programme=make.programme(), slug="north", name={"en": "North"})
    made = rule_set_of(team)
    made.rules = {"seed": "4 May 2026", **(rules or {})}
    made.save()
    return made
