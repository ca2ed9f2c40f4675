"""Draws that fill the space of all assumptions evenly, from a stored seed.

A Sobol' sequence of hundreds of dimensions has pairs of them that move together for thousands of draws, and would
blame one assumption for another. So the assumptions are taken in groups of a few, each with a scrambled
Sobol' sequence of its own, whose draws are shuffled within every chunk (Latin supercube sampling, Owen 1998).
The draws of a chunk depend on the seed and its position alone. All scenarios see the same draws.
"""

from collections.abc import Iterator, Mapping

import numpy as np

from circulade.engines.stocks.assumption import Assumption
from circulade.engines.stocks.lifetime import Floats

CHUNK = 256
"""Draws computed together: a constant, so that sums have one order; a power of two, as the sequence asks."""

GROUP = 5
"""Assumptions that share a sequence."""


def doubtful(assumptions: Mapping[str, Assumption]) -> tuple[str, ...]:
    """Return the keys of the assumptions that are drawn."""
    return tuple(key for key, assumption in assumptions.items() if not assumption.certain)


def chances(dimensions: int, *, draws: int, seed: int, start: int = 0) -> Iterator[Floats]:
    """Yield the chunks from number `start`, `[draws of the chunk, dimensions]`, each number above 0 and below 1."""
    from scipy.stats import qmc  # loading it takes a second

    groups = range(0, dimensions, GROUP)
    sequences = [
        qmc.Sobol(GROUP, scramble=True, rng=np.random.default_rng([seed, group])) for group in groups
    ]
    for sequence in sequences if start else ():
        sequence.fast_forward(start * CHUNK)
    for number in range(start, -(-draws // CHUNK)):
        chunk = np.empty((CHUNK, len(groups) * GROUP))
        for group, sequence in zip(groups, sequences, strict=True):
            order = np.random.default_rng([seed, group, number]).permutation(CHUNK)
            chunk[order, group : group + GROUP] = sequence.random(CHUNK)
        yield np.clip(chunk[: draws - number * CHUNK, :dimensions], 1e-12, 1 - 1e-12)


def drawn(assumptions: Mapping[str, Assumption], keys: tuple[str, ...], chunk: Floats) -> dict[str, Floats]:
    """Return the value of every assumption in every draw of a chunk, `[draws]`."""
    place = {key: at for at, key in enumerate(keys)}
    return {
        key: assumption.at(np.ascontiguousarray(chunk[:, place[key]]))
        if key in place
        else np.full(len(chunk), assumption.value)
        for key, assumption in assumptions.items()
    }
