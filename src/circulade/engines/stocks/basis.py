"""The basis of a mass of material: as metal, as oxide, or as another compound such as lithium carbonate.

A tonne of lithium carbonate holds 188 kg of lithium. Numbers of different basis are never added here:
each is brought to the element first. Atomic weights: IUPAC, abridged standard values of 2021.
"""

import re
from functools import lru_cache

from circulade.engines.stocks.errors import refuse

WEIGHTS = {
    "H": 1.008, "Li": 6.94, "Be": 9.0122, "B": 10.81, "C": 12.011, "N": 14.007, "O": 15.999, "F": 18.998,
    "Na": 22.990, "Mg": 24.305, "Al": 26.982, "Si": 28.085, "P": 30.974, "S": 32.06, "Cl": 35.45,
    "K": 39.098, "Ca": 40.078, "Sc": 44.956, "Ti": 47.867, "V": 50.942, "Cr": 51.996, "Mn": 54.938,
    "Fe": 55.845, "Co": 58.933, "Ni": 58.693, "Cu": 63.546, "Zn": 65.38, "Ga": 69.723, "Ge": 72.630,
    "As": 74.922, "Se": 78.971, "Sr": 87.62, "Y": 88.906, "Zr": 91.224, "Nb": 92.906, "Mo": 95.95,
    "Ru": 101.07, "Rh": 102.91, "Pd": 106.42, "Ag": 107.87, "Cd": 112.41, "In": 114.82, "Sn": 118.71,
    "Sb": 121.76, "Te": 127.60, "Ba": 137.33, "La": 138.91, "Ce": 140.12, "Pr": 140.91, "Nd": 144.24,
    "Sm": 150.36, "Eu": 151.96, "Gd": 157.25, "Tb": 158.93, "Dy": 162.50, "Ho": 164.93, "Er": 167.26,
    "Tm": 168.93, "Yb": 173.05, "Lu": 174.97, "Hf": 178.49, "Ta": 180.95, "W": 183.84, "Re": 186.21,
    "Os": 190.23, "Ir": 192.22, "Pt": 195.08, "Au": 196.97, "Hg": 200.59, "Pb": 207.2, "Bi": 208.98,
}  # fmt: skip

ELEMENTS = {
    "lithium": "Li", "beryllium": "Be", "boron": "B", "magnesium": "Mg", "aluminium": "Al", "silicon": "Si",
    "silicon metal": "Si", "phosphorus": "P", "scandium": "Sc", "titanium": "Ti", "titanium metal": "Ti",
    "vanadium": "V", "chromium": "Cr", "manganese": "Mn", "iron": "Fe", "cobalt": "Co", "nickel": "Ni",
    "copper": "Cu", "zinc": "Zn", "gallium": "Ga", "germanium": "Ge", "arsenic": "As", "strontium": "Sr",
    "yttrium": "Y", "zirconium": "Zr", "niobium": "Nb", "molybdenum": "Mo", "ruthenium": "Ru",
    "rhodium": "Rh", "palladium": "Pd", "silver": "Ag", "cadmium": "Cd", "indium": "In", "tin": "Sn",
    "antimony": "Sb", "tellurium": "Te", "lanthanum": "La", "cerium": "Ce", "praseodymium": "Pr",
    "neodymium": "Nd", "samarium": "Sm", "europium": "Eu", "gadolinium": "Gd", "terbium": "Tb",
    "dysprosium": "Dy", "holmium": "Ho", "erbium": "Er", "hafnium": "Hf", "tantalum": "Ta",
    "tungsten": "W", "rhenium": "Re", "iridium": "Ir", "platinum": "Pt", "gold": "Au", "lead": "Pb",
    "bismuth": "Bi",
}  # fmt: skip

OXIDES = {
    "Li": "Li2O", "Be": "BeO", "B": "B2O3", "Mg": "MgO", "Al": "Al2O3", "Si": "SiO2", "P": "P2O5",
    "Sc": "Sc2O3", "Ti": "TiO2", "V": "V2O5", "Cr": "Cr2O3", "Fe": "Fe2O3", "Co": "Co3O4", "Ni": "NiO",
    "Cu": "CuO", "Zn": "ZnO", "Ga": "Ga2O3", "Ge": "GeO2", "Y": "Y2O3", "Zr": "ZrO2", "Nb": "Nb2O5",
    "Mo": "MoO3", "In": "In2O3", "Sn": "SnO2", "Sb": "Sb2O3", "La": "La2O3", "Ce": "CeO2", "Pr": "Pr6O11",
    "Nd": "Nd2O3", "Sm": "Sm2O3", "Eu": "Eu2O3", "Gd": "Gd2O3", "Tb": "Tb4O7", "Dy": "Dy2O3",
    "Ho": "Ho2O3", "Er": "Er2O3", "Hf": "HfO2", "Ta": "Ta2O5", "W": "WO3", "Pb": "PbO", "Bi": "Bi2O3",
}  # fmt: skip
"""The oxide in which each element is usually counted; where others are, give the formula as the basis."""

METAL, OXIDE, LCE = "metal", "oxide", "LCE"


@lru_cache(500)
def share_of_element(material: str, basis: str) -> float:
    """Return how much of the element a unit of this basis holds: "metal", "oxide", "LCE" or a formula.

    A material that is no element (steel, glass, wood) is known as "metal" only: as itself.

    >>> round(share_of_element("lithium", "LCE"), 4)
    0.1879
    """
    if basis == METAL:
        return 1.0
    element = ELEMENTS.get(material.lower())
    if element is None:
        raise refuse(
            "basis", f"{material}: basis {basis!r} needs an element; use “metal” for the material itself"
        )
    if basis == LCE and element != "Li":
        raise refuse("basis", f"{material}: LCE is lithium carbonate equivalent; it counts lithium only")
    if basis == OXIDE and element not in OXIDES:
        raise refuse("basis", f"{material}: no usual oxide is known here; give its formula as the basis")
    formula = "Li2CO3" if basis == LCE else OXIDES[element] if basis == OXIDE else basis
    parts = _parts(formula)
    if element not in parts:
        raise refuse("basis", f"{material}: {basis!r} holds no {element}")
    whole = sum(WEIGHTS[symbol] * count for symbol, count in parts.items())
    return WEIGHTS[element] * parts[element] / whole


def _parts(formula: str) -> dict[str, int]:
    pieces = re.findall(r"([A-Z][a-z]?)(\d*)", formula)
    if "".join(symbol + count for symbol, count in pieces) != formula or not formula:
        raise refuse("basis", f"{formula!r} is none of metal, oxide, LCE, and no formula such as Nd2O3")
    parts: dict[str, int] = {}
    for symbol, count in pieces:
        if symbol not in WEIGHTS:
            raise refuse("basis", f"{formula!r}: {symbol} is no element known here")
        parts[symbol] = parts.get(symbol, 0) + int(count or 1)
    return parts
