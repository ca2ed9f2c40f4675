"""Known exchanges between firms of industrial parks, as the literature reports them: who gives what to whom.

Facts after the open data of Davis and Aid (2021), who gathered them from the literature; names of kinds are ours,
and so is the reading of a stream as a waste code, which decides nothing. There are no years and no amounts.
"""

from dataclasses import dataclass
from functools import cache

from circulade.vocabularies.tables import rows

SOURCE = "who gives what to whom in parks of the literature, gathered by Davis and Aid 2021"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange: `giver` and `receiver` as kinds of sites, `kind` as in districts, `code` "" where none is read."""

    park: str
    giver: str
    receiver: str
    stream: str
    kind: str
    code: str


@cache
def exchanges() -> tuple[Exchange, ...]:
    """All known exchanges, park by park."""
    return tuple(
        Exchange(row["park"], row["giver"], row["receiver"], row["stream"], row["kind"], row["code"])
        for row in rows("exchanges.csv")
    )


@cache
def exchanges_of(code: str) -> tuple[Exchange, ...]:
    """The known exchanges of a waste code."""
    return tuple(each for each in exchanges() if code and each.code == code)
