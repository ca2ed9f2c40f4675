"""The rules for all pairs at once: tables over the few kinds of offers and needs, looked up for each pair."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from circulade.engines.symbiosis.conditions import NeedConditions, OfferConditions
from circulade.engines.symbiosis.listings import Floats, Ints, Listings
from circulade.engines.symbiosis.rules import (
    NO,
    UNKNOWN,
    YES,
    Crossings,
    covered,
    crossing,
    crossings,
    permitted,
    taken,
)

Verdicts = NDArray[np.int8]
Kind = TypeVar("Kind", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Screen:
    """What keeps pairs of positions out; `toll` is what a tonne pays at the border.

    `legal` `[offer kinds, need kinds]` joins statuses and permits; `verdict`, `days` and `toll_table`
    `[offer countries and statuses, need countries]` are the borders. Windows are `[first or last, sites]`.
    """

    offer_kinds: Ints
    need_kinds: Ints
    legal: Verdicts
    offer_countries: Ints
    need_countries: Ints
    verdict: Verdicts
    days: Floats
    toll_table: Floats
    offer_window: Floats
    need_window: Floats
    most_days: Floats

    def toll(self, offers: Ints, needs: Ints) -> Floats:
        """Return what a tonne of each pair pays at the border, 0 where that is not known."""
        return self.toll_table[self.offer_countries[offers], self.need_countries[needs]]

    def verdicts(self, offers: Ints, needs: Ints) -> Verdicts:
        """Return the worst verdict of each pair: no, not known, yes."""
        here = self.offer_countries[offers], self.need_countries[needs]
        found = np.minimum(self.legal[self.offer_kinds[offers], self.need_kinds[needs]], self.verdict[here])
        days = self.days[here]
        late = self.offer_window[0][offers] + days > self.need_window[1][needs]
        early = self.offer_window[1][offers] + days < self.need_window[0][needs]
        return np.where(late | early | (days > self.most_days[needs]), np.int8(NO), found)


@dataclass(frozen=True, slots=True, eq=False)
class NeedSide:
    """The needs' half of a screen: their kinds, what each kind takes and is permitted, countries and days."""

    kinds: Ints
    wishes: tuple[tuple[frozenset[str], frozenset[str] | None], ...]
    countries: Ints
    entering: tuple[str, ...]
    window: Floats
    most_days: Floats
    permits_asked: bool
    crossings: Crossings | None

    def screen(
        self, codes: Sequence[str], statuses: Sequence[str], countries: Sequence[str], window: Floats
    ) -> Screen:
        """Return the screen against these offers."""
        offer_kinds, kinds = _kinds(list(zip(statuses, codes, strict=True)))
        offer_countries, leaving = _kinds(list(zip(countries, statuses, strict=True)))
        ways = [
            [crossing(self.crossings, leaves, enters, status) for enters in self.entering]
            for leaves, status in leaving
        ]
        shape = len(leaving), len(self.entering)
        return Screen(
            offer_kinds,
            self.kinds,
            self._legal(kinds),
            offer_countries,
            self.countries,
            np.array([[way.verdict for way in row] for row in ways], np.int8).reshape(shape),
            np.array([[way.days for way in row] for row in ways], np.float64).reshape(shape),
            np.array([[way.cost for way in row] for row in ways], np.float64).reshape(shape),
            window,
            self.window,
            self.most_days,
        )

    def _legal(self, kinds: Sequence[tuple[str, str]]) -> Verdicts:
        """Join the rules of status and permit for every kind of offer with every kind of need."""
        status, statuses = _kinds([status for status, _ in kinds])
        code, codes = _kinds([code for _, code in kinds])
        found = np.full((len(kinds), len(self.wishes)), YES, np.int8)
        for column, (takes, permit) in enumerate(self.wishes):
            by_status = np.array([taken(one, takes) for one in statuses], np.int8)
            found[:, column] = by_status[status]
            if self.permits_asked:
                covering = np.array([covered(one, permit) for one in codes], np.int8)[code]
                table = np.array(
                    [[permitted(one, c) for c in (NO, UNKNOWN, YES)] for one in statuses], np.int8
                )
                found[:, column] = np.minimum(found[:, column], table[status, covering])
        return found


def screened(listings: Listings, rows: Ints, columns: Ints) -> Screen | None:
    """Return the screen of offers and needs in this order, or None if nothing but price and quality counts."""
    given, codes = listings.offers.conditions, listings.offers.codes
    side = need_side(listings, columns)
    if side is None:
        return None
    unknown = ("",) * len(codes)
    statuses, countries = given.statuses or unknown, given.countries or unknown
    return side.screen(
        [codes[row] for row in rows],
        [statuses[row] for row in rows],
        [countries[row] for row in rows],
        window(given, len(codes))[:, rows],
    )


def need_side(listings: Listings, columns: Ints) -> NeedSide | None:
    """Return the needs' half in this order, or None if nothing but price and quality counts."""
    wanted, count = listings.needs.conditions, len(listings.needs.refs)
    if not (listings.offers.conditions.asked or wanted.asked or listings.borders):
        return None
    takes = wanted.takes or (frozenset[str](),) * count
    kinds, wishes = _kinds([(takes[row], wanted.permits[row] if wanted.permits else None) for row in columns])
    named = wanted.countries or ("",) * count
    countries, entering = _kinds([named[row] for row in columns])
    longest = np.full(count, np.inf) if wanted.most_days is None else wanted.most_days
    return NeedSide(
        kinds,
        tuple(wishes),
        countries,
        tuple(entering),
        window(wanted, count)[:, columns],
        longest[columns],
        bool(wanted.permits),
        crossings(listings.borders, listings.on) if listings.borders else None,
    )


def window(conditions: OfferConditions | NeedConditions, count: int) -> Floats:
    """Return first and last days `[2, sites]`, infinite where open."""
    open_ = np.full(count, np.inf)
    first = -open_ if conditions.first is None else conditions.first
    return np.stack((first, open_ if conditions.last is None else conditions.last))


def _kinds(values: Sequence[Kind]) -> tuple[Ints, list[Kind]]:
    """Number the distinct values in the order of their first appearance."""
    numbers = dict[Kind, int]()
    which = np.array([numbers.setdefault(one, len(numbers)) for one in values], dtype=np.int64)
    return which, list(numbers)
