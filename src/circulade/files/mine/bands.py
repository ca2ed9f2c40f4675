"""Sum up draws: P5, P50 and P95 of every number, written with six digits."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEVELS = (5.0, 50.0, 95.0)
NAMES = ("p5", "p50", "p95")


def six(value: float) -> float:
    """Return a number with six significant digits: more would be false precision."""
    return float(f"{value:.6g}")


def band(values: Floats) -> list[float]:
    """Return P5, P50 and P95 of `[1 + draws]` values; the first is the central one and does not count."""
    return [six(float(each)) for each in np.percentile(values[1:], LEVELS)]


def yearly(values: Floats) -> dict[str, list[float]]:
    """Return the three levels of `[1 + draws, years]` values, year by year."""
    found = np.percentile(values[1:], LEVELS, axis=0)
    return {name: [six(float(each)) for each in row] for name, row in zip(NAMES, found, strict=True)}


def explained(values: dict[str, Floats], outcome: Floats, *, most: int = 12) -> list[dict[str, Any]]:
    """Return the share of the outcome's variance that each value explains on its own, the largest first.

    The squared correlation over the draws: first-order effects of values that were drawn independently.
    """
    spread = outcome[1:] - outcome[1:].mean()
    total = float((spread**2).sum())
    found: list[tuple[float, str]] = []
    for key, drawn in values.items():
        own = drawn[1:] - drawn[1:].mean()
        size = float((own**2).sum())
        if size > 0 and total > 0:
            found.append((-six(float((own @ spread) ** 2 / (size * total))), key))
    return [{"key": key, "share": -share} for share, key in sorted(found)[:most] if -share >= 0.001]
