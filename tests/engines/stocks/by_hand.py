"""The definitions written out cohort by cohort with scipy.stats: slow, and independent of the engine."""

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]
OFFSETS = {"start": 1.0, "middle": 0.5, "end": 0.0}


def frozen(distribution: str, one: float, two: float) -> object:
    """Return the distribution of scipy with these parameters."""
    if distribution == "lognormal":
        sigma = np.sqrt(np.log(1 + (two / one) ** 2))
        return stats.lognorm(s=sigma, scale=one / np.sqrt(1 + (two / one) ** 2))
    return {
        "weibull": lambda: stats.weibull_min(one, scale=two),
        "normal": lambda: stats.norm(one, two),
        "folded_normal": lambda: stats.foldnorm(one / two, scale=two),
        "gamma": lambda: stats.gamma(one, scale=two),
    }[distribution]()


def share(law: object, index: int, inflow_at: str) -> float:
    """Return the share in use at the end of the year `index` years after the inflow's."""
    if inflow_at == "uniform":
        nodes, weights = np.polynomial.legendre.leggauss(60)
        ages = index + (nodes + 1) / 2
        return float((weights / 2 * law.sf(ages)).sum())  # type: ignore[attr-defined]
    age = index + OFFSETS[inflow_at]
    return float(law.sf(age)) if age > 0 else 1.0  # type: ignore[attr-defined]


def flows(inflow: list[float], law: object, inflow_at: str = "middle") -> tuple[Floats, Floats]:
    """Return stock and outflow of one series by the double sum of the definition."""
    years = len(inflow)
    stock, outflow = np.zeros(years), np.zeros(years)
    for t in range(years):
        for c in range(t + 1):
            now = share(law, t - c, inflow_at)
            last = share(law, t - c - 1, inflow_at) if t > c else 1.0
            stock[t] += inflow[c] * now
            outflow[t] += inflow[c] * (last - now)
    return stock, outflow
