"""From what is discarded to what is recovered: collection, dismantling, recovery, each a stated share.

A substance without a recovery step is never called recoverable: its recovered mass is none, whatever is collected.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from circulade.files.mine.drawing import Draws
from circulade.files.mine.shares import effect
from circulade.files.mine.study import Assumption, Strategy, Study

Floats = NDArray[np.float64]
_STEPS = {"collection": "collect", "dismantling": "dismantle", "recovery": "recover"}


def rate_key(product: str, kind: str, substance: str = "") -> str:
    """Return the key under which a rate is drawn."""
    return f"{kind}|{product}|{substance}"


def stated_rate(study: Study, product: str, kind: str, substance: str = "") -> Assumption | None:
    """Return the assumption that holds: of the product and substance first, then more and more general ones."""
    rows = [each for each in study.assumptions if each.kind == kind]
    for own, named in ((product, substance), (product, ""), ("", substance), ("", "")):
        for each in rows:
            if (each.product, each.substance) == (own, named):
                return each
    return None


def rate(
    study: Study,
    draws: Draws,
    *,
    product: str,
    kind: str,
    substance: str = "",
    years: tuple[int, ...],
    steps: Sequence[Strategy] = (),
) -> Floats | None:
    """Return the share from 0 to 1 `[1 + draws, years]`, raised by the scenario's steps; None if nobody stated one.

    Dismantling is whole unless stated. A step raises the share towards its own, and never lowers it.
    """
    found = stated_rate(study, product, kind, substance)
    raising = [step for step in steps if step.strategy == _STEPS[kind] and step.substance in ("", substance)]
    if found is None and not raising and kind != "dismantling":
        return None
    shape = (draws.count + 1, len(years))
    if found is not None:
        base = draws[rate_key(found.product, kind, found.substance)][:, np.newaxis] / 100
    else:
        base = np.full((draws.count + 1, 1), 1.0 if kind == "dismantling" else 0.0)
    share = np.broadcast_to(base, shape)
    for step in raising:
        ramp = np.array([effect(step, year) for year in years])
        share = share + np.maximum((step.share or 0) / 100 - share, 0.0) * ramp
    return np.asarray(share)
