"""Suggest the territory or organisation that a typed name means; a person confirms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.register.domain.name_index import Hit, NameIndex
from circulade.register.domain.naming import TypedName, read_name, same_country
from circulade.register.domain.territories import TerritoryValues, create_territory
from circulade.register.enums import TerritoryKind
from circulade.register.models import Organisation, Territory
from circulade.register.queries.names import names_of
from circulade.vocabularies.nuts import clean_code
from circulade.vocabularies.places import Closeness, Place, PlaceKind, search_places

if TYPE_CHECKING:
    from circulade.accounts.models import User

SURE = 0.8
LIMIT = 6
PLACE_SCORES = {Closeness.EXACT: 0.75, Closeness.START: 0.5, Closeness.WORD: 0.45, Closeness.NEAR: 0.55}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A territory of the register, or a place that is not in it yet, with how sure (0 to 1) and why."""

    territory: Territory | None
    place: Place | None
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Register:
    """The names and codes of a programme's register, read once to look up many names."""

    territories: NameIndex[Territory]
    organisations: NameIndex[Organisation]
    by_code: Mapping[str, frozenset[int]]


def open_register(programme: Programme, *, territories: bool = True, organisations: bool = True) -> Register:
    """Read the register of a programme, or what is asked for of it, for looking up names: three queries."""
    known: NameIndex[Territory] = NameIndex()
    by_code: dict[str, set[int]] = {}
    rows = (
        programme.territories.filter(merged_into=None).select_related("programme").prefetch_related("codes")
        if territories
        else ()
    )
    for territory in rows:
        names = names_of(territory).values()
        known.add(territory.pk, territory, names=names, country=territory.country, places=True)
        for code in territory.codes.all():
            by_code.setdefault(code.code, set()).add(territory.pk)
    bodies: NameIndex[Organisation] = NameIndex()
    if organisations:
        for body in programme.organisations.filter(merged_into=None):
            bodies.add(body.pk, body, names=names_of(body).values(), country=body.country, places=False)
    return Register(known, bodies, {code: frozenset(keys) for code, keys in by_code.items()})


def suggest_territories(
    name: str,
    *,
    programme: Programme,
    country: str | None = None,
    codes: Iterable[str] = (),
    register: Register | None = None,
    limit: int = LIMIT,
) -> list[Suggestion]:
    """What a name in any language may mean: territories of the register, then places that it lacks.

    Pass `register` (from `open_register`) when asking about many names.
    """
    known = register or open_register(programme, organisations=False)
    typed = read_name(name)
    land = country or typed.country
    found: list[Suggestion] = []
    wanted = {clean_code(code) for code in codes}
    sharing = {key for code in wanted for key in known.by_code.get(code, ())}
    for hit in _with_codes(known.territories.find(typed, country=land, places=True), sharing, wanted):
        territory = known.territories.records[hit.key]
        if same_country(land, territory.country):
            found.append(Suggestion(territory, None, hit.score, hit.reason))
    covered = {each.territory.pk for each in found if each.territory and each.score >= SURE}
    found += [
        each for each in _places(typed, land) if not _in_register(each.place, known.territories, covered)
    ]
    return sorted(found, key=lambda each: -each.score)[:limit]


def _with_codes(hits: list[Hit], sharing: set[int], wanted: set[str]) -> list[Hit]:
    """Raise the score of hits that share a code, lower those with none of it, add those by code alone."""
    listed = ", ".join(sorted(wanted))
    raised = [
        replace(hit, score=min(1.0, hit.score + 0.05), reason=f"{hit.reason}, {_('same code')} ({listed})")
        if hit.key in sharing
        else hit
        for hit in hits
    ]
    named = {hit.key for hit in hits}
    alone = [Hit(key, 0.5, f"{_('same code')} ({listed})") for key in sorted(sharing - named)]
    return sorted([*raised, *alone], key=lambda hit: -hit.score)


def _places(typed: TypedName, land: str | None) -> list[Suggestion]:
    found: dict[tuple[str, str, str], Suggestion] = {}
    for text in dict.fromkeys((*typed.whole, *typed.bare)):
        for place in search_places(text, country=land, limit=4):
            reason = (
                _("a town of this name, not in the register yet")
                if place.kind is PlaceKind.TOWN
                else _("a region of this name, not in the register yet")
            )
            key = (place.kind.value, place.name, place.region)
            score = PLACE_SCORES[place.closeness]
            if key not in found or found[key].score < score:
                found[key] = Suggestion(None, place, score, reason)
    return list(found.values())


def _in_register(place: Place | None, index: NameIndex[Territory], covered: set[int]) -> bool:
    """Whether a place is one of the territories found already, so that it need not be suggested again."""
    if place is None or place.geonameid is None:
        return False
    return bool(index.by_place.get(place.geonameid, set()) & covered)


@dataclass(frozen=True, slots=True)
class OrganisationSuggestion:
    """An organisation of the register, with how sure (0 to 1) and why."""

    organisation: Organisation
    score: float
    reason: str


def suggest_organisations(
    name: str, *, programme: Programme, country: str | None = None, register: Register | None = None
) -> list[OrganisationSuggestion]:
    """The organisations that a name may mean, surest first."""
    known = register or open_register(programme, territories=False)
    typed = read_name(name)
    land = country or typed.country
    hits = known.organisations.find(typed, country=land, places=False)
    found = [
        OrganisationSuggestion(known.organisations.records[hit.key], hit.score, hit.reason) for hit in hits
    ]
    return [each for each in found if same_country(land, each.organisation.country)][:LIMIT]


def territory_from_application(
    programme: Programme,
    *,
    name: str,
    country: str,
    by: "User | None",
    kind: str = TerritoryKind.CITY,
    codes: Iterable[str] = (),
    population: int | None = None,
    population_year: int | None = None,
    source: str = "",
    language: str = "en",
    place: Place | None = None,
    invented: bool = False,
) -> Territory:
    """Add the territory that an application states: its declared population, and its place where one was chosen.

    It is not public until the office says so. Raises `RegisterProblem`.
    """
    stated = tuple(codes) or ((place.region,) if place and place.region else ())
    return create_territory(
        programme,
        TerritoryValues(
            name={language: name.strip()},
            kind=kind,
            country=country,
            codes=stated,
            population=population,
            population_year=population_year,
            population_source=_("Declared in the application") if population is not None else "",
            latitude=place.point.lat if place and place.point else None,
            longitude=place.point.lon if place and place.point else None,
            source=source or _("Application"),
            invented=invented,
        ),
        by=by,
    )
