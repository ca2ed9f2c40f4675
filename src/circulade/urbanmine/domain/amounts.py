"""Write amounts for people: a fitting unit, three digits, and the range beside the middle."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

_MASS = ((1e9, "Mt"), (1e6, "kt"), (1e3, "t"), (1.0, "kg"), (1e-3, "g"))
_UNITS = {
    "kg": _MASS,
    "kW": ((1e6, "GW"), (1e3, "MW"), (1.0, "kW")),
    "kWh": ((1e6, "GWh"), (1e3, "MWh"), (1.0, "kWh")),
    "piece": ((1e6, "million pieces"), (1e3, "thousand pieces"), (1.0, "pieces")),
    "m2": ((1e6, "million m²"), (1e3, "thousand m²"), (1.0, "m²")),
}


def scale_of(values: Iterable[float], unit: str) -> tuple[float, str]:
    """Return the factor and the unit in which the largest value has one to three digits before the point."""
    largest = max((abs(value) for value in values), default=0.0)
    steps = _UNITS.get(unit, ((1.0, unit),))
    if not largest:
        return next(step for step in steps if step[0] == 1.0)
    return next(((size, name) for size, name in steps if largest >= size), steps[-1])


def digits(value: float) -> str:
    """Return three significant digits without an exponent, thousands apart."""
    if value == 0:
        return "0"
    rounded = float(f"{value:.3g}")
    if abs(rounded) >= 1000:
        return f"{rounded:,.0f}".replace(",", "\u202f")
    return f"{rounded:.6f}".rstrip("0").rstrip(".") if abs(rounded) >= 1e-4 else f"{rounded:.2g}"


def middle(band: list[float] | None, unit: str) -> str:
    """Return P50 with its unit, "" if there is none."""
    if band is None:
        return ""
    size, name = scale_of([band[1]], unit)
    return f"{digits(band[1] / size)} {name}"


def with_range(band: list[float] | None, unit: str) -> str:
    """Return P50 with P5 to P95 in one unit, "" if there is none."""
    if band is None:
        return ""
    size, name = scale_of([band[1] or band[2]], unit)
    low, mid, high = (digits(each / size) for each in band)
    return f"{mid} {name} ({low} to {high})"


def range_only(band: list[float], unit: str) -> str:
    """Return P5 to P95 in the unit in which P50 is written."""
    size, name = scale_of([band[1] or band[2]], unit)
    return f"{digits(band[0] / size)} – {digits(band[2] / size)} {name}"


def change(band: list[float] | None, unit: str) -> str:
    """Return a difference with its sign and range."""
    if band is None:
        return ""
    if not any(band):
        return _("no change")
    size, name = scale_of(band, unit)
    low, mid, high = (("+" if each > 0 else "") + digits(each / size) for each in band)
    return f"{mid} {name} ({low} to {high})"
