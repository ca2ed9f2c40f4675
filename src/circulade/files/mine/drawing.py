"""The values of a study that are in doubt, and their draws: those of the engine, the same for every scenario.

`low` and `high` of a value are its P5 and P95 on a normal curve with a half of its own on either side; without them
its grade gives a log-normal one. A draw is cut where it can be no more or no less.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import numpy as np

from circulade.engines.stocks.assumption import Assumption as Law
from circulade.engines.stocks.assumption import Grade
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.sampling import chances, doubtful
from circulade.files.mine.study import Assumption


@dataclass(frozen=True, slots=True)
class Doubt:
    """A value in doubt: what people call it, how it may differ, and the least and the most it can be."""

    label: str
    law: Law
    least: float = 0.0
    most: float = np.inf


def doubt(
    label: str, row: Assumption, *, size: float = 1.0, least: float = 0.0, most: float = np.inf
) -> Doubt:
    """Return the doubt of an assumption, `size` times its value: its range as stated, else as its grade says."""
    value = row.value * size
    if row.low is None and row.high is None:
        grades: dict[str, Grade] = {"A": "A", "B": "B", "C": "C", "D": "D", "E": "E"}
        return Doubt(label, Law(value, grade=grades[row.grade]), least, most)
    low = value if row.low is None else row.low * size
    high = value if row.high is None else row.high * size
    return Doubt(label, Law(value, "normal", low, high), least, most)


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Some draws: `chances` `[draws, doubts]`, and the value of each doubt by its key."""

    doubts: Mapping[str, Doubt]
    places: Mapping[str, int]
    chances: Floats

    def __len__(self) -> int:
        return len(self.chances)

    def __getitem__(self, key: str) -> Floats:
        """Return the value of a doubt in every draw, `[draws]`."""
        one = self.doubts[key]
        if key not in self.places:
            return np.full(len(self), one.law.value)
        drawn = one.law.at(np.ascontiguousarray(self.chances[:, self.places[key]]))
        return np.clip(drawn, one.least, one.most)


@dataclass(slots=True)
class Draws:
    """All doubts by key, in the order in which they were announced: it depends on the rows of the study alone."""

    count: int
    seed: str
    doubts: dict[str, Doubt] = field(default_factory=dict)

    def add(self, key: str, one: Doubt) -> str:
        """Announce a doubt; one announced before is the same one, and is drawn once. Returns its key."""
        self.doubts.setdefault(key, one)
        return key

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of what is really drawn."""
        return doubtful({key: one.law for key, one in self.doubts.items()})

    def chunks(self) -> Iterator[Chunk]:
        """Yield all draws, some at a time."""
        keys = self.keys
        places = {key: at for at, key in enumerate(keys)}
        seed = int.from_bytes(sha256(self.seed.encode()).digest()[:8], "big")
        for chunk in chances(len(keys), draws=self.count, seed=seed):
            yield Chunk(self.doubts, places, chunk)

    def central(self) -> Chunk:
        """Return the values as they are, as one draw."""
        return Chunk(self.doubts, {}, np.full((1, 0), 0.5))
