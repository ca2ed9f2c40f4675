"""The amounts of a product in every year of its model: as given, and as they are thought to have grown and to grow."""

from __future__ import annotations

import numpy as np

from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.model import Model, Product
from circulade.engines.stocks.shares import Values

LEAST_GROWTH = -0.99
"""No draw lets everything vanish within one year."""


def amounts_of(model: Model, product: Product, values: Values) -> Floats:
    """Return the amounts `[draws, years]`: before the first one given by `history`, after the last by `growth`."""
    base = f"product/{product.name}"
    given = np.asarray(product.amounts, dtype=np.float64)
    level, years = values[f"{base}/level"], len(model.years)
    before, after = product.begins, years - product.begins - len(given)
    if not before and not after:
        return np.asarray(level[:, np.newaxis] * given)
    whole = np.zeros((len(level), years))
    whole[:, before : before + len(given)] = given
    if before and product.history is not None:
        rate = np.maximum(values[f"{base}/history"], LEAST_GROWTH)[:, np.newaxis]
        whole[:, :before] = given[0] * (1 + rate) ** -np.arange(before, 0, -1)
    if after:
        rate = np.maximum(values[f"{base}/growth"], LEAST_GROWTH)[:, np.newaxis]
        whole[:, years - after :] = given[-1] * (1 + rate) ** np.arange(1, after + 1)
    return np.asarray(whole * level[:, np.newaxis])
