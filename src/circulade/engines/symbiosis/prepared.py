"""All needs made ready for one new offer: its leads in less than a millisecond against 100,000 needs."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from circulade.engines.symbiosis.candidates import Lead
from circulade.engines.symbiosis.checking import checked
from circulade.engines.symbiosis.globe import RADIUS, points
from circulade.engines.symbiosis.listings import Acceptance, Floats, Ints, Listings, Terms


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

    def leads(
        self,
        ref: str,
        code: str,
        *,
        lat: float,
        lon: float,
        disposal_cost: float,
        properties: Mapping[str, float] | None = None,
        most: int = 10,
    ) -> tuple[Lead, ...]:
        """Return the best needs for one offer, best first; a property not given is unknown."""
        place = points(np.array([lat]), np.array([lon]))[0]
        known = properties or {}
        values = np.array([[known.get(name, np.inf)] for name in self.properties]).reshape(-1, 1)
        found = list[tuple[float, str, float]]()
        for one in self.accepts.get(code, ()):
            shelf = self.shelves[one.need_class]
            fixed = disposal_cost - one.processing_cost - self.terms.per_tonne
            chord = np.sqrt(np.maximum(2 * RADIUS**2 - 2 * (shelf.places @ place), 0.0))
            km = 2 * RADIUS * np.arcsin(np.minimum(chord / (2 * RADIUS), 1.0))
            margin = fixed + one.gives * shelf.price - self.terms.per_arc_km * km
            if self.properties:
                margin = np.where((values <= shelf.limits).all(axis=0), margin, -np.inf)
            best = np.argpartition(-margin, most - 1)[:most] if len(margin) > most else np.arange(len(margin))
            found += [
                (-float(margin[k]), self.refs[shelf.rows[k]], float(km[k])) for k in best if margin[k] > 0
            ]
        return tuple(Lead(ref, need, -loss, km) for loss, need, km in sorted(found)[:most])


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
    return Prepared(needs.refs, shelves, accepts, names, listings.terms)
