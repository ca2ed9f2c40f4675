"""P5, P50 and P95 of every number of a study, without keeping its draws; written with six digits.

Numbers come in groups under a key, some draws at a time. With one chunk of draws its percentiles are taken at once;
with more the engine's bands hold counts between close edges, whose size does not grow with the draws.
"""

from collections.abc import Mapping
from types import ModuleType

import numpy as np

from circulade.engines.stocks.bands import LEVELS, Bands
from circulade.engines.stocks.kernels import kernels
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.sampling import CHUNK

NAMES = ("p5", "p50", "p95")
Key = tuple[str, ...]


def six(value: float) -> float:
    """Return a number with six significant digits: more would be false precision."""
    return float(f"{value:.6g}")


class Tally:
    """The bands of groups of numbers; every part of a group is one number, or one for each year."""

    def __init__(self, draws: int, *, kernel: ModuleType | None = None) -> None:
        self._whole = draws <= CHUNK
        self.kernel = kernel or kernels("auto", additions=0.0)
        self._layouts: dict[Key, dict[str, slice]] = {}
        self._bands: dict[Key, Bands] = {}
        self._found: dict[Key, Floats] = {}

    def take(self, key: Key, parts: Mapping[str, Floats]) -> None:
        """Take in some draws of a group, each part `[draws]` or `[draws, years]`; the parts are always the same."""
        if not parts:
            return
        columns = [values.reshape(len(values), -1).T for values in parts.values()]
        rows = np.ascontiguousarray(np.concatenate(columns))
        if key in self._bands:
            self._bands[key].add(rows, self.kernel)
            return
        ends = np.cumsum([0, *(len(each) for each in columns)]).tolist()
        self._layouts[key] = {name: slice(a, b) for name, a, b in zip(parts, ends, ends[1:], strict=False)}
        if self._whole:
            self._found[key] = np.percentile(rows, [100 * level for level in LEVELS], axis=1)
        else:
            self._bands[key] = Bands.of(rows)

    def parts(self, key: Key) -> tuple[str, ...]:
        """Return the parts of a group that came, none if it never did."""
        return tuple(self._layouts.get(key, ()))

    def band(self, key: Key, part: str) -> list[float] | None:
        """Return P5, P50 and P95 of one number; None for a part that never came."""
        found = self._levels(key, part)
        return None if found is None else [six(float(row[0])) for row in found]

    def yearly(self, key: Key, part: str) -> dict[str, list[float]] | None:
        """Return the three levels of a part year by year; None for one that never came."""
        found = self._levels(key, part)
        if found is None:
            return None
        return {name: [six(each) for each in row.tolist()] for name, row in zip(NAMES, found, strict=True)}

    def _levels(self, key: Key, part: str) -> Floats | None:
        where = self._layouts.get(key, {}).get(part)
        if where is None:
            return None
        if key not in self._found:
            bands = self._bands.pop(key)
            self._found[key] = np.array([bands.quantile(level) for level in LEVELS])
        return np.asarray(self._found[key][:, where])
