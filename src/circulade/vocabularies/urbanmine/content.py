"""What one unit of a product contains, with its range; panels by the year in which they were made."""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.tables import rows
from circulade.vocabularies.urbanmine.grades import Grade
from circulade.vocabularies.urbanmine.products import Product, product
from circulade.vocabularies.urbanmine.references import Reference, reference
from circulade.vocabularies.urbanmine.substances import Substance, substance

# Kilograms of substance per unit in which the product is counted, for one of the unit in which it was published.
_FACTORS = {
    ("kg/kWh", "kWh"): 1.0,
    ("kg/MW", "kW"): 1e-3,
    ("g/piece", "piece"): 1e-3,
    ("kg/kg", "kg"): 1.0,
    ("kg/m2", "m2"): 1.0,
}


@dataclass(frozen=True, slots=True)
class Content:
    """So much of a substance in one unit of a product made in `year` (None: in any year).

    `value`, `low` and `high` are as published, in `unit`; `stated` tells whether the source gives the range, which
    otherwise follows from the grade.
    """

    product: Product
    year: int | None
    substance: Substance
    value: float
    low: float
    high: float
    stated: bool
    unit: str
    reference: Reference
    grade: Grade
    note: str

    @property
    def per_unit(self) -> float:
        """Kilograms in one unit of the product, as the product is counted."""
        return self.value * self._factor

    @property
    def range_per_unit(self) -> tuple[float, float]:
        """Smallest and largest kilograms in one unit of the product."""
        return self.low * self._factor, self.high * self._factor

    @property
    def _factor(self) -> float:
        return _FACTORS[self.unit, self.product.unit]


def _content(row: dict[str, str]) -> Content:
    value, grade = float(row["value"]), Grade(row["grade"])
    stated = bool(row["low"])
    return Content(
        product=product(row["product"]),
        year=int(row["year"]) if row["year"] else None,
        substance=substance(row["substance"]),
        value=value,
        low=float(row["low"]) if stated else value / grade.factor,
        high=float(row["high"]) if stated else value * grade.factor,
        stated=stated,
        unit=row["unit"],
        reference=reference(row["source"]),
        grade=grade,
        note=row["note"],
    )


@cache
def contents() -> tuple[Content, ...]:
    """Every value, as listed."""
    return tuple(_content(row) for row in rows("urbanmine/content.csv"))


def content(product_key: str) -> tuple[Content, ...]:
    """What a product contains: substances in order, years in order; nothing for a product without data."""
    return tuple(found for found in contents() if found.product.key == product_key)


def cohort_years(product_key: str) -> tuple[int, ...]:
    """The years for which the content of a product is known, empty if it is the same for all."""
    return tuple(sorted({found.year for found in content(product_key) if found.year is not None}))
