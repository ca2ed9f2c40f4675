"""The rows of the programme with hubs as one sparse matrix: supply, capacity, hubs, and what passes through them."""

from typing import TYPE_CHECKING

import numpy as np

from circulade.engines.symbiosis.frame import Frame
from circulade.engines.symbiosis.listings import Floats, Ints
from circulade.engines.symbiosis.sweep import Pairs

if TYPE_CHECKING:
    from scipy.sparse import csc_array


def hub_matrix(
    frame: Frame,
    legs: tuple[Pairs, Pairs, Pairs],
    made: tuple[Ints, Ints, Floats],
    capacity: Floats,
    outputs: int,
) -> "csc_array":
    """Return `[rows, columns]` for direct pairs, ways in, ways out and hubs; `made` is output, way in and tonnes."""
    from scipy.sparse import coo_array, csc_array

    direct, ways_in, ways_out = legs
    offers, needs, hubs = len(frame.supply), len(frame.capacity), len(capacity)
    first_hub, first_output = offers + needs, offers + needs + hubs
    second, third = len(direct), len(direct) + len(ways_in)
    last = third + len(ways_out)
    entries = [
        (direct.offers, np.arange(second), np.ones(second)),
        (offers + direct.needs, np.arange(second), direct.gives),
        (ways_in.offers, np.arange(second, third), np.ones(len(ways_in))),
        (first_hub + ways_in.needs, np.arange(second, third), np.ones(len(ways_in))),
        (first_output + made[0], second + made[1], -made[2]),
        (first_output + ways_out.offers, np.arange(third, last), np.ones(len(ways_out))),
        (offers + ways_out.needs, np.arange(third, last), ways_out.gives),
        (first_hub + np.arange(hubs), np.arange(last, last + hubs), -capacity),
    ]
    rows, columns, values = (np.concatenate([entry[part] for entry in entries]) for part in range(3))
    shape = first_output + outputs, last + hubs
    return csc_array(coo_array((values, (rows, columns)), shape=shape))
