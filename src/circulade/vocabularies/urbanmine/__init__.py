"""Facts of the urban mine: what products contain, how long they live, what is collected, what the law asks.

Every value carries its source, unit, range and quality grade. Only what was read by us is here; prices are not.
"""

from circulade.vocabularies.urbanmine.content import Content, cohort_years, content, contents
from circulade.vocabularies.urbanmine.electronics import UnuCategory, unu_categories, unu_category
from circulade.vocabularies.urbanmine.grades import Grade
from circulade.vocabularies.urbanmine.lifetimes import LifetimeFact, lifetimes
from circulade.vocabularies.urbanmine.national import Inhabitants, National, inhabitants, national, nationals
from circulade.vocabularies.urbanmine.parts import Part, parts
from circulade.vocabularies.urbanmine.products import Family, Product, product, products
from circulade.vocabularies.urbanmine.rates import Rate, rates
from circulade.vocabularies.urbanmine.references import Reference, reference, references
from circulade.vocabularies.urbanmine.substances import (
    Basis,
    Substance,
    SubstanceClass,
    substance,
    substances,
)
from circulade.vocabularies.urbanmine.targets import Target, targets

VERSION = "2026-11"
"""Version of the shipped facts: a study keeps the one it was begun with."""

__all__ = [
    "VERSION",
    "Basis",
    "Content",
    "Family",
    "Grade",
    "Inhabitants",
    "LifetimeFact",
    "National",
    "Part",
    "Product",
    "Rate",
    "Reference",
    "Substance",
    "SubstanceClass",
    "Target",
    "UnuCategory",
    "cohort_years",
    "content",
    "contents",
    "inhabitants",
    "lifetimes",
    "national",
    "nationals",
    "parts",
    "product",
    "products",
    "rates",
    "reference",
    "references",
    "substance",
    "substances",
    "targets",
    "unu_categories",
    "unu_category",
]
