"""What a content is weighed as beside what its material is counted as: lithium carbonate is not lithium."""

from circulade.engines.stocks import InputError
from circulade.engines.stocks.basis import ELEMENTS, share_of_element
from circulade.files.mine.study import Assumption, Substance

AS_ITSELF = ("metal", "material")
"""Bases that weigh the substance itself."""


def basis_factor(row: Assumption, substance: Substance) -> float:
    """Return by how much a content is multiplied to be of the basis of its material; raises `InputError`."""
    if not row.basis or row.basis == substance.basis:
        return 1.0
    return _share(substance, row.basis) / _share(substance, substance.basis)


def basis_problem(substance: Substance, basis: str = "") -> str:
    """Say why a substance cannot be weighed so (empty: as it is counted); nothing where it can."""
    try:
        _share(substance, basis or substance.basis)
    except InputError as error:
        return "; ".join(each.text for each in error.problems)
    return ""


def _share(substance: Substance, basis: str) -> float:
    """Return how much of the element is in a unit of this basis."""
    if basis in AS_ITSELF:
        return 1.0
    names = (substance.name, substance.substance)
    return share_of_element(next((each for each in names if each.lower() in ELEMENTS), substance.name), basis)
