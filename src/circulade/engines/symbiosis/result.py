"""The answer: who gives how much to whom, with its certificate, as data and as canonical JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ENGINE = "symbiosis"
VERSION = "1"


@dataclass(frozen=True, slots=True)
class Link:
    """Tonnes a year of an offer to a need, their margin per tonne offered, and what a tonne gives."""

    offer: str
    need: str
    tonnes: float
    margin: float
    gives: float = 1.0


@dataclass(frozen=True, slots=True)
class Network:
    """A plan and what proves it.

    `value` is the sum of tonnes times margin; no plan has more than `bound`. `pairs_compatible` are accepted,
    within quality and with a positive margin; `pairs_unknown` would be, but for a value that is not known;
    `pairs_examined` came into a programme; `rounds` were solved. `offer_prices`, `need_prices`: what a tonne
    more of that supply or capacity would be worth.
    """

    links: tuple[Link, ...]
    value: float
    bound: float
    pairs_compatible: int
    pairs_unknown: int
    pairs_examined: int
    rounds: int
    offer_prices: Mapping[str, float]
    need_prices: Mapping[str, float]
    seed: str
    engine: str = ENGINE
    version: str = VERSION

    @property
    def gap(self) -> float:
        """How far from the bound the value is, as a part of the bound."""
        return (self.bound - self.value) / self.bound if self.bound > 0 else 0.0

    def certificate(self) -> dict[str, Any]:
        """Return what proves the plan, as JSON."""
        return {
            "engine": self.engine,
            "version": self.version,
            "seed": self.seed,
            "value": self.value,
            "bound": self.bound,
            "gap": self.gap,
            "pairs_compatible": self.pairs_compatible,
            "pairs_examined": self.pairs_examined,
            "unknown": self.pairs_unknown,
            "rounds": self.rounds,
        }

    def as_json(self) -> dict[str, Any]:
        """Return the whole result as JSON: the certificate, the plan and the prices."""
        return {
            **self.certificate(),
            "plan": [[link.offer, link.need, link.tonnes, link.margin] for link in self.links],
            "offer_prices": dict(self.offer_prices),
            "need_prices": dict(self.need_prices),
        }
