"""Which materials go through a product together: those of which all cohorts hold the same, and those in one course.

The steel and the copper of a product whose mass falls from cohort to cohort fall alike: what leaves of the one
is a fixed multiple of what leaves of the other, and one sum over cohorts serves both.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.materials import content_weights
from circulade.engines.stocks.model import Product

ALIKE = 1e-15
"""Courses that differ by less than this share are the same numbers, rounded differently."""


@dataclass(frozen=True, slots=True, eq=False)
class Blend:
    """Materials that go together: `profile` `[years]` is kg by cohort, None: one for all; `held` the multiples."""

    profile: Floats | None
    held: tuple[tuple[str, float], ...]


def blends_of(product: Product, years: int) -> tuple[Blend, ...]:
    """Return the materials of a product by what they go with."""
    same: list[tuple[str, float]] = []
    profiles: list[Floats] = []
    courses: list[list[tuple[str, float]]] = []
    for content in product.contents:
        weights = content_weights(content, product.unit, years)
        if weights.size == 1:
            same.append((content.material, float(weights[0])))
            continue
        for profile, held in zip(profiles, courses, strict=True):
            multiple = _multiple(weights, profile)
            if multiple is not None:
                held.append((content.material, multiple))
                break
        else:
            profiles.append(weights)
            courses.append([(content.material, 1.0)])
    found = [Blend(profile, tuple(held)) for profile, held in zip(profiles, courses, strict=True)]
    return (*([Blend(None, tuple(same))] if same else []), *found)


def _multiple(weights: Floats, profile: Floats) -> float | None:
    """Return what `weights` are times `profile`, or None where they are no multiple of it."""
    most = int(np.argmax(profile))
    multiple = float(weights[most] / profile[most])
    alike = np.abs(weights - multiple * profile) <= ALIKE * weights
    return multiple if multiple > 0 and alike.all() else None
