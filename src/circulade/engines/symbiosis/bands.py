"""Volumes told only as bands: what of the gain is kept when the plan is made without the figures."""

from dataclasses import dataclass, replace

import numpy as np

from circulade.engines.symbiosis.certified import optimum, within
from circulade.engines.symbiosis.checking import checked
from circulade.engines.symbiosis.errors import InputError, Problem
from circulade.engines.symbiosis.frame import framed
from circulade.engines.symbiosis.listings import Floats, Listings
from circulade.engines.symbiosis.search import searched


@dataclass(frozen=True, slots=True)
class Banded:
    """The gain planned on the middles of bands, what is left of it on the figures, and the best on the figures.

    The risk is what the figures cannot carry: `missing` of the planned tonnes (a share), on `cut` of `links` links.
    """

    factor: float
    planned: float
    kept: float
    best: float
    links: int
    cut: int
    missing: float

    @property
    def share_kept(self) -> float:
        """The part of the best gain that a plan made on bands keeps."""
        return self.kept / self.best if self.best > 0 else 1.0


def band(tonnes: Floats, *, factor: float = 3.0) -> tuple[Floats, Floats]:
    """Return the lower and upper ends of the bands (powers of `factor`) that hold the tonnes; 0 stays 0."""
    step = np.floor(np.log(np.where(tonnes > 0, tonnes, 1.0)) / np.log(factor) + 1e-12)
    low = np.where(tonnes > 0, factor**step, 0.0)
    return low, low * factor


def banded(listings: Listings, *, factor: float = 3.0, seed: str = "") -> Banded:
    """Plan on the geometric middles of bands, carry the plan out with the figures, and compare."""
    if not 1 < factor <= 1000:
        raise InputError((Problem("terms", -1, "factor", f"{factor:g} is not above 1 and at most 1000"),))
    frame = framed(checked(listings), seed=seed)
    middles = [
        np.sqrt(np.prod(band(tonnes, factor=factor), axis=0)) for tonnes in (frame.supply, frame.capacity)
    ]
    vague = optimum(searched(replace(frame, supply=middles[0], capacity=middles[1])))
    kept = within(frame, vague.pairs, vague.tonnes)
    used = vague.tonnes > 0
    cut = used & (kept < vague.tonnes * (1 - 1e-9))
    planned = float(vague.tonnes.sum())
    return Banded(
        factor,
        planned=vague.value,
        kept=float(kept @ vague.pairs.margin),
        best=optimum(searched(frame)).value,
        links=int(used.sum()),
        cut=int(cut.sum()),
        missing=1 - float(kept.sum()) / planned if planned > 0 else 0.0,
    )
