"""What can be wrong with a question to this engine: every problem named, none repaired in silence."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: the argument (`field`), the position there (`at`, -1: all), its part, and what."""

    field: str
    text: str
    at: int = -1
    part: str = ""


class InputError(ValueError):
    """The input cannot be used; `problems` lists every reason found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problem.text for problem in self.problems))
