"""What can be wrong with listings: every problem named by table, row and column."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the table ("offers", "needs", "accepts", "terms"), its row (-1: none), its column.

    `earlier` is the row that this one repeats.
    """

    table: str
    row: int
    column: str
    text: str
    earlier: int = -1


def plain(value: float) -> str:
    """Write a number as people do: 100,000,000 and not 1e+08."""
    return f"{value:,.15g}"


class InputError(ValueError):
    """The listings cannot be used; `problems` lists everything found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{p.table} {p.row} {p.column}: {p.text}" for p in problems[:20]))
        self.problems = problems


class TooManyPairs(InputError):
    """The compatible pairs do not fit into memory together."""
