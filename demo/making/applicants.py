"""Invented applicants on real NUTS 3 regions: who they are, and what they are worth to nobody but this demo."""

from dataclasses import dataclass
from random import Random
from uuid import UUID

from circulade.vocabularies import nuts
from demo.making import words
from demo.making.names import TERRITORIES
from demo.making.participations import REAL_REGIONS

INVENTED = "(invented applicant)"
# (kind, how many, from, below inhabitants): about 55 in 100 are large or very large, 200,000 or more.
SIZES = (
    ("city", 20, 9_000, 50_000),
    ("city", 27, 50_000, 200_000),
    ("city", 33, 200_000, 500_000),
    ("city", 12, 500_000, 1_500_000),
    ("region", 6, 60_000, 200_000),
    ("region", 13, 200_000, 2_600_000),
    ("cluster", 3, 40_000, 200_000),
    ("cluster", 3, 200_000, 700_000),
)
# Kinds that may not apply: private consultancies, a research body, an association.
INELIGIBLE = ("company", "company", "company", "company", "research", "foundation")
UTILITY = "Sommerauhausen"


@dataclass(frozen=True, slots=True)
class Applicant:
    """One application: its key, its territory, its organisation, and the quality the scores come from."""

    contribution: str
    country: str
    name: str
    territory_kind: str
    regions: tuple[str, ...]
    population: int
    organisation: str
    organisation_kind: str
    language: str
    focus: tuple[str, ...]
    maturity: str
    tracks: tuple[str, ...]
    preference: str
    quality: float

    @property
    def territory(self) -> str:
        """The name of the territory, labelled."""
        return f"{self.name} {INVENTED}"


def contribution_id(kind: str, number: int) -> str:
    """Return a key of the form that EUSurvey gives, the same in every build."""
    rng = Random(f"circulade demo|{kind}|{number}")
    return str(UUID(int=rng.getrandbits(128), version=4))


def applicants(seed: str) -> list[Applicant]:
    """Return the 118 applicants, the same for the same seed."""
    rng = Random(seed)
    places = [(country, name) for country, names in TERRITORIES.items() for name in names]
    rng.shuffle(places)
    sizes = [(kind, low, high) for kind, count, low, high in SIZES for _ in range(count)]
    rng.shuffle(sizes)
    outside = iter(INELIGIBLE)
    found = []
    for number, (country, name) in enumerate(places):
        kind, low, high = sizes[number]
        organisation_kind = next(outside, "") if number % 17 == 5 else ""
        found.append(_applicant(rng, number, country, name, (kind, low, high), organisation_kind))
    twin = next(one for one in found if one.name == UTILITY)
    found.append(_utility(twin, len(found)))
    return sorted(found, key=lambda one: one.contribution)


def _applicant(
    rng: Random, number: int, country: str, name: str, size: tuple[str, int, int], outside: str
) -> Applicant:
    kind, low, high = size
    population = int(rng.triangular(low, high, low + (high - low) / 4))
    quality = min(4.7, max(0.9, rng.gauss(3.2, 0.7)))
    maturity = "advanced" if quality > 3.75 else "intermediate" if quality > 2.9 else "beginning"
    organisation_kind = outside or _organisation_kind(rng, kind)
    both = rng.random() < 0.5
    pilot = quality > 2.6 and (both or rng.random() < 0.4)
    local = words.LANGUAGES.get(country, "en")
    return Applicant(
        contribution=contribution_id("2022", number),
        country=country,
        name=name,
        territory_kind=kind,
        regions=_regions(rng, country, kind, population),
        population=population,
        organisation=_organisation(organisation_kind, country, name),
        organisation_kind=organisation_kind,
        language=local if rng.random() < 0.6 else "en",
        focus=tuple(sorted(rng.sample(sorted(words.SOLUTIONS), rng.choice((1, 2, 2))))),
        maturity=rng.choice(("beginning", "intermediate", "advanced")) if rng.random() < 0.15 else maturity,
        tracks=("pilots", "fellows") if pilot and both else ("pilots",) if pilot else ("fellows",),
        preference=("pilots_first" if rng.random() < 0.8 else "fellows_first") if pilot and both else "",
        quality=quality,
    )


def _organisation_kind(rng: Random, kind: str) -> str:
    first = {"city": "local_authority", "region": "regional_authority", "cluster": "agency"}[kind]
    return rng.choices((first, "agency", "public_company"), (80, 13, 7))[0]


def _organisation(kind: str, country: str, name: str) -> str:
    forms = {
        "local_authority": words.AUTHORITIES[country],
        "regional_authority": "Region {}",
        "agency": "{} Circular Agency",
        "public_company": "{} Municipal Utilities",
        "company": "{} Consulting Partners",
        "research": "{} Institute of Materials",
        "foundation": "Friends of {}",
    }
    return f"{forms[kind].format(name)} (invented)"


def _regions(rng: Random, country: str, kind: str, population: int) -> tuple[str, ...]:
    """Choose real NUTS 3 regions, of urban type rather for large cities; never those of members of 2022."""
    code = "EL" if country == "GR" else country
    free = [
        r
        for r in nuts.regions(level=3, country=code)
        if r.code not in REAL_REGIONS and not r.code.startswith("NO0B")
    ]
    if kind != "city":
        group = rng.choice(free).code[:4]
        near = [r.code for r in free if r.code.startswith(group)]
        return tuple(sorted(rng.sample(near, min(len(near), rng.choice((1, 2, 3))))))
    wanted = ("urban", "intermediate", None) if population >= 200_000 else ("intermediate", "rural", None)
    fitting = [r for r in free if r.urban_rural in wanted] or free
    return (rng.choice(fitting).code,)


def _utility(city: Applicant, number: int) -> Applicant:
    """A second application for one territory: the city's utility."""
    return Applicant(
        contribution=contribution_id("2022", number),
        country=city.country,
        name=city.name,
        territory_kind=city.territory_kind,
        regions=city.regions,
        population=city.population,
        organisation=f"Stadtwerke {city.name} (invented)",
        organisation_kind="public_company",
        language="de",
        focus=("resources",),
        maturity="advanced",
        tracks=("pilots", "fellows"),
        preference="pilots_first",
        quality=4.0,
    )
