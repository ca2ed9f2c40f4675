"""What the products of a study add up to for some draws: materials, sums over the years, three lines, differences.

Products are added as they are computed, so that only the sums are held, however many products there are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np

from circulade.engines.stocks.lifetime import Floats
from circulade.files.mine.assumed import MASS
from circulade.files.mine.bands import Tally
from circulade.files.mine.cells import Cell, Parts
from circulade.files.mine.study import BASELINE, CLASSES, Study

ROUNDING = 1e-9
"""A difference smaller than this share of what is compared is none."""
CHANGED = ("fresh", "discarded", "returned")
"""The flows of a product whose difference to the baseline is told."""
CHANGES = ("fresh", "discarded", "collected", "recovered")
"""The same of a material."""


def ahead(values: Floats) -> Floats:
    """Return the sum over the years after the base year, `[draws]`."""
    return np.asarray(values[:, 1:].sum(axis=1))


def difference(here: Floats, base: Floats) -> Floats:
    """Return a difference; what rounding leaves of two equal sums is 0."""
    found = here - base
    largest = max(float(np.abs(here).max()), float(np.abs(base).max()))
    return np.where(np.abs(found) < ROUNDING * largest, 0.0, found)


class Sums:
    """Kilograms over all products by scenario and substance, for one chunk of draws."""

    def __init__(self, study: Study, draws: int) -> None:
        self._study, self._draws = study, draws
        self._parts: dict[tuple[str, str], Parts] = defaultdict(dict)
        self._kept_from_landfill: dict[str, Floats] = {}

    def add(self, cells: Mapping[str, Cell]) -> None:
        """Add a product."""
        for name, cell in cells.items():
            for substance, parts in cell.contents.items():
                if substance == MASS:
                    kept = ahead(parts["returned"])
                    if "collected" in parts:
                        kept = kept + ahead(parts["collected"])
                    self._kept_from_landfill[name] = self._kept_from_landfill.get(name, 0.0) + kept
                    continue
                held = self._parts[name, substance]
                for part, values in parts.items():
                    if part in held:
                        held[part] += values
                    else:
                        held[part] = values.copy()

    def tally(self, into: Tally) -> None:
        """Take all sums into the bands."""
        for (name, substance), parts in self._parts.items():
            into.take(("materials", name, substance), parts)
            into.take(("classes", name, substance), self._over_years(name, substance))
            if name != BASELINE:
                into.take(("differences", name, substance), self._changes(name, substance))
        for name in (BASELINE, *self._study.scenarios):
            if (kept := self._kept_from_landfill.get(name)) is not None:
                into.take(("landfill", name), {"kept": kept})
            for category in CLASSES:
                if (avoided := self._avoided(name, category)) is not None:
                    into.take(("virgin", name, category), {"avoided": avoided})
            for currency, ends in self._values(name).items():
                into.take(("value", name, currency), ends)

    def outcomes(self) -> Iterator[tuple[str, str, Floats]]:
        """Return what the baseline discards and recovers over the years, class by class."""
        for category in CLASSES:
            for part in ("discarded", "recovered"):
                found = [
                    ahead(parts[part])
                    for (name, substance), parts in self._parts.items()
                    if name == BASELINE and part in parts and substance in self._of_class(category)
                ]
                if found:
                    yield category, part, np.asarray(sum(found[1:], found[0]))

    def _of_class(self, category: str) -> set[str]:
        return {each.substance for each in self._study.substances if each.category == category}

    def _over_years(self, name: str, substance: str) -> Parts:
        parts = self._parts[name, substance]
        found = {"in_stock": parts["stock"][:, 0], "kept_in_use": ahead(parts["returned"])}
        return found | {part: ahead(parts[part]) for part in CHANGES if part in parts}

    def _changes(self, name: str, substance: str) -> Parts:
        here, base = self._over_years(name, substance), self._over_years(BASELINE, substance)
        nothing = np.zeros(self._draws)
        return {part: difference(here[part], base.get(part, nothing)) for part in CHANGES if part in here}

    def _avoided(self, name: str, category: str) -> Floats | None:
        """Return what is recovered, and what less comes in new than in the baseline."""
        found: list[Floats] = []
        for substance in sorted(self._of_class(category)):
            here = self._parts.get((name, substance))
            if here is None:
                continue
            if "recovered" in here:
                found.append(ahead(here["recovered"]))
            if name != BASELINE:
                found.append(ahead(self._parts[BASELINE, substance]["fresh"]) - ahead(here["fresh"]))
        return np.asarray(sum(found[1:], found[0])) if found else None

    def _values(self, name: str) -> dict[str, Parts]:
        """Return the value of what is recovered by currency, at the lower and at the higher price."""
        found: dict[str, Parts] = {}
        for price in self._study.prices:
            parts = self._parts.get((name, price.substance), {})
            if "recovered" in parts:
                won, ends = ahead(parts["recovered"]), found.setdefault(price.currency, {})
                for end, each in (("low", price.low), ("high", price.high)):
                    ends[end] = ends.get(end, np.zeros(self._draws)) + won * each
        return found
