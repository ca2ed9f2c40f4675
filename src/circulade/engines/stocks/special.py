"""The special functions of the lifetimes, from scipy, which is loaded when one is first computed.

Loading scipy takes most of a second; every command and page comes by the engines' names, few compute a lifetime.
"""

from typing import Any

import numpy as np

from circulade.engines.stocks.lifetime import Floats


def ndtr(z: Any) -> Floats:
    """Return Φ(z), the share of a standard normal curve below z."""
    from scipy import special

    return np.asarray(special.ndtr(z))


def gamma(z: Any) -> Floats:
    """Return Γ(z)."""
    from scipy import special

    return np.asarray(special.gamma(z))


def gammaln(z: Any) -> Floats:
    """Return ln Γ(z)."""
    from scipy import special

    return np.asarray(special.gammaln(z))


def gammainc(shape: Any, z: Any) -> Floats:
    """Return P(shape, z), the regularised lower incomplete gamma function."""
    from scipy import special

    return np.asarray(special.gammainc(shape, z))


def gammaincc(shape: Any, z: Any) -> Floats:
    """Return Q(shape, z) = 1 − P(shape, z), exact also where it is small."""
    from scipy import special

    return np.asarray(special.gammaincc(shape, z))
