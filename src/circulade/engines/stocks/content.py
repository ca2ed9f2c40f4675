"""What a product holds of a material, by the year it was made, with its unit and basis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from circulade.engines.stocks.basis import METAL, share_of_element
from circulade.engines.stocks.errors import refuse
from circulade.engines.stocks.lifetime import Floats
from circulade.engines.stocks.units import factor, per


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """`values` (one number, or one for each cohort) of `material` in a unit of product.

    `unit` is a mass by unit of product ("kg/kWh", "g/piece"); `basis` says as what the material is counted:
    "metal" (the element, or the material itself), "oxide", "LCE" or a formula.
    """

    material: str
    values: Any
    unit: str
    basis: str = METAL

    def __post_init__(self) -> None:
        """Check the values, the unit and the basis."""
        values = np.array(self.values, dtype=np.float64)
        if values.ndim > 1 or not (np.isfinite(values) & (values >= 0)).all():
            text = f"{self.material}: contents are numbers of at least 0, one or one for each cohort"
            raise refuse("content", text)
        values.flags.writeable = False
        object.__setattr__(self, "values", values)
        per(self.unit)
        share_of_element(self.material, self.basis)

    @property
    def constant(self) -> bool:
        """Whether every cohort holds the same."""
        return bool(self.values.size == 1 or (self.values == self.values.flat[0]).all())

    def kilograms(self, unit: str) -> Floats:
        """Return kg of the element (or of the material itself) in one `unit` of product, by cohort."""
        mass, product = per(self.unit)
        share = share_of_element(self.material, self.basis)
        return np.asarray(self.values * (share * factor(mass, "kg") / factor(product, unit)))
