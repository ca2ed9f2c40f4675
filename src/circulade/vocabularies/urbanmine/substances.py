"""Substances that products contain, each in exactly one class, so that totals of two classes are never mixed.

A substance belongs to a material of the law's lists (neodymium to the light rare earth elements). Bulk metals and
building materials count as industrial even where the law names them (aluminium and copper are strategic by law too,
and `in_law` says so): tonnes of frames would drown the kilograms of everything else. All others are strategic where
the law calls them that, else critical, else industrial.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.materials import Material, MaterialKind, material
from circulade.vocabularies.tables import rows


class SubstanceClass(StrEnum):
    """The class under which a substance is counted."""

    STRATEGIC = "strategic"
    CRITICAL = "critical"
    INDUSTRIAL = "industrial"


class Basis(StrEnum):
    """What a mass is the mass of: lithium carbonate is not lithium."""

    METAL = "metal"
    OXIDE = "oxide"
    LCE = "LCE"
    MATERIAL = "material"

    @property
    def meaning(self) -> str:
        """What is weighed, as a plain English message id."""
        return _MEANINGS[self]


_MEANINGS = {
    Basis.METAL: "the element itself",
    Basis.OXIDE: "its oxide",
    Basis.LCE: "lithium carbonate equivalent",
    Basis.MATERIAL: "the material as such",
}


@dataclass(frozen=True, slots=True)
class Substance:
    """A substance, the material that stands for it in the law's lists (None for those on none) and its basis."""

    key: str
    name: str
    material: Material | None
    basis: Basis

    @property
    def category(self) -> SubstanceClass:
        """The one class in which it is counted."""
        if self.in_law is None or (self.material and MaterialKind.INDUSTRIAL in self.material.kinds):
            return SubstanceClass.INDUSTRIAL
        return SubstanceClass(self.in_law)

    @property
    def in_law(self) -> MaterialKind | None:
        """What Regulation (EU) 2024/1252 calls its material: strategic, else critical, else nothing."""
        kinds = self.material.kinds if self.material else frozenset()
        named = (MaterialKind.STRATEGIC, MaterialKind.CRITICAL)
        return next((kind for kind in named if kind in kinds), None)


@cache
def _substances() -> dict[str, Substance]:
    return {
        row["key"]: Substance(
            key=row["key"],
            name=row["name"],
            material=material(row["material"]) if row["material"] else None,
            basis=Basis(row["basis"]),
        )
        for row in rows("urbanmine/substances.csv")
    }


def substances(category: SubstanceClass | None = None) -> tuple[Substance, ...]:
    """All substances by name, or those of one class."""
    return tuple(found for found in _substances().values() if category in (None, found.category))


def substance(key: str) -> Substance:
    """The substance of a key such as "neodymium"; raises `UnknownCode`."""
    try:
        return _substances()[key.strip().lower()]
    except KeyError:
        raise UnknownCode(key, listing="the substances", known=_substances()) from None
