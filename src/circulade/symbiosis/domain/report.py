"""What links came to, one by one and together: landfill and virgin input avoided, economic return, and the rest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from circulade.symbiosis.domain.sums import Spread, is_safe, rounded, spread
from circulade.symbiosis.models import District, LinkYear

PARTS = ("tonnes", "landfill", "virgin", "money", "co2_kg", "jobs")


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one part over links of one year; `links` stated it, of `of` that have figures of that year."""

    part: str
    amount: float
    links: int
    of: int


@dataclass(frozen=True, slots=True)
class Year:
    """Consolidated figures of a year; CO2 factors named as they were stated."""

    year: int
    totals: tuple[Total, ...]
    verified: int
    factors: tuple[str, ...]

    def total(self, part: str) -> Total:
        """Return the sum of one part."""
        return next(each for each in self.totals if each.part == part)


def rows_of(district: District) -> list[LinkYear]:
    """Return the figures of every link and year of a district."""
    found = LinkYear.objects.filter(link__district=district)
    return list(found.select_related("link__have__site", "link__want__site").order_by("-year", "link_id"))


def consolidated(rows: Iterable[LinkYear]) -> list[Year]:
    """Return the sums by year, newest first."""
    by_year = defaultdict[int, list[LinkYear]](list)
    for row in rows:
        by_year[row.year].append(row)
    return [_year(year, by_year[year]) for year in sorted(by_year, reverse=True)]


def _year(year: int, rows: list[LinkYear]) -> Year:
    totals = []
    for part in PARTS:
        stated = [value for row in rows if (value := _stated(row, part)) is not None]
        totals.append(Total(part, sum(stated), len(stated), len(rows)))
    factors = sorted({f"{row.co2_source}, {row.co2_version}" for row in rows if row.co2_kg is not None})
    return Year(year, tuple(totals), sum(row.verified for row in rows), tuple(factors))


def _stated(row: LinkYear, part: str) -> float | None:
    """Return what a link stated; heat and water are no tonnes."""
    if part == "tonnes" and row.link.have.unit != "t":
        return None
    value: float | None = getattr(row, part)
    return value


def public_lines(rows: Iterable[LinkYear]) -> dict[int, dict[str, float | None]]:
    """Return what everybody may know of each year: a sum of bands to one figure, None where it gives a firm away.

    Both firms of a link count as its whole amount, so that neither can be read off.
    """
    amounts = defaultdict[int, dict[str, dict[str, Spread]]](lambda: {part: {} for part in PARTS})
    for row in rows:
        for part in PARTS:
            value = _stated(row, part)
            if value is None:
                continue
            for site in (row.link.have.site, row.link.want.site):
                firms = amounts[row.year][part]
                firms[site.owner] = firms.get(site.owner, Spread()) + spread(value)
    return {
        year: {part: _public(firms) for part, firms in parts.items()}
        for year, parts in sorted(amounts.items(), reverse=True)
    }


def _public(firms: Mapping[str, Spread]) -> float | None:
    return rounded(sum(firms.values(), Spread()).middle / 2) if is_safe(firms) else None
