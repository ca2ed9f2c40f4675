"""Places on a sphere of 6371 km: points in space, great circles between them, and compact leaves."""

import numpy as np

from circulade.engines.symbiosis.listings import Floats, Ints

RADIUS = 6371.0
LEAF, SMALL = 256, 32
"""Sites of a leaf: offers are looked at together, needs are passed over leaf by leaf."""


def points(lat: Floats, lon: Floats) -> Floats:
    """Return `[places, 3]` kilometres from the centre of the sphere."""
    phi, lam = np.radians(lat), np.radians(lon)
    across = np.cos(phi)
    return RADIUS * np.column_stack((across * np.cos(lam), across * np.sin(lam), np.sin(phi)))


def arcs(first: Floats, second: Floats) -> Floats:
    """Return the great circles in kilometres between rows of points."""
    between = first - second
    chord = np.sqrt(np.einsum("...k,...k->...", between, between))
    return np.asarray(2 * RADIUS * np.arcsin(np.minimum(chord / (2 * RADIUS), 1.0)))


def leaves(places: Floats, size: int = LEAF) -> tuple[Ints, Ints]:
    """Split places by medians (a k-d tree): their order, and where in it each leaf starts, and the end."""
    order, starts = [], [0]
    stack = [np.arange(len(places))] if len(places) else []
    while stack:
        part = stack.pop()
        if len(part) <= size:
            order.append(part)
            starts.append(starts[-1] + len(part))
            continue
        here = places[part]
        axis = int(np.argmax(here.max(axis=0) - here.min(axis=0)))
        half = len(part) // 2
        cut = np.argpartition(here[:, axis], half)
        stack += [part[cut[half:]], part[cut[:half]]]
    return (np.concatenate(order) if order else np.arange(0)), np.array(starts)
