"""Tie an application to the register: suggestions for its territory and organisation, confirmed by the office."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from circulade.calls.domain.conflicts import find_conflicts
from circulade.calls.domain.register_links import by_purpose, stated_population
from circulade.calls.enums import Purpose
from circulade.calls.models import Application
from circulade.calls.queries.applications import answers_of
from circulade.calls.queries.questions import questions_for
from circulade.core.domain.audit import audit
from circulade.register.domain.matching import (
    OrganisationSuggestion,
    Register,
    Suggestion,
    suggest_organisations,
    suggest_territories,
    territory_from_application,
)
from circulade.register.enums import TerritoryKind
from circulade.register.models import Organisation, Territory

if TYPE_CHECKING:
    from circulade.accounts.models import User


@dataclass(frozen=True, slots=True)
class Stated:
    """What an application says of its territory and organisation, in the register's words."""

    territory: str
    territory_kind: str
    organisation: str
    country: str
    codes: tuple[str, ...]
    population: int | None
    population_year: int | None


def stated(application: Application, *, answers: Mapping[str, Any] | None = None) -> Stated:
    """Read what an application says by the purposes of its questions; `answers` where they are read already."""
    said = by_purpose(questions_for(application), answers_of(application) if answers is None else answers)
    place: dict[str, Any] = next(
        (
            said[purpose]
            for purpose in (Purpose.REGION_CODES, Purpose.TERRITORY, Purpose.COUNTRY)
            if isinstance(said.get(purpose), dict) and said[purpose].get("nuts")
        ),
        {},
    )
    codes = said.get(Purpose.REGION_CODES)
    typed_codes = codes.replace(",", " ").replace(";", " ").split() if isinstance(codes, str) else []
    kind = str(said.get(Purpose.TERRITORY_KIND) or "")
    year = str(said.get(Purpose.POPULATION_YEAR) or "")
    return Stated(
        territory=_name(said.get(Purpose.TERRITORY)) or application.name,
        territory_kind=kind if kind in TerritoryKind.values else TerritoryKind.CITY,
        organisation=_name(said.get(Purpose.ORGANISATION)),
        country=application.country,
        codes=tuple(place.get("nuts") or typed_codes),
        population=stated_population(said),
        population_year=int(year) if year.isdecimal() else None,
    )


def _name(value: Any) -> str:
    return str(value.get("name", "") if isinstance(value, dict) else value or "")


def territory_suggestions(
    application: Application, *, register: Register | None = None, says: Stated | None = None
) -> list[Suggestion]:
    """Suggest territories for what an application says; the office confirms."""
    says = says or stated(application)
    if not says.territory:
        return []
    return suggest_territories(
        says.territory,
        programme=application.call.programme,
        country=says.country or None,
        codes=says.codes,
        register=register,
    )


def organisation_suggestions(
    application: Application, *, register: Register | None = None
) -> list[OrganisationSuggestion]:
    """Suggest organisations for what an application says."""
    says = stated(application)
    if not says.organisation:
        return []
    return suggest_organisations(
        says.organisation,
        programme=application.call.programme,
        country=says.country or None,
        register=register,
    )


def confirm_territories(
    application: Application, territories: Iterable[Territory], *, by: "User | None", now: datetime
) -> None:
    """Tie an application to these territories and no others."""
    with transaction.atomic():
        old = sorted(application.territories.values_list("pk", flat=True))
        new = sorted(territory.pk for territory in territories)
        if old != new:
            application.territories.set(new)
            changes = {"territories": (old, new)}
            audit(application, "territories confirmed", by=by, changes=changes, at=now)
            find_conflicts(application, by=by, now=now)


def confirm_organisation(
    application: Application, organisation: Organisation | None, *, by: "User | None", now: datetime
) -> None:
    """Tie an application to an organisation of the register, or to none."""
    with transaction.atomic():
        old = application.organisation_id
        application.organisation = organisation
        application.save(update_fields=["organisation"])
        changes = {"organisation": (old, organisation and organisation.pk)}
        audit(application, "organisation confirmed", by=by, changes=changes, at=now)
        find_conflicts(application, by=by, now=now)


def add_territory(application: Application, *, by: "User", now: datetime) -> Territory:
    """Add the territory as the application states it to the register, and tie the application to it."""
    says = stated(application)
    with transaction.atomic():
        made = territory_from_application(
            application.call.programme,
            name=says.territory,
            country=says.country,
            by=by,
            kind=says.territory_kind,
            codes=says.codes,
            population=says.population,
            population_year=says.population_year,
            language=application.language,
            invented=application.call.invented,
        )
        confirm_territories(application, [*application.territories.all(), made], by=by, now=now)
    return made
