"""Years: whole, one after another. Every formula of this engine counts in single years."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from circulade.engines.stocks.errors import refuse


def first_of(years: ArrayLike | Sequence[int]) -> int:
    """Return the first of these years; raises `InputError` naming the gap when they are not yearly."""
    given = np.asarray(years)
    if given.ndim != 1 or len(given) == 0:
        raise refuse("years", "years must be a list with at least one year")
    whole = given.astype(np.int64)
    if (whole != given).any():
        raise refuse("years", f"{given[whole != given][0]} is not a whole year")
    uneven = np.flatnonzero(np.diff(whole) != 1)
    if len(uneven):
        before, after = int(whole[uneven[0]]), int(whole[uneven[0] + 1])
        raise refuse("years", f"after {before} comes {after}: the years must follow one another singly")
    return int(whole[0])
