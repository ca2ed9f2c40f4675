"""Units: what may be added, and by which factor one becomes another."""

from circulade.engines.stocks.errors import refuse

KINDS: dict[str, dict[str, float]] = {
    "mass": {"mg": 1e-6, "g": 1e-3, "kg": 1.0, "t": 1e3, "kt": 1e6, "Mt": 1e9},
    "energy": {"Wh": 1e-3, "kWh": 1.0, "MWh": 1e3, "GWh": 1e6},
    "power": {"W": 1e-3, "kW": 1.0, "MW": 1e3, "GW": 1e6},
    "area": {"m2": 1.0, "ha": 1e4, "km2": 1e6},
    "length": {"m": 1.0, "km": 1e3},
    "pieces": {"piece": 1.0, "pieces": 1.0, "unit": 1.0, "units": 1.0, "1000 pieces": 1e3},
}
"""Units by what they measure, each with its size in the base unit of its kind."""


def kind_of(unit: str) -> str:
    """Return what a unit measures; raises `InputError` with the units there are."""
    for kind, units in KINDS.items():
        if unit in units:
            return kind
    known = ", ".join(unit for units in KINDS.values() for unit in units)
    raise refuse("unit", f"{unit!r} is no unit known here ({known})")


def factor(unit: str, into: str) -> float:
    """Return how many of `into` one `unit` is.

    >>> factor("t", "kg")
    1000.0
    """
    kind, other = kind_of(unit), kind_of(into)
    if kind != other:
        raise refuse("unit", f"{unit} measures {kind} and {into} {other}: one cannot become the other")
    return KINDS[kind][unit] / KINDS[kind][into]


def per(unit: str) -> tuple[str, str]:
    """Split a unit such as "kg/kWh" into what is contained and what contains it."""
    parts = unit.split("/")
    if len(parts) != 2 or kind_of(parts[0]) != "mass":
        raise refuse("unit", f"{unit!r} is no mass by unit of product, such as kg/kWh or g/piece")
    kind_of(parts[1])
    return parts[0], parts[1]
