"""What can be wrong with a selection: its input, or the rules taken together."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from circulade.engines.selection.conflicts import Conflict


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input, and where: an applicant's column, or a rule."""

    message: str
    ref: str | None = None
    column: str | None = None
    rule: str | None = None

    def __str__(self) -> str:
        places = (self.rule, self.ref, self.column)
        where = ", ".join(place for place in places if place is not None)
        return f"{where}: {self.message}" if where else self.message


class InputRefused(ValueError):
    """The pool or the rules cannot be used; `problems` lists everything found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class NoCohort(Exception):
    """No cohort satisfies the rules; `conflict` is a minimal set of rules that contradict each other."""

    def __init__(self, conflict: "Conflict") -> None:
        super().__init__("No cohort satisfies all rules together: " + "; ".join(conflict.sentences))
        self.conflict = conflict
