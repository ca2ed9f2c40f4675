"""Refuse conditions and borders that cannot be meant: each problem with its table, row and column."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from circulade.engines.symbiosis.conditions import STATUSES, Border, NeedConditions, OfferConditions
from circulade.engines.symbiosis.errors import Problem, plain
from circulade.engines.symbiosis.listings import Listings

MOST_DAYS = 3650.0
MOST_COST = 1e7
KNOWN = ", ".join(STATUSES)


def condition_problems(listings: Listings) -> Iterator[Problem]:
    """Return what keeps conditions and borders from being used."""
    for table, said in (("offers", listings.offers.conditions), ("needs", listings.needs.conditions)):
        yield from _countries(table, "country", said.countries)
        yield from _window(table, said)
    for row, status in enumerate(listings.offers.conditions.statuses):
        if status and status not in STATUSES:
            yield Problem("offers", row, "status", f"{status!r} is not a status ({KNOWN})")
    yield from _needs(listings.needs.conditions)
    yield from _borders(listings)


def _needs(said: NeedConditions) -> Iterator[Problem]:
    for row, takes in enumerate(said.takes):
        for status in sorted(takes - set(STATUSES)):
            yield Problem("needs", row, "takes", f"{status!r} is not a status ({KNOWN})")
    if said.most_days is not None:
        for row in np.flatnonzero(~(said.most_days >= 0)).tolist():
            yield Problem("needs", row, "max_days", f"{said.most_days[row]:g} is not a number of days from 0")


def _countries(table: str, column: str, countries: Sequence[str]) -> Iterator[Problem]:
    for row, country in enumerate(countries):
        if country and not _is_code(country):
            yield Problem(table, row, column, f"{country!r} is not two capital letters (ISO 3166)")


def _is_code(text: str) -> bool:
    return len(text) == 2 and text.isascii() and text.isalpha() and text.isupper()


def _window(table: str, said: OfferConditions | NeedConditions) -> Iterator[Problem]:
    first, last = said.first, said.last
    for column, days in (("from", first), ("until", last)):
        for row in [] if days is None else np.flatnonzero(np.isnan(days)).tolist():
            yield Problem(table, row, column, "is not a day; leave it empty if it is open")
    if first is not None and last is not None:
        for row in np.flatnonzero(first > last).tolist():
            yield Problem(table, row, "until", "is before from")


def _borders(listings: Listings) -> Iterator[Problem]:
    for row, one in enumerate(listings.borders):
        yield from _border(row, one)
    if listings.on is None and any(one.first or one.last for one in listings.borders):
        yield Problem("borders", -1, "on", "some borders hold on some days only: say on which day to plan")
    same = dict[tuple[str, str, str], list[int]]()
    for row, one in enumerate(listings.borders):
        same.setdefault((one.leaves, one.enters, one.status), []).append(row)
    for rows in same.values():
        for earlier, later in combinations(rows, 2):
            if _overlap(listings.borders[earlier], listings.borders[later]):
                text = "the same border and status on the same days stands twice"
                yield Problem("borders", later, "from", text, earlier)


def _border(row: int, one: Border) -> Iterator[Problem]:
    for column, country in (("from", one.leaves), ("to", one.enters)):
        if not _is_code(country):
            yield Problem("borders", row, column, f"{country!r} is not two capital letters (ISO 3166)")
    if one.leaves == one.enters:
        yield Problem("borders", row, "to", "is the country it comes from")
    if one.status and one.status not in STATUSES:
        yield Problem("borders", row, "status", f"{one.status!r} is not a status ({KNOWN})")
    for column, value, most in (("days", one.days, MOST_DAYS), ("cost", one.cost, MOST_COST)):
        if not 0 <= value <= most:
            yield Problem("borders", row, column, f"{plain(value)} is not from 0 to {plain(most)}")
    if one.first and one.last and one.first > one.last:
        yield Problem("borders", row, "valid_until", "is before valid_from")


def _overlap(one: Border, other: Border) -> bool:
    starts = [b.first.toordinal() if b.first else -np.inf for b in (one, other)]
    ends = [b.last.toordinal() if b.last else np.inf for b in (one, other)]
    return max(starts) <= min(ends)
