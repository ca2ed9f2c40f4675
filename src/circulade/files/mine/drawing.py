"""Draw the uncertain values of a study: quasi-random, from a seed, and the same draws for every scenario.

`low` and `high` of a value are read as its P5 and P95; each side is half of a normal curve, cut at 0 (and at 100 for
per cent). Row 0 of every array is the central value, the draws follow. Source of the points: Sobol sequences with
Owen's scrambling, through scipy.
"""

from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from circulade.engines.stocks.assumption import GRADES
from circulade.files.mine.study import Assumption

Floats = NDArray[np.float64]
Z95 = 1.6448536269514722
"""The score below which 95 % of a normal curve lie."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """An uncertain value: what it is called, its value, its P5 and P95, and the least and most it can be."""

    label: str
    value: float
    low: float
    high: float
    most: float = np.inf
    least: float = 0.0


@dataclass(slots=True)
class Draws:
    """Values `[1 + draws]` of every parameter by key; a key asked for twice is drawn once."""

    count: int
    seed: str
    parameters: dict[str, Parameter] = field(default_factory=dict)
    values: dict[str, Floats] = field(default_factory=dict)

    def add(self, key: str, parameter: Parameter) -> None:
        """Announce a parameter; all have to be announced before the first is drawn."""
        self.parameters.setdefault(key, parameter)

    def draw(self) -> None:
        """Draw all of them at once."""
        # Loaded when used: scipy's statistics take a second, and every command comes by here.
        from scipy.special import ndtri
        from scipy.stats import qmc

        number = int.from_bytes(sha256(self.seed.encode()).digest()[:8], "big")
        dimensions = max(1, len(self.parameters))
        generator = np.random.Generator(np.random.PCG64(number))
        exponent = int(np.ceil(np.log2(self.count)))
        points = qmc.Sobol(dimensions, scramble=True, rng=generator).random_base2(exponent)[: self.count]
        scores = ndtri(np.clip(points, 1e-12, 1 - 1e-12)) / Z95
        for at, (key, one) in enumerate(self.parameters.items()):
            score = np.concatenate(([0.0], scores[:, at]))
            span = np.where(score > 0, one.high - one.value, one.value - one.low)
            self.values[key] = np.clip(one.value + span * score, one.least, one.most)

    def __getitem__(self, key: str) -> Floats:
        return self.values[key]


def parameter(label: str, row: Assumption, *, most: float = np.inf, least: float = 0.0) -> Parameter:
    """Return the parameter of an assumption: its range as stated, else as its grade says."""
    factor = GRADES[row.grade]
    low = row.low if row.low is not None else row.value / factor
    high = row.high if row.high is not None else min(most, row.value * factor)
    return Parameter(label, row.value, low, high, most, least)
