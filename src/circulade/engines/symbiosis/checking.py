"""Refuse listings that cannot be meant: each problem with its table, row and column."""

from collections.abc import Iterator, Sequence
from unicodedata import normalize

import numpy as np

from circulade.engines.symbiosis.checking_conditions import condition_problems
from circulade.engines.symbiosis.errors import InputError, Problem, plain
from circulade.engines.symbiosis.listings import Floats, Listings, Needs, Offers, Terms

MOST_TONNES = 1e8
MOST_MONEY = 1e7
MOST_YIELD = 100.0


def checked(listings: Listings) -> Listings:
    """Return the listings, or raise `InputError` with every problem found."""
    if found := problems(listings):
        raise InputError(found)
    return listings


def problems(listings: Listings) -> tuple[Problem, ...]:
    """Return everything that keeps listings from being used."""
    return (
        *_terms(listings.terms),
        *_repeated("offers", "ref", listings.offers.refs),
        *_repeated("needs", "ref", listings.needs.refs),
        *_site("offers", listings.offers),
        *_site("needs", listings.needs),
        *_money("offers", "disposal_cost", listings.offers.disposal_cost),
        *_money("needs", "price", listings.needs.price),
        *_qualities(listings),
        *_accepts(listings),
        *condition_problems(listings),
    )


def _terms(terms: Terms) -> Iterator[Problem]:
    for name, value, least in (
        ("per_tonne", terms.per_tonne, 0.0),
        ("per_tkm", terms.per_tkm, 0.0),
        ("detour", terms.detour, 1.0),
    ):
        if not least <= value <= MOST_MONEY:
            yield Problem(
                "terms", -1, name, f"{plain(value)} is not a number from {least:g} to {plain(MOST_MONEY)}"
            )


def _repeated(table: str, column: str, refs: Sequence[str]) -> Iterator[Problem]:
    first = dict[str, int]()
    for row, ref in enumerate(refs):
        if not ref:
            yield Problem(table, row, column, "is empty; give each row a name of its own")
        key = ref if ref.isascii() else normalize("NFC", ref)
        if first.setdefault(key, row) != row:
            yield Problem(table, row, column, f"{ref!r} stands twice", first[key])


def _site(table: str, sites: Offers | Needs) -> Iterator[Problem]:
    for column, values, low, high, meaning in (
        ("tonnes", sites.tonnes, 0.0, MOST_TONNES, "tonnes a year"),
        ("lat", sites.lat, -90.0, 90.0, "degrees of latitude"),
        ("lon", sites.lon, -180.0, 180.0, "degrees of longitude"),
    ):
        for row in np.flatnonzero(~((values >= low) & (values <= high))):
            text = f"{plain(values[row])} is not from {low:g} to {plain(high)} ({meaning})"
            yield Problem(table, int(row), column, text)


def _money(table: str, column: str, values: Floats) -> Iterator[Problem]:
    for row in np.flatnonzero(~(np.abs(values) <= MOST_MONEY)):
        text = f"{plain(values[row])} is not an amount per tonne between {plain(-MOST_MONEY)} and {plain(MOST_MONEY)}"
        yield Problem(table, int(row), column, text)


def _qualities(listings: Listings) -> Iterator[Problem]:
    for name in sorted(listings.needs.limits):
        limits = listings.needs.limits[name]
        for row in np.flatnonzero(np.isnan(limits) | (limits == -np.inf)):
            yield Problem("needs", int(row), f"max:{name}", "is not a number; leave it empty for no limit")
    for name in sorted(listings.offers.properties):
        for row in np.flatnonzero(np.isinf(listings.offers.properties[name])):
            yield Problem("offers", int(row), f"q:{name}", "is not a number; leave it empty if unknown")


def _accepts(listings: Listings) -> Iterator[Problem]:
    first = dict[tuple[str, str], int]()
    for row, one in enumerate(listings.accepts):
        for column, text in (("class", one.need_class), ("code", one.code)):
            if not text:
                yield Problem("accepts", row, column, "is empty")
        earlier = first.setdefault((one.need_class, one.code), row)
        if earlier != row:
            text = f"class {one.need_class!r} with code {one.code!r} stands twice"
            yield Problem("accepts", row, "code", text, earlier)
        if not 0 < one.gives <= MOST_YIELD:
            text = f"{plain(one.gives)} is not above 0 and at most {MOST_YIELD:g} (tonnes of use per tonne offered)"
            yield Problem("accepts", row, "yield", text)
        if not abs(one.processing_cost) <= MOST_MONEY:
            yield Problem(
                "accepts",
                row,
                "processing_cost",
                f"{plain(one.processing_cost)} is not an amount from {plain(-MOST_MONEY)} to {plain(MOST_MONEY)}",
            )
