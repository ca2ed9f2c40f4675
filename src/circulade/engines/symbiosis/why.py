"""Why a pair cannot be, or what must be known before it can: every rule asked for one offer and one need."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from circulade.engines.symbiosis.conditions import WASTE
from circulade.engines.symbiosis.errors import InputError, Problem
from circulade.engines.symbiosis.listings import Listings
from circulade.engines.symbiosis.rules import (
    NO,
    UNKNOWN,
    YES,
    Crossing,
    Crossings,
    covered,
    crossing,
    crossings,
    permitted,
    taken,
)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One thing in the way of a pair: "acceptance", "status", "permit", "country", "border", "time" or "q:<property>".

    `certain` is false where something is not known and could turn out well.
    """

    subject: str
    certain: bool
    text: str


@dataclass(frozen=True, slots=True)
class Given:
    """One offer as the rules see it; days are ordinals."""

    code: str
    status: str
    country: str
    first: float
    last: float
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One need as the rules see it; `permit` is None where it is not known."""

    takes: frozenset[str]
    permit: frozenset[str] | None
    permit_asked: bool
    country: str
    first: float
    last: float
    most_days: float
    limits: Mapping[str, float]


def hindrances(listings: Listings, offer: str, need: str) -> tuple[Hindrance, ...]:
    """Return all that keeps this offer from that need, price and distance apart; empty if nothing does."""
    offers, needs = listings.offers, listings.needs
    for table, ref, refs in (("offers", offer, offers.refs), ("needs", need, needs.refs)):
        if ref not in refs:
            raise InputError((Problem(table, -1, "ref", f"{ref!r} is not listed"),))
    row, column = offers.refs.index(offer), needs.refs.index(need)
    kind, code = needs.classes[column], offers.codes[row]
    found = []
    if not any(one.need_class == kind and one.code == code for one in listings.accepts):
        found.append(Hindrance("acceptance", True, f"class {kind!r} does not accept code {code!r}"))
    known = crossings(listings.borders, listings.on) if listings.borders else None
    return (*found, *judged(given(listings, row), wanted(listings, column), known))


def judged(offer: Given, need: Wanted, known: Crossings | None) -> tuple[Hindrance, ...]:
    """Return what the rules hold against a pair."""
    way = crossing(known, offer.country, need.country, offer.status)
    return (*_legal(offer, need), *_crossed(offer, need, way), *_measured(offer, need))


def doubts(offer: Given, need: Wanted, known: Crossings | None) -> tuple[str, ...]:
    """Return the subjects that must be known before the pair can be sure, without repetition."""
    return tuple(dict.fromkeys(one.subject for one in judged(offer, need, known) if not one.certain))


def _legal(offer: Given, need: Wanted) -> Iterator[Hindrance]:
    told = taken(offer.status, need.takes)
    if told != YES:
        text = (
            f"takes {', '.join(sorted(need.takes))} only; the stream is {offer.status or 'of unknown status'}"
        )
        yield Hindrance("status", told == NO, text)
    if not need.permit_asked:
        return
    covering = covered(offer.code, need.permit)
    told = permitted(offer.status, covering)
    if told == NO:
        yield Hindrance("permit", True, f"no permit covers {offer.code}")
    elif told == UNKNOWN and covering == NO:
        yield Hindrance("status", False, f"no permit covers {offer.code}, needed if the stream is {WASTE}")
    elif told == UNKNOWN:
        yield Hindrance("permit", False, f"whether a permit covers {offer.code} is not known")


def _crossed(offer: Given, need: Wanted, way: Crossing) -> Iterator[Hindrance]:
    between = f"from {offer.country or '?'} to {need.country or '?'}"
    if way.verdict == UNKNOWN:
        reason = {
            "country": "the country",
            "status": "the status of the stream",
            "border": "what crossing takes",
        }
        yield Hindrance(way.missing, False, f"{reason[way.missing]} is not known ({between})")
    elif way.verdict == NO:
        yield Hindrance("border", True, f"is not allowed {between}")
    if way.days > need.most_days:
        yield Hindrance(
            "time", True, f"crossing takes {way.days:g} days, at most {need.most_days:g} are allowed"
        )
    if offer.first + way.days > need.last or offer.last + way.days < need.first:
        yield Hindrance("time", True, "is not there at any time when it is wanted")


def _measured(offer: Given, need: Wanted) -> Iterator[Hindrance]:
    for name, most in sorted(need.limits.items()):
        value = offer.values.get(name, np.nan)
        if np.isinf(most):
            continue
        if np.isnan(value):
            yield Hindrance(f"q:{name}", False, f"{name} is not measured; at most {most:g} is allowed")
        elif value > most:
            yield Hindrance(f"q:{name}", True, f"{name} is {value:g}, at most {most:g} is allowed")


def given(listings: Listings, row: int) -> Given:
    """Return one offer as the rules see it."""
    offers, said = listings.offers, listings.offers.conditions
    return Given(
        offers.codes[row],
        said.statuses[row] if said.statuses else "",
        said.countries[row] if said.countries else "",
        -np.inf if said.first is None else float(said.first[row]),
        np.inf if said.last is None else float(said.last[row]),
        {name: float(values[row]) for name, values in offers.properties.items()},
    )


def wanted(listings: Listings, row: int) -> Wanted:
    """Return one need as the rules see it."""
    needs, said = listings.needs, listings.needs.conditions
    return Wanted(
        said.takes[row] if said.takes else frozenset(),
        said.permits[row] if said.permits else None,
        bool(said.permits),
        said.countries[row] if said.countries else "",
        -np.inf if said.first is None else float(said.first[row]),
        np.inf if said.last is None else float(said.last[row]),
        np.inf if said.most_days is None else float(said.most_days[row]),
        {name: float(limits[row]) for name, limits in needs.limits.items()},
    )
