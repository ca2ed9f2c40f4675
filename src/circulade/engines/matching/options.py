"""What a ranking rests on: which facets count, and how texts are read."""

from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from circulade.engines.matching.errors import InputError, Problem

Floats = npt.NDArray[np.float64]


class Encoder(Protocol):
    """Gives texts vectors whose direction is their meaning, whatever their language."""

    @property
    def name(self) -> str:
        """Name the encoder and its version, for the run."""

    def embed(self, texts: list[str], kind: str) -> Floats:
        """Return a vector for each text, [text, dimension]; `kind` is "query" or "passage"."""


@dataclass(frozen=True, slots=True)
class Facets:
    """`hard`: an item must share a value of every one that the query states; `soft`: sharing counts."""

    hard: tuple[str, ...] = ()
    soft: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a facet that is named twice."""
        named = [*self.hard, *self.soft]
        for name in sorted({name for name in named if named.count(name) > 1}):
            raise InputError([Problem("facets", "", f"facets: {name!r} is named twice")])


@dataclass(frozen=True, slots=True)
class Texts:
    """`mutual`: the fit is the geometric mean of both directions; else what the query asks and the item says."""

    mutual: bool = True
    encoder: Encoder | None = field(default=None, compare=False)

    def as_json(self) -> dict[str, Any]:
        """Return the options as JSON."""
        return {"mutual": self.mutual, "encoder": self.encoder.name if self.encoder else ""}
