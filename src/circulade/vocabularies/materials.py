"""Materials: the 34 critical and 17 strategic raw materials of the EU, and plain industrial ones such as steel.

Source: Regulation (EU) 2024/1252, Annex II section 1 (critical, points a to ah) and Annex I section 1 (strategic,
points a to q), both read in a public rendering of the Regulation; one strategic point, rare earths for magnets,
covers two critical ones. The industrial ones are our own choice: bulk metals and materials that buildings, vehicles
and appliances are made of, none of them named critical apart from aluminium and copper.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.tables import rows

REGULATION = "Regulation (EU) 2024/1252"


class MaterialKind(StrEnum):
    """What a material counts as; a material can be all three."""

    CRITICAL = "critical"
    STRATEGIC = "strategic"
    INDUSTRIAL = "industrial"


class SourceStatus(StrEnum):
    """How well a statement is founded."""

    LAW = "law"  # read in the annex of the Regulation
    OWN_CHOICE = "own_choice"  # chosen by this project


@dataclass(frozen=True, slots=True)
class Material:
    """A material; `annex_2` and `annex_1` are the points of the Regulation that name it, "" if none does.

    `strategic_form` says which form of it is strategic ("battery grade"), "" for any.
    """

    key: str
    name: str
    kinds: frozenset[MaterialKind]
    annex_2: str
    annex_1: str
    strategic_form: str

    @property
    def status(self) -> SourceStatus:
        return SourceStatus.LAW if self.annex_2 else SourceStatus.OWN_CHOICE

    @property
    def source(self) -> str:
        """Where the law names it, or that it is our choice."""
        if not self.annex_2:
            return "Chosen by this project"
        strategic = f"; Annex I, point ({self.annex_1})" if self.annex_1 else ""
        return f"{REGULATION}, Annex II, point ({self.annex_2}){strategic}"


@cache
def _materials() -> dict[str, Material]:
    return {
        row["key"]: Material(
            key=row["key"],
            name=row["name"],
            kinds=_kinds(row),
            annex_2=row["annex_2"],
            annex_1=row["annex_1"],
            strategic_form=row["strategic_form"],
        )
        for row in rows("materials.csv")
    }


def _kinds(row: dict[str, str]) -> frozenset[MaterialKind]:
    holds = {
        MaterialKind.CRITICAL: bool(row["annex_2"]),
        MaterialKind.STRATEGIC: bool(row["annex_1"]),
        MaterialKind.INDUSTRIAL: row["industrial"] == "1",
    }
    return frozenset(kind for kind, is_one in holds.items() if is_one)


def materials(kind: MaterialKind | None = None) -> tuple[Material, ...]:
    """All materials, or those of one kind: the law's by name, then our own."""
    return tuple(found for found in _materials().values() if kind is None or kind in found.kinds)


def material(key: str) -> Material:
    """The material of a key such as "lithium"; raises `UnknownCode`."""
    try:
        return _materials()[key.strip().lower()]
    except KeyError:
        raise UnknownCode(key, listing="the materials", known=_materials()) from None
