"""Turn a product's figures into one value a year: what is missing is filled in the open, never in silence.

Between two figures the line is straight. After the last one the series grows by the assumption `growth` (0 unless
stated). Before the first one there is nothing, unless `history` says how the years before grew.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from circulade.files.mine.study import Product, Study
from circulade.files.mine.units import factor

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Series:
    """A product's figures in its base unit from `first` on: `known` up to the last one typed, in `given` years.

    `gaps` are the years between figures that were filled in; `band` is the relative half-width that the grades
    give, `downscaled` the share of the reference place's figures that this territory takes (1: its own figures).
    """

    first: int
    known: Floats
    given: tuple[int, ...]
    gaps: tuple[int, ...]
    band: float
    downscaled: float


BANDS = {"A": 0.05, "B": 0.15, "C": 0.3, "D": 0.5, "E": 0.8}
"""Half-width by grade where no range is stated: this project's choice."""
DOWNSCALING_BAND = 0.3
"""What taking a territory for a piece of its country adds to the band, unless an assumption says more."""
FILLED_BAND = 0.1
"""What filling all of the gaps would add; in proportion to the share of years filled."""


def series_of(study: Study, product: Product) -> Series:
    """Return the yearly series of a product."""
    points = sorted(
        (each for each in study.points if each.product == product.product), key=lambda each: each.year
    )
    years = [each.year for each in points]
    values = [each.value * factor(each.unit, to=product.unit) for each in points]
    grid = np.arange(years[0], years[-1] + 1)
    share = _share(study, product)
    known = np.interp(grid, years, values) * share
    gaps = tuple(int(year) for year in grid if year not in set(years))
    parts = [float(np.mean([BANDS[each.grade] for each in points])), FILLED_BAND * len(gaps) / len(grid)]
    if product.way == "population":
        parts.append(_downscaling_band(study, product))
    # Errors that know nothing of each other add up as squares.
    band = float(np.hypot.reduce(parts))
    return Series(years[0], known, tuple(years), gaps, min(band, 0.95), share)


def _share(study: Study, product: Product) -> float:
    if product.way != "population" or not product.reference_population:
        return 1.0
    return (study.header.population or 0.0) / product.reference_population


def _downscaling_band(study: Study, product: Product) -> float:
    stated = study.assumed(product.product, "downscaling")
    return stated[0].value / 100 if stated else DOWNSCALING_BAND
