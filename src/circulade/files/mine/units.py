"""Units of products and of what they contain, and the factors between them.

A product is counted in pieces, by mass, power, energy or floor area. Tonnes given where pieces are counted are
refused, never converted in silence: that takes an assumption about the mass of a piece, with its own source.
"""

from circulade.files.mine.numbers import NotUnderstood

# Factor to the base unit of each kind of quantity.
_UNITS = {
    "piece": ("pieces", 1.0),
    "thousand pieces": ("pieces", 1e3),
    "g": ("mass", 1e-3),
    "kg": ("mass", 1.0),
    "t": ("mass", 1e3),
    "kt": ("mass", 1e6),
    "Mt": ("mass", 1e9),
    "kW": ("power", 1.0),
    "MW": ("power", 1e3),
    "GW": ("power", 1e6),
    "kWh": ("energy", 1.0),
    "MWh": ("energy", 1e3),
    "GWh": ("energy", 1e6),
    "m2": ("floor area", 1.0),
    "thousand m2": ("floor area", 1e3),
    "million m2": ("floor area", 1e6),
}
UNITS = tuple(_UNITS)
BASE_UNITS = ("piece", "kg", "kW", "kWh", "m2")
_SPELLINGS = {
    "pieces": "piece", "pc": "piece", "pcs": "piece", "unit": "piece", "units": "piece", "tonne": "t", "tonnes": "t",
    "tons": "t", "m²": "m2", "sqm": "m2", "kwp": "kW", "mwp": "MW", "vehicles": "piece", "vehicle": "piece",
}  # fmt: skip
_BY_FOLDED = {name.lower(): name for name in _UNITS if name not in {"Mt", "kt", "MW", "kW", "GW"}}


def read_unit(cell: object) -> str:
    """Return the unit as this project writes it; raises `NotUnderstood` with the list."""
    text = str(cell).strip()
    if text in _UNITS:
        return text
    found = _SPELLINGS.get(text.lower()) or _BY_FOLDED.get(text.lower())
    if found is None:
        raise NotUnderstood(f"the unit “{text[:30]}” is not known: use one of {', '.join(UNITS)}")
    return found


def kind_of(unit: str) -> str:
    """Return what a unit measures: pieces, mass, power, energy or floor area."""
    return _UNITS[unit][0]


def base_unit(unit: str) -> str:
    """Return the unit in which a kind of quantity is computed."""
    return next(base for base in BASE_UNITS if kind_of(base) == kind_of(unit))


def factor(unit: str, *, to: str) -> float:
    """Return by how much to multiply; raises `NotUnderstood` for units of different kinds."""
    if kind_of(unit) != kind_of(to):
        raise NotUnderstood(
            f"{unit} is a unit of {kind_of(unit)}, but this product is counted in {to} ({kind_of(to)}): "
            f"give the figure in {to}, or count the product in {unit}"
        )
    return _UNITS[unit][1] / _UNITS[to][1]


def content_factor(unit: str, *, per: str) -> float:
    """Return kilograms in one `per` for a content of one `unit`, such as "g/piece" or "kg/MW"."""
    mass, slash, counted = unit.partition("/")
    if not slash or mass.strip() not in ("mg", "g", "kg", "t"):
        raise NotUnderstood(f"the unit “{unit[:30]}” is no content: write mass per unit, such as kg/{per}")
    counted_unit = read_unit(counted)
    if kind_of(counted_unit) != kind_of(per):
        raise NotUnderstood(f"“{unit}” is a content per {counted_unit}, but this product is counted in {per}")
    grams = {"mg": 1e-6, "g": 1e-3, "kg": 1.0, "t": 1e3}[mass.strip()]
    return grams / factor(counted_unit, to=per)
