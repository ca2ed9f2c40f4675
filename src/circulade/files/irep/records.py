"""What a yearly file of the register says: establishments, and waste they produced or treated."""

from collections.abc import Mapping
from dataclasses import dataclass

from circulade.files.sheets import SheetProblem


@dataclass(frozen=True, slots=True)
class Establishment:
    """A site of the register; `number` is its name there, `position` in degrees, None where it is not usable.

    `cell` is where the position stands.
    """

    number: str
    name: str
    siret: str
    place: str
    postcode: str
    position: tuple[float, float] | None
    cell: str

    @property
    def department(self) -> str:
        """Its department after the postcode: two digits, overseas three."""
        return self.postcode[:3] if self.postcode[:2] in ("97", "98") else self.postcode[:2]


@dataclass(frozen=True, slots=True)
class Reported:
    """Tonnes of a waste in a year that an establishment produced, or treated, by one R or D operation.

    `file` and `cell` say where its code stands; rows of one waste and operation are one, whatever their destination.
    """

    number: str
    treated: bool
    code: str
    label: str
    operation: str
    year: int
    tonnes: float
    file: str
    cell: str


@dataclass(frozen=True, slots=True)
class Irep:
    """All that can be used, the rows that were looked at, and what is wrong with the others, cell by cell."""

    establishments: Mapping[str, Establishment]
    reported: tuple[Reported, ...]
    problems: tuple[SheetProblem, ...]
    rows: int
