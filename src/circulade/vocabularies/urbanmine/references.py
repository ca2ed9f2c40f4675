"""Where the facts of the urban mine come from: one reference per publication, with year, licence and grade."""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.errors import UnknownCode
from circulade.vocabularies.tables import rows
from circulade.vocabularies.urbanmine.grades import Grade


@dataclass(frozen=True, slots=True)
class Reference:
    """A publication that was read; `year` is that of its figures, `grade` the usual quality of them."""

    key: str
    citation: str
    year: int
    licence: str
    grade: Grade


@cache
def _references() -> dict[str, Reference]:
    return {
        row["key"]: Reference(
            row["key"], row["citation"], int(row["year"]), row["licence"], Grade(row["grade"])
        )
        for row in rows("urbanmine/sources.csv")
    }


def references() -> tuple[Reference, ...]:
    """All publications, as listed."""
    return tuple(_references().values())


def reference(key: str) -> Reference:
    """The publication of a key; raises `UnknownCode`."""
    try:
        return _references()[key]
    except KeyError:
        raise UnknownCode(key, listing="the references", known=_references()) from None
