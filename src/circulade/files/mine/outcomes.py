"""What it comes to: classes after UNFC, three lines, differences to the baseline, what matters most, calibration."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from circulade.files.mine.bands import band, explained, six
from circulade.files.mine.computing import MASS, Cell, Computed
from circulade.files.mine.study import BASELINE, CLASSES

Floats = NDArray[np.float64]
ROUNDING = 1e-9
"""A difference smaller than this share of what is compared is none."""


def _ahead(values: Floats) -> Floats:
    """Return the sum over the years after the base year."""
    return np.asarray(values[:, 1:].sum(axis=1))


def _substances(done: Computed) -> list[tuple[str, str]]:
    held = {key for cell in done.cells.values() for key in cell.contents}
    return [(each.substance, each.category) for each in done.study.substances if each.substance in held]


def _cells(done: Computed, name: str) -> list[Cell]:
    return [done.cells[name, each.product] for each in done.study.products]


def _sum(parts: list[Floats]) -> Floats | None:
    return np.asarray(sum(parts[1:], parts[0])) if parts else None


def sums(done: Computed, name: str, substance: str) -> dict[str, Floats | None]:
    """Return the sums ahead of one substance: in stock at the base year, discarded, collected, recovered, new."""
    cells = [cell for cell in _cells(done, name) if substance in cell.contents]
    gathered = [values for cell in cells if (values := cell.collected[substance]) is not None]
    won = [values for cell in cells if (values := cell.recovered[substance]) is not None]
    return {
        "in_stock": _sum([cell.contents[substance].stock[:, 0] for cell in cells]),
        "discarded": _sum([_ahead(cell.contents[substance].discarded) for cell in cells]),
        "kept_in_use": _sum([_ahead(cell.contents[substance].kept_in_use) for cell in cells]),
        "fresh": _sum([_ahead(cell.contents[substance].fresh) for cell in cells]),
        "collected": _sum([_ahead(values) for values in gathered]),
        "recovered": _sum([_ahead(values) for values in won]),
    }


def classes_of(done: Computed) -> dict[str, Any]:
    """Return, by scenario and substance, the classes after UNFC; what has no recovery step has no recoverable mass.

    `priced` is the part of the recoverable that somebody stated a price for; costs are not examined.
    """
    priced = {each.substance for each in done.study.prices}
    found: dict[str, Any] = {}
    for name in (BASELINE, *done.study.scenarios):
        found[name] = {}
        for substance, _category in _substances(done):
            parts = sums(done, name, substance)
            row = {key: None if values is None else band(values) for key, values in parts.items()}
            row["recoverable"] = row.pop("recovered")
            row["priced"] = row["recoverable"] if substance in priced else None
            found[name][substance] = row
    return found


def lines_of(done: Computed, name: str) -> dict[str, Any]:
    """Return the three lines: landfill avoided (kg of products), virgin input avoided (kg by class), value."""
    diverted = []
    for cell in _cells(done, name):
        if MASS in cell.contents:
            diverted.append(_ahead(cell.contents[MASS].kept_in_use))
            if (gathered := cell.collected[MASS]) is not None:
                diverted.append(_ahead(gathered))
    landfill = _sum(diverted)
    virgin: dict[str, Any] = {}
    for category in CLASSES:
        avoided = _avoided(done, name, category)
        virgin[category] = None if avoided is None else band(avoided)
    return {
        "landfill_avoided": None if landfill is None else band(landfill),
        "virgin_avoided": virgin,
        "value": _value(done, name),
    }


def _avoided(done: Computed, name: str, category: str) -> Floats | None:
    """Return what is recovered, and what less comes in new than in the baseline."""
    parts: list[Floats] = []
    for substance, own in _substances(done):
        if own != category:
            continue
        here, base = sums(done, name, substance), sums(done, BASELINE, substance)
        if (won := here["recovered"]) is not None:
            parts.append(won)
        if name != BASELINE and base["fresh"] is not None and here["fresh"] is not None:
            parts.append(base["fresh"] - here["fresh"])
    return _sum(parts)


def _value(done: Computed, name: str) -> dict[str, list[float]]:
    """Return the value of what is recovered by currency, from the lower price at P5 to the higher at P95."""
    found: dict[str, list[float]] = {}
    for currency in sorted({each.currency for each in done.study.prices}):
        low, high = [], []
        for price in done.study.prices:
            won = sums(done, name, price.substance)["recovered"] if price.currency == currency else None
            if won is not None:
                low.append(won * price.low)
                high.append(won * price.high)
        if low:
            found[currency] = [band(sum(low[1:], low[0]))[0], band(sum(high[1:], high[0]))[2]]
    return found


def difference(here: Floats, base: Floats) -> list[float]:
    """Return the band of a difference; what rounding leaves of two equal sums is 0."""
    found = here - base
    largest = max(float(np.abs(here).max()), float(np.abs(base).max()))
    return band(np.where(np.abs(found) < ROUNDING * largest, 0.0, found))


def comparison(done: Computed, name: str) -> dict[str, Any]:
    """Return a scenario as its difference to the baseline, draw by draw with the same draws."""
    found: dict[str, Any] = {"products": {}, "substances": {}}
    for each in done.study.products:
        here, base = done.cells[name, each.product], done.cells[BASELINE, each.product]
        found["products"][each.product] = {
            part: difference(_ahead(getattr(here, part)), _ahead(getattr(base, part)))
            for part in ("fresh", "discarded", "returned")
        }
    for substance, _category in _substances(done):
        here_sums, base_sums = sums(done, name, substance), sums(done, BASELINE, substance)
        row: dict[str, list[float] | None] = {}
        for part in ("fresh", "discarded", "collected", "recovered"):
            here_part, base_part = here_sums[part], base_sums[part]
            if here_part is None:
                row[part] = None
            else:
                row[part] = difference(here_part, np.zeros(1) if base_part is None else base_part)
        found["substances"][substance] = row
    return found


def sensitivity(done: Computed) -> list[dict[str, Any]]:
    """Return which assumption matters most for what the baseline discards and recovers, class by class."""
    found = []
    for category in CLASSES:
        for part in ("discarded", "recovered"):
            parts = [
                values
                for substance, own in _substances(done)
                if own == category and (values := sums(done, BASELINE, substance)[part]) is not None
            ]
            outcome = _sum(parts)
            if outcome is None:
                continue
            shares = explained(done.draws.values, outcome)
            for each in shares:
                each["label"] = done.draws.parameters[each.pop("key")].label
            found.append({"category": category, "part": part, "band": band(outcome), "shares": shares})
    return found


def ratios(done: Computed) -> list[dict[str, Any]]:
    """Return collected weights beside what was generated: the ratio is itself an indicator."""
    found = []
    for row in done.study.collected:
        cell = done.cells[BASELINE, row.product]
        if MASS in cell.contents and row.year in done.years:
            generated = cell.contents[MASS].discarded[:, done.years.index(row.year)]
            entry: dict[str, Any] = {
                "product": row.product,
                "year": row.year,
                "tonnes": six(row.tonnes),
                "grade": row.grade,
            }
            entry["generated_kg"] = band(generated)
            middle = entry["generated_kg"][1]
            entry["ratio"] = six(row.tonnes * 1000 / middle) if middle > 0 else None
            found.append(entry)
    return found
