"""National figures from which a territory is taken by its population: what came into use, how many people live there.

Countries are named by their ISO 3166 code; EU is the European Union, where no figure of the country was read.
"""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.countries import Status, countries
from circulade.vocabularies.tables import rows
from circulade.vocabularies.urbanmine.grades import Grade
from circulade.vocabularies.urbanmine.references import Reference, reference

UNION = "EU"


@dataclass(frozen=True, slots=True)
class National:
    """What came into use in a country: `values` by year in `unit`."""

    series: str
    country: str
    unit: str
    values: tuple[tuple[int, float], ...]
    reference: Reference
    grade: Grade


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """How many people live in a country."""

    country: str
    year: int
    number: int
    reference: Reference


@cache
def _national() -> dict[tuple[str, str], National]:
    found = {}
    for row in rows("urbanmine/national.csv"):
        years = enumerate(row["values"].split(), start=int(row["first"]))
        values = tuple((year, float(value)) for year, value in years if value != "-")
        found[row["series"], row["country"]] = National(
            row["series"], row["country"], row["unit"], values, reference(row["source"]), Grade(row["grade"])
        )
    return found


@cache
def _inhabitants() -> dict[str, Inhabitants]:
    return {
        row["country"]: Inhabitants(
            row["country"], int(row["year"]), int(row["inhabitants"]), reference(row["source"])
        )
        for row in rows("urbanmine/inhabitants.csv")
    }


def national(series: str, country: str) -> National | None:
    """Return the figures of a country, else those of the Union for a country in it; None where none was read."""
    if (found := _national().get((series, country))) is not None:
        return found
    inside = {each.code for each in countries(status=Status.EU)}
    return _national().get((series, UNION)) if country in inside else None


def nationals() -> tuple[National, ...]:
    """Return all that were read."""
    return tuple(_national().values())


def inhabitants(country: str) -> Inhabitants:
    """Return the inhabitants of a country or of the Union; raises `KeyError`."""
    return _inhabitants()[country]
