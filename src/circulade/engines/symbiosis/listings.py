"""What a region has and wants: offers, needs, who accepts what, and the terms of transport.

Tonnes are tonnes a year, money is EUR (or any one currency) per tonne, places are degrees.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from circulade.engines.symbiosis.conditions import Border, NeedConditions, OfferConditions

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Offers:
    """Streams somebody wants to be rid of; arrays `[offers]`.

    `disposal_cost` is what a tonne costs its owner today, and so what a taker saves. `properties` are
    measured values by name, NaN where unknown.
    """

    refs: tuple[str, ...]
    codes: tuple[str, ...]
    tonnes: Floats
    lat: Floats
    lon: Floats
    disposal_cost: Floats
    properties: Mapping[str, Floats] = field(default_factory=dict)
    conditions: OfferConditions = field(default_factory=OfferConditions)


@dataclass(frozen=True, slots=True, eq=False)
class Needs:
    """What can be used instead of bought; arrays `[needs]`.

    `tonnes` bounds what arrives after the yield, `price` is what a tonne of it is worth, `limits` are the
    largest values of properties by name, infinity where there is no limit.
    """

    refs: tuple[str, ...]
    classes: tuple[str, ...]
    tonnes: Floats
    lat: Floats
    lon: Floats
    price: Floats
    limits: Mapping[str, Floats] = field(default_factory=dict)
    conditions: NeedConditions = field(default_factory=NeedConditions)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Needs of `need_class` accept offers of `code`: a tonne offered gives `gives` tonnes of use."""

    need_class: str
    code: str
    gives: float
    processing_cost: float


@dataclass(frozen=True, slots=True)
class Terms:
    """The cost of transport: per tonne, per tonne and kilometre, and road per great circle."""

    per_tonne: float
    per_tkm: float
    detour: float = 1.3

    @property
    def per_arc_km(self) -> float:
        """Cost per tonne and kilometre of great circle."""
        return self.per_tkm * self.detour


@dataclass(frozen=True, slots=True, eq=False)
class Listings:
    """Everything one question is about; checked by `checked`.

    `borders` say what crossing them takes on the day `on`; without any, countries play no part.
    """

    offers: Offers
    needs: Needs
    accepts: tuple[Acceptance, ...]
    terms: Terms
    borders: tuple[Border, ...] = ()
    on: date | None = None
