"""The 54 UNU categories of electrical equipment: average weights by year and Weibull lifetimes.

Two sets of lifetimes were published: one for the Netherlands, France and Belgium, one for Italy. Which one fits
another country is a choice of the study; the first is the usual one.
"""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.tables import rows

_WEIGHT_YEARS = (1995, 2000, 2005, 2010, 2014, 2021)


@dataclass(frozen=True, slots=True)
class UnuCategory:
    """A category: `weights` are kilograms a piece by year, `shape` and `scale` (years) those of a Weibull lifetime.

    `since` is the year in which the product came up; `eu6` and `eu10` are its places in the Directive's lists.
    """

    key: str
    name: str
    eu6: str
    eu10: str
    since: int
    weights: tuple[tuple[int, float], ...]
    shape: float
    scale: float
    shape_it: float
    scale_it: float

    def weight(self, year: int) -> float:
        """Kilograms of an average piece of a year, interpolated between the published ones, constant outside."""
        first, last = self.weights[0], self.weights[-1]
        if year <= first[0]:
            return first[1]
        for (before, light), (after, heavy) in zip(self.weights, self.weights[1:], strict=False):
            if before <= year <= after:
                return light + (heavy - light) * (year - before) / (after - before)
        return last[1]


@cache
def _categories() -> dict[str, UnuCategory]:
    names = {row["key"]: row["name"] for row in rows("urbanmine/unu_titles.csv")}
    return {
        row["key"]: UnuCategory(
            key=row["key"],
            name=names[row["key"]],
            eu6=row["eu6"],
            eu10=row["eu10"],
            since=int(row["since"]),
            weights=tuple((year, float(row[f"kg_{year}"])) for year in _WEIGHT_YEARS),
            shape=float(row["shape_nl_fr_be"]),
            scale=float(row["scale_nl_fr_be"]),
            shape_it=float(row["shape_it"]),
            scale_it=float(row["scale_it"]),
        )
        for row in rows("urbanmine/unu.csv")
    }


def unu_categories() -> tuple[UnuCategory, ...]:
    """All 54, by key."""
    return tuple(_categories().values())


def unu_category(key: str) -> UnuCategory:
    """The category of a key such as "0306"; raises `UnknownCode`."""
    try:
        return _categories()[key.strip()]
    except KeyError:
        raise UnknownCode(key, listing="the UNU categories", known=_categories()) from None
