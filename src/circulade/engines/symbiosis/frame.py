"""Listings made ready to be searched: in the order of the draw, grouped by acceptance, in leaves of a k-d tree.

Everything after this works on positions in the order of the SHA-256 of `seed|ref`, so that the order of rows
in a file changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from circulade.engines.symbiosis.globe import LEAF, SMALL, leaves, points
from circulade.engines.symbiosis.listings import Floats, Ints, Listings
from circulade.engines.symbiosis.rules import YES
from circulade.engines.symbiosis.screen import Screen, screened


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """Sites of one code or one class, leaf by leaf: members, where leaves start, centres and radii in km.

    `places` are the members' points, axis by axis.
    """

    members: Ints
    starts: Ints
    centres: Floats
    radii: Floats
    places: tuple[Floats, Floats, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """One acceptance with those it joins."""

    offers: Side
    needs: Side
    gives: float
    processing_cost: float


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Offers and needs in the order of the draw; `offer_rows`, `need_rows` lead back to the listings.

    `saved` is what a tonne taken saves before processing and distance, `worth` what a tonne used brings.
    `measured` and `limits` are `[properties, sites]`, unknown as NaN, no limit as infinity. With `blend` a limit
    holds for the mix of a need and not for every offer in it, where `mixed` allows that. Pairs come in from the
    verdict `least` on.
    """

    offer_rows: Ints
    need_rows: Ints
    supply: Floats
    capacity: Floats
    saved: Floats
    worth: Floats
    offer_points: Floats
    need_points: Floats
    per_km: float
    properties: tuple[str, ...]
    measured: Floats
    limits: Floats
    groups: tuple[Group, ...]
    blend: bool = False
    mixed: NDArray[np.bool_] | None = None
    screen: Screen | None = None
    least: int = YES

    @property
    def sieved(self) -> bool:
        """Whether some pairs may be kept out by something else than their margin."""
        return bool(self.properties) or self.screen is not None


def drawn(refs: Sequence[str], seed: str) -> Ints:
    """Return positions by the SHA-256 of `seed|ref` (UTF-8, NFC), ascending."""
    keys = [sha256(normalize("NFC", f"{seed}|{ref}").encode()).digest() for ref in refs]
    return np.array(sorted(range(len(refs)), key=keys.__getitem__), dtype=np.int64)


def framed(listings: Listings, *, seed: str = "", blend: bool = False) -> Frame:
    """Order, place and group listings."""
    offers, needs, terms = listings.offers, listings.needs, listings.terms
    rows, columns = drawn(offers.refs, seed), drawn(needs.refs, seed)
    properties = tuple(sorted(needs.limits))
    unknown = np.full(len(rows), np.nan)
    measured = [np.asarray(offers.properties.get(name, unknown))[rows] for name in properties]
    limits = [np.asarray(needs.limits[name])[columns] for name in properties]
    places = points(offers.lat[rows], offers.lon[rows]), points(needs.lat[columns], needs.lon[columns])
    by_code = _sides([offers.codes[row] for row in rows], places[0], LEAF)
    by_class = _sides([needs.classes[row] for row in columns], places[1], SMALL)
    groups = [
        Group(by_code[one.code], by_class[one.need_class], one.gives, one.processing_cost)
        for one in sorted(listings.accepts, key=lambda one: (one.code, one.need_class))
        if one.code in by_code and one.need_class in by_class
    ]
    return Frame(
        offer_rows=rows,
        need_rows=columns,
        supply=offers.tonnes[rows],
        capacity=needs.tonnes[columns],
        saved=offers.disposal_cost[rows] - terms.per_tonne,
        worth=needs.price[columns],
        offer_points=places[0],
        need_points=places[1],
        per_km=terms.per_arc_km,
        properties=properties,
        measured=np.array(measured).reshape(len(properties), len(rows)),
        limits=np.array(limits).reshape(len(properties), len(columns)),
        groups=tuple(groups),
        blend=blend,
        mixed=np.array(needs.conditions.mixed)[columns] if blend and needs.conditions.mixed else None,
        screen=screened(listings, rows, columns),
    )


def _sides(names: Sequence[str], places: Floats, size: int) -> dict[str, Side]:
    kinds, which = np.unique(np.array(names, dtype=object), return_inverse=True)
    sorted_by_kind = np.argsort(which, kind="stable")
    ends = np.searchsorted(which[sorted_by_kind], np.arange(len(kinds) + 1))
    parts = (sorted_by_kind[ends[k] : ends[k + 1]] for k in range(len(kinds)))
    return {str(kind): side(part, places, size) for kind, part in zip(kinds, parts, strict=True)}


def side(members: Ints, places: Floats, size: int) -> Side:
    """Put sites into leaves of at most a size."""
    order, starts = leaves(places[members], size)
    inside = members[order]
    parts = [places[inside[a:b]] for a, b in pairwise(starts)]
    centres = np.array([part.mean(axis=0) for part in parts]).reshape(-1, 3)
    radii = [np.sqrt(((part - c) ** 2).sum(axis=1).max()) for part, c in zip(parts, centres, strict=True)]
    x, y, z = (np.ascontiguousarray(places[inside, axis]) for axis in range(3))
    return Side(inside, starts, centres, np.array(radii), (x, y, z))
