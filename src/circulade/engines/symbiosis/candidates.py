"""Which pairs could ever be used: an exact count, and the best partners of every offer.

A pair whose margin is not positive can never be in a best plan, so the search ends at the break-even radius.
"""

import numpy as np

from circulade.engines.symbiosis.frame import Frame
from circulade.engines.symbiosis.search import Search
from circulade.engines.symbiosis.sweep import Block, allowed, blocks, exact


def count(search: Search) -> tuple[int, int]:
    """Count the compatible pairs, and those that only an unknown value keeps from being compatible."""
    frame = search.frame
    if search.held is not None and not frame.properties:
        return len(search.held), 0
    nothing = np.zeros(len(frame.supply)), np.zeros(len(frame.capacity))
    compatible = unknown = 0
    for block in blocks(frame, *nothing):
        if frame.properties and np.isfinite(frame.limits[:, block.needs]).any():
            found, doubtful = _within_limits(frame, block)
            compatible, unknown = compatible + found, unknown + doubtful
            continue
        compatible += int(np.count_nonzero(block.gain > block.sure))
        close = np.abs(block.gain) <= block.sure
        if close.any():
            compatible += int(np.count_nonzero(exact(frame, block, close).margin > 0))
    return compatible, unknown


def _within_limits(frame: Frame, block: Block) -> tuple[int, int]:
    pairs = exact(frame, block, block.gain > -block.blur)
    pairs = pairs.where(pairs.margin > 0)
    fits = allowed(frame, pairs.offers, pairs.needs)
    broken = np.zeros(len(pairs), dtype=bool)
    for measured, limits in zip(frame.measured, frame.limits, strict=True):
        broken |= (measured[pairs.offers] > limits[pairs.needs]) & (not frame.blend)
    return int(fits.sum()), int((~fits & ~broken).sum())
