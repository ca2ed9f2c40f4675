"""The R-strategies as named operations on a model, each with its course in time.

A share or factor is what is reached at the end of the course; before its start nothing changes. `products`
names those it is for; empty: all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, get_args

import numpy as np

from circulade.engines.stocks.assumption import Assumption, sure
from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.lifetime import Floats, Lifetime

Ramp = Literal["linear", "step", "smooth"]


@dataclass(frozen=True, slots=True)
class Course:
    """From `start` to `end` (years): "linear", all at once in the year `start` ("step"), or slow–fast–slow ("smooth").

    In the year `start` the first part is done, in the year `end` all. After the year `until` nothing is left of it;
    None: it stays.
    """

    start: int
    end: int
    ramp: Ramp = "linear"
    until: int | None = None

    def __post_init__(self) -> None:
        """Refuse an end before the start."""
        if self.ramp not in get_args(Ramp):
            raise refuse("ramp", f"{self.ramp!r} is none of {', '.join(get_args(Ramp))}")
        if self.end < self.start:
            raise refuse("end", f"the end {self.end} lies before the start {self.start}")
        if self.until is not None and self.until < self.end:
            raise refuse("until", f"the last year {self.until} lies before the full effect in {self.end}")

    def at(self, years: Floats) -> Floats:
        """Return how much of the way is gone in each year, 0 to 1."""
        gone = np.clip((years - self.start + 1) / (self.end - self.start + 1), 0.0, 1.0)
        if self.ramp == "step":
            gone = np.asarray(years >= self.start, dtype=np.float64)
        elif self.ramp == "smooth":
            gone = gone * gone * (3 - 2 * gone)
        return gone if self.until is None else np.asarray(gone * (years <= self.until))


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy:
    """What every strategy has: its products and its course."""

    course: Course
    products: tuple[str, ...] = ()
    name: ClassVar[str] = ""

    def concerns(self, product: str) -> bool:
        """Whether the strategy is for this product."""
        return not self.products or product in self.products


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseReduce(Strategy):
    """`share` of what would come in (or be in use, where stocks are given) is not needed."""

    share: Assumption
    name: ClassVar[str] = "refuse and reduce"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair(Strategy):
    """All cohorts in use live `factor` times as long, year by year (1.2: 20 % longer)."""

    factor: Assumption
    name: ClassVar[str] = "repair"


@dataclass(frozen=True, slots=True, kw_only=True)
class DurableDesign(Strategy):
    """What is made from then on lives `factor` times as long."""

    factor: Assumption
    name: ClassVar[str] = "durable design"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop(Strategy):
    """`share` of what leaves comes back to the same function, once, and lives `life` lifetimes.

    Each piece that comes back stands for `displaces` new ones; a life half as long for half of one.
    """

    share: Assumption
    life: Assumption
    displaces: Assumption


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse(Loop):
    """Used again as it is."""

    life: Assumption = field(default_factory=lambda: sure(0.5))
    displaces: Assumption = field(default_factory=lambda: sure(0.5))
    name: ClassVar[str] = "reuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refurbish(Loop):
    """Put in order, then used again."""

    life: Assumption = field(default_factory=lambda: sure(0.7))
    displaces: Assumption = field(default_factory=lambda: sure(0.7))
    name: ClassVar[str] = "refurbishment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remanufacture(Loop):
    """Made as good as new."""

    life: Assumption = field(default_factory=lambda: sure(1.0))
    displaces: Assumption = field(default_factory=lambda: sure(1.0))
    name: ClassVar[str] = "remanufacturing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repurpose(Strategy):
    """`share` of what leaves goes into another use, a stock with its own `lifetime`; it displaces nothing here."""

    share: Assumption
    lifetime: Lifetime
    into: str = "second use"
    name: ClassVar[str] = "repurposing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recycle(Strategy):
    """The rates reached of collection and dismantling (also by material), and of recovery by material; None: as before.

    A rate is raised towards the one reached; what is higher already stays.
    """

    collection: Assumption | None = None
    dismantling: Assumption | Mapping[str, Assumption] | None = None
    recovery: Mapping[str, Assumption] = field(default_factory=dict)
    name: ClassVar[str] = "recycling"
