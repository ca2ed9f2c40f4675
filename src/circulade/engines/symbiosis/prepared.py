"""All needs made ready for one new offer: its leads in less than a millisecond against 100,000 needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from circulade.engines.symbiosis.candidates import Lead
from circulade.engines.symbiosis.checking import checked
from circulade.engines.symbiosis.conditions import ordinals
from circulade.engines.symbiosis.globe import RADIUS, points
from circulade.engines.symbiosis.listings import Acceptance, Floats, Ints, Listings, Terms
from circulade.engines.symbiosis.rules import NO, UNKNOWN, YES
from circulade.engines.symbiosis.screen import NeedSide, Verdicts, need_side
from circulade.engines.symbiosis.why import Given, doubts, wanted


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The needs of one class: rows of the listings, places, prices and limits `[properties, needs]`."""

    rows: Ints
    places: Floats
    price: Floats
    limits: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """The needs by class and the acceptances by code."""

    refs: tuple[str, ...]
    shelves: Mapping[str, Shelf]
    accepts: Mapping[str, tuple[Acceptance, ...]]
    properties: tuple[str, ...]
    terms: Terms
    listings: Listings
    side: NeedSide | None

    def leads(
        self,
        ref: str,
        code: str,
        *,
        lat: float,
        lon: float,
        disposal_cost: float,
        properties: Mapping[str, float] | None = None,
        status: str = "",
        country: str = "",
        window: tuple[date | None, date | None] = (None, None),
        most: int = 10,
        doubtful: bool = False,
    ) -> tuple[Lead, ...]:
        """Return the best needs for one offer, best first; what is not given is not known.

        With `doubtful` also those that only something unknown keeps from being sure.
        """
        place = points(np.array([lat]), np.array([lon]))[0]
        days = ordinals([window[0]], -np.inf), ordinals([window[1]], np.inf)
        offer = Given(code, status, country, float(days[0][0]), float(days[1][0]), dict(properties or {}))
        least, judge = UNKNOWN if doubtful else YES, self._judge(offer)
        found = list[tuple[float, str, float, int]]()
        for one in self.accepts.get(code, ()):
            shelf = self.shelves[one.need_class]
            fixed = disposal_cost - one.processing_cost - self.terms.per_tonne
            chord = np.sqrt(np.maximum(2 * RADIUS**2 - 2 * (shelf.places @ place), 0.0))
            km = 2 * RADIUS * np.arcsin(np.minimum(chord / (2 * RADIUS), 1.0))
            margin = fixed + one.gives * shelf.price - self.terms.per_arc_km * km
            if judge is not None:
                verdicts, toll = judge(shelf)
                margin = np.where(verdicts >= least, margin - toll, -np.inf)
            best = np.argpartition(-margin, most - 1)[:most] if len(margin) > most else np.arange(len(margin))
            found += [
                (-float(margin[k]), self.refs[shelf.rows[k]], float(km[k]), int(shelf.rows[k]))
                for k in best
                if margin[k] > 0
            ]
        known = self.side.crossings if self.side is not None else None
        return tuple(
            Lead(ref, need, -loss, km, doubts(offer, wanted(self.listings, row), known) if doubtful else ())
            for loss, need, km, row in sorted(found)[:most]
        )

    def _judge(self, offer: Given) -> Callable[[Shelf], tuple[Verdicts, Floats]] | None:
        """Return what gives the verdicts and the tolls on a shelf, or None where price alone decides."""
        if not self.properties and self.side is None:
            return None
        screen = None
        if self.side is not None:
            days = np.array([[offer.first], [offer.last]])
            screen = self.side.screen([offer.code], [offer.status], [offer.country], days)

        def judge(shelf: Shelf) -> tuple[Verdicts, Floats]:
            nobody = np.zeros(len(shelf.rows), dtype=np.int64)
            verdicts, toll = np.full(len(nobody), YES, np.int8), np.zeros(len(nobody))
            if screen is not None:
                verdicts, toll = screen.verdicts(nobody, shelf.rows), screen.toll(nobody, shelf.rows)
            for name, limits in zip(self.properties, shelf.limits, strict=True):
                value = offer.values.get(name, np.nan)
                if np.isnan(value):
                    verdicts = np.where(np.isfinite(limits), np.minimum(verdicts, UNKNOWN), verdicts)
                else:
                    verdicts = np.where(value > limits, np.int8(NO), verdicts)
            return verdicts, toll

        return judge


def prepared(listings: Listings) -> Prepared:
    """Make the needs of listings ready; the offers in them play no part."""
    needs = checked(listings).needs
    names = tuple(sorted(needs.limits))
    places = points(needs.lat, needs.lon)
    limits = np.array([needs.limits[name] for name in names]).reshape(len(names), len(needs.refs))
    by_class = dict[str, list[int]]()
    for row, kind in enumerate(needs.classes):
        by_class.setdefault(kind, []).append(row)
    shelves = {
        kind: Shelf(np.array(rows), places[rows], needs.price[rows], limits[:, rows])
        for kind, rows in by_class.items()
    }
    accepts = dict[str, tuple[Acceptance, ...]]()
    for one in listings.accepts:
        if one.need_class in shelves:
            accepts[one.code] = (*accepts.get(one.code, ()), one)
    side = need_side(listings, np.arange(len(needs.refs)))
    return Prepared(needs.refs, shelves, accepts, names, listings.terms, listings, side)
