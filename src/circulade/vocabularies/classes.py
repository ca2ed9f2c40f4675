"""Territory classes: cities by declared municipal population, regions by the TERCET types of their NUTS 3.

The initiative's published bounds touch and nothing covers less than 5,000 people; these intervals settle it.
A class needs a declared population with year and source, never a gazetteer's figure.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from circulade.vocabularies.nuts import UrbanRural, region


class CityClass(StrEnum):
    """The class of a city, smallest first."""

    BELOW_5000 = "below_5000"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    METROPOLITAN = "metropolitan"
    LARGE_METROPOLITAN = "large_metropolitan"

    @property
    def label(self) -> str:
        """A plain English message id."""
        return LABELS[self]

    @property
    def interval(self) -> str:
        """The population that the class covers, in words."""
        return INTERVALS[self]


LABELS = {
    CityClass.BELOW_5000: "Below 5,000 inhabitants",
    CityClass.SMALL: "Small city",
    CityClass.MEDIUM: "Medium-sized city",
    CityClass.LARGE: "Large city",
    CityClass.METROPOLITAN: "Metropolitan area",
    CityClass.LARGE_METROPOLITAN: "Large metropolitan area",
}
INTERVALS = {
    CityClass.BELOW_5000: "fewer than 5,000 inhabitants",
    CityClass.SMALL: "5,000 to 49,999 inhabitants",
    CityClass.MEDIUM: "50,000 to 199,999 inhabitants",
    CityClass.LARGE: "200,000 to 499,999 inhabitants",
    CityClass.METROPOLITAN: "500,000 to 1,500,000 inhabitants",
    CityClass.LARGE_METROPOLITAN: "more than 1,500,000 inhabitants",
}
# The first number of inhabitants that no longer belongs to the class.
BELOW = (
    (5_000, CityClass.BELOW_5000),
    (50_000, CityClass.SMALL),
    (200_000, CityClass.MEDIUM),
    (500_000, CityClass.LARGE),
    (1_500_001, CityClass.METROPOLITAN),
)


def city_class(population: int) -> CityClass:
    """The class of a city with this declared municipal population; raises `ValueError` below 0."""
    if population < 0:
        raise ValueError(f"population is {population}: it cannot be negative")
    return next((found for bound, found in BELOW if population < bound), CityClass.LARGE_METROPOLITAN)


@dataclass(frozen=True, slots=True)
class TypeMix:
    """How many NUTS 3 regions of a territory have each urban–rural type; `unknown` have none published."""

    counts: tuple[tuple[UrbanRural, int], ...]
    unknown: int

    @property
    def unanimous(self) -> UrbanRural | None:
        """The one type that all regions share; None when they differ, are unknown or there are none."""
        return self.counts[0][0] if len(self.counts) == 1 and not self.unknown else None


def region_types(codes: Iterable[str]) -> Counter[UrbanRural]:
    """How many of these NUTS 3 regions have each type; a code given twice counts once."""
    found = (region(code) for code in sorted(set(codes)))
    return Counter(each.urban_rural for each in found if each.urban_rural is not None)


def type_mix(codes: Iterable[str]) -> TypeMix:
    """The mix of urban–rural types over NUTS 3 regions, with those that have none."""
    distinct = {region(code).code for code in codes}
    counts = region_types(distinct)
    return TypeMix(
        counts=tuple((kind, counts[kind]) for kind in UrbanRural if counts[kind]),
        unknown=len(distinct) - sum(counts.values()),
    )


def region_type(codes: Iterable[str]) -> UrbanRural | None:
    """The urban–rural type that all these NUTS 3 regions share, else None: the office then decides."""
    return type_mix(codes).unanimous
