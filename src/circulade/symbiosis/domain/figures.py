"""What the links of all districts of a programme came to, for those who pay for it: counts, and sums of bands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from circulade.accounts.models import Programme
from circulade.symbiosis.domain.amounts import digits
from circulade.symbiosis.domain.report import public_lines
from circulade.symbiosis.enums import LinkState
from circulade.symbiosis.models import LinkYear, SymbiosisLink


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year in words: tonnes, tonnes verified, kept from landfill, virgin input avoided, CO2; as sums of bands."""

    year: int
    cells: tuple[str, ...]


def links_by_state(programme: Programme) -> list[tuple[str, int]]:
    """Return how many links stand where; an exchange that is reported elsewhere counts once it has figures here."""
    own = SymbiosisLink.objects.filter(district__programme=programme)
    own = own.filter(Q(source="") | Q(years__isnull=False)).order_by()
    counts = dict(own.values_list("state").annotate(Count("pk", distinct=True)))
    return [(str(state.label), counts[state.value]) for state in LinkState if counts.get(state.value)]


def year_lines(programme: Programme) -> list[YearLine]:
    """Return the years of all districts together, newest first."""
    rows = list(
        LinkYear.objects.filter(link__district__programme=programme).select_related(
            "link__have__site", "link__want__site"
        )
    )
    all_of, sure = public_lines(rows), public_lines(_verified(rows))
    return [
        YearLine(
            year,
            (
                _told(lines["tonnes"], "t"),
                _told(sure[year]["tonnes"], "t") if year in sure else _("none"),
                _told(lines["landfill"], "t"),
                _told(lines["virgin"], "t"),
                _told(lines["co2_kg"], "kg"),
            ),
        )
        for year, lines in all_of.items()
    ]


def _verified(rows: Iterable[LinkYear]) -> list[LinkYear]:
    return [row for row in rows if row.verified]


def _told(amount: float | None, unit: str) -> str:
    return _("kept confidential") if amount is None else f"{digits(amount)} {unit}"
