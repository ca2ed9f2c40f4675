"""What it takes to bring a stream from one site to another: by road, or by a connection of its kind."""

from collections.abc import Mapping
from dataclasses import dataclass

from circulade.symbiosis.domain.listings import PIPED
from circulade.symbiosis.domain.piping import arrives, kind_terms
from circulade.symbiosis.models import District, KindTerms, Stream


@dataclass(frozen=True, slots=True)
class Carriage:
    """The way of a kind: money by unit and by unit and kilometre, and its length by straight line.

    `uncertainty` is by how many per cent its prices may be off, `co2_per_km` kilograms by unit and kilometre, None
    where nobody stated them.
    """

    per_unit: float
    per_km: float
    detour: float
    uncertainty: float | None = None
    co2_per_km: float | None = None
    terms: KindTerms | None = None

    def gives(self, want: Stream, km: float) -> float:
        """Return what a unit that is sent becomes where it is wanted."""
        return want.gives if self.terms is None else arrives(want, km, self.terms)

    def too_far(self, km: float | None) -> bool:
        """Tell whether the connection would be longer than the longest."""
        return self.terms is not None and km is not None and km > self.terms.longest_km


@dataclass(frozen=True, slots=True)
class Carriages:
    """The ways of a district: by road unless a kind has terms of its own."""

    road: Carriage
    by_kind: Mapping[str, Carriage]

    def of(self, stream: Stream) -> Carriage:
        """Return how a stream moves."""
        return self.by_kind.get(stream.kind, self.road)


def carriages(district: District) -> Carriages:
    """Return the stated ways of a district; what is not stated costs nothing, and prices nothing either."""
    road = Carriage(
        district.per_tonne or 0.0,
        district.per_tkm or 0.0,
        district.detour,
        district.uncertainty,
        district.co2_per_tkm,
    )
    unstated = {kind.value: Carriage(0.0, 0.0, district.detour) for kind in PIPED}
    stated = {
        kind: Carriage(
            terms.per_unit, terms.per_unit_km, terms.detour, terms.uncertainty, terms.co2_per_unit_km, terms
        )
        for kind, terms in kind_terms(district).items()
    }
    return Carriages(road, unstated | stated)
