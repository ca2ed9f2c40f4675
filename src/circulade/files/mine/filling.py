"""Turn a product's figures into one value a year: what is missing is filled in the open, never in silence.

Between two figures the line is straight. After the last one the series grows by the assumption `growth` (0 unless
stated). Before the first one there is nothing, unless `history` says how the years before grew.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from circulade.engines.stocks.assumption import GRADES
from circulade.files.mine.assumed import Assumed
from circulade.files.mine.study import Product, Study
from circulade.files.mine.units import factor

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Series:
    """A product's figures in its base unit from `first` on: `known` up to the last one typed, in `given` years.

    `gaps` are the years between figures that were filled in; `band` is the factor either way that the
    grades give, `grade` the worst of them, `downscaled` the share of the reference place's figures that this territory
    takes (1: its own figures).
    """

    first: int
    known: Floats
    given: tuple[int, ...]
    gaps: tuple[int, ...]
    band: float
    downscaled: float
    grade: str


DOWNSCALING = 1.3
"""The factor that taking a territory for a piece of its country adds, unless an assumption says more."""
FILLED = 1.1
"""The factor that filling every year would add; in proportion to the share of years filled."""


def series_of(study: Study, product: Product, *, assumed: Assumed) -> Series:
    """Return the yearly series of a product."""
    points = assumed.points(product.product)
    years = [each.year for each in points]
    values = [each.value * factor(each.unit, to=product.unit) for each in points]
    grid, typed = np.arange(years[0], years[-1] + 1), set(years)
    share = _share(study, product)
    known = np.interp(grid, years, values) * share
    gaps = tuple(int(year) for year in grid if year not in typed)
    logs = [
        float(np.mean([np.log(GRADES[each.grade]) for each in points])),
        np.log(FILLED) * len(gaps) / len(grid),
    ]
    if product.way == "population":
        logs.append(np.log(_downscaling(assumed, product)))
    # Errors that know nothing of each other add up as squares.
    factor_either_way = float(np.exp(np.hypot.reduce(logs)))
    return Series(
        years[0], known, tuple(years), gaps, factor_either_way, share, max(each.grade for each in points)
    )


def _share(study: Study, product: Product) -> float:
    if product.way != "population" or not product.reference_population:
        return 1.0
    return (study.header.population or 0.0) / product.reference_population


def _downscaling(assumed: Assumed, product: Product) -> float:
    stated = assumed.of(product.product, "downscaling")
    return 1 + stated[0].value / 100 if stated else DOWNSCALING
