"""Round numbers along an axis."""

from math import ceil, floor, log10


def nice_ticks(low: float, high: float, *, about: int = 5) -> list[float]:
    """Return about so many round numbers that hold low and high; steps are 1, 2 or 5 times a power of ten."""
    span = high - low or 1.0
    raw = span / about
    power = 10.0 ** floor(log10(raw))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(at * step, 12) for at in range(first, max(last, first + 1) + 1)]


def short(value: float) -> str:
    """Write a number in few characters: thousands as k, millions as M, thousands of millions as G."""
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.4g} {letter}"
    return f"{value:.4g}"
