"""What can be wrong with a question to this engine: every problem named, none repaired in silence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the argument (`field`), which series (`series`, -1: all) and year (position, -1: all)."""

    field: str
    text: str
    series: int = -1
    year: int = -1


class InputError(ValueError):
    """The input cannot be used; `problems` lists every reason found, at most a few for each kind."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.text for problem in problems))
        self.problems = problems


def refuse(field: str, text: str, *, series: int = -1, year: int = -1) -> InputError:
    """Return the error of one problem, for `raise refuse(…)`."""
    return InputError(Problem(field, text, series, year))
