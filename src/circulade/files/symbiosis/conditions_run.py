"""Conditions and borders as canonical JSON values, and back: by reference, and nothing where nobody asked."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from circulade.engines.symbiosis import Border, Listings, NeedConditions, OfferConditions


def conditions_inputs(listings: Listings) -> dict[str, Any]:
    """Return all that is said beside prices and qualities, {} if nothing."""
    offers, needs = listings.offers, listings.needs
    given, wanted = offers.conditions, needs.conditions
    said = {
        "status": _by_ref(offers.refs, given.statuses),
        "offer_country": _by_ref(offers.refs, given.countries),
        "offer_first": _days(offers.refs, given.first),
        "offer_last": _days(offers.refs, given.last),
        "takes": _by_ref(needs.refs, [sorted(one) for one in wanted.takes]),
        "permits": _by_ref(needs.refs, [None if one is None else sorted(one) for one in wanted.permits]),
        "need_country": _by_ref(needs.refs, wanted.countries),
        "need_first": _days(needs.refs, wanted.first),
        "need_last": _days(needs.refs, wanted.last),
        "max_days": _days(needs.refs, wanted.most_days),
        "mixed": _by_ref(needs.refs, wanted.mixed),
        "borders": sorted(_border(one) for one in listings.borders),
    }
    kept: dict[str, Any] = {name: value for name, value in said.items() if value}
    if listings.on is not None and kept:
        kept["on"] = listings.on.isoformat()
    return kept


def offer_conditions_from(said: Mapping[str, Any], refs: Sequence[str]) -> OfferConditions:
    """Return the conditions of offers in this order."""
    return OfferConditions(
        _told(said, "status", refs),
        _told(said, "offer_country", refs),
        _numbers(said, "offer_first", refs, -np.inf),
        _numbers(said, "offer_last", refs, np.inf),
    )


def need_conditions_from(said: Mapping[str, Any], refs: Sequence[str]) -> NeedConditions:
    """Return the conditions of needs in this order."""
    permits = _told(said, "permits", refs)
    return NeedConditions(
        tuple(frozenset(one) for one in _told(said, "takes", refs)),
        tuple(None if one is None else frozenset(one) for one in permits),
        _told(said, "need_country", refs),
        _numbers(said, "need_first", refs, -np.inf),
        _numbers(said, "need_last", refs, np.inf),
        _numbers(said, "max_days", refs, np.inf),
        _told(said, "mixed", refs),
    )


def borders_from(said: Mapping[str, Any]) -> tuple[Border, ...]:
    """Return the rows of borders."""
    return tuple(
        Border(leaves, enters, days, cost, status, allowed, _date(first), _date(last), source)
        for leaves, enters, status, first, last, days, cost, allowed, source in said.get("borders", ())
    )


def _border(one: Border) -> list[Any]:
    """Return a row of plain values; the first five are different in any two rows."""
    days = [day.isoformat() if day else "" for day in (one.first, one.last)]
    return [
        one.leaves,
        one.enters,
        one.status,
        *days,
        float(one.days),
        float(one.cost),
        one.allowed,
        one.source,
    ]


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _by_ref(refs: Sequence[str], values: Sequence[Any]) -> dict[str, Any]:
    return dict(sorted(zip(refs, values, strict=True))) if values else {}


def _days(refs: Sequence[str], days: NDArray[np.float64] | None) -> dict[str, Any]:
    if days is None:
        return {}
    known = [float(day) if np.isfinite(day) else None for day in days]
    return dict(sorted(zip(refs, known, strict=True)))


def _told(said: Mapping[str, Any], name: str, refs: Sequence[str]) -> tuple[Any, ...]:
    return tuple(said[name][ref] for ref in refs) if name in said else ()


def _numbers(
    said: Mapping[str, Any], name: str, refs: Sequence[str], open_: float
) -> NDArray[np.float64] | None:
    if name not in said:
        return None
    return np.array([open_ if said[name][ref] is None else said[name][ref] for ref in refs], dtype=np.float64)
