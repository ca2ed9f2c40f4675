"""What can be wrong with a request for a ranking."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the input: the argument (`field`), the ref it is about ("" for none), and what."""

    field: str
    ref: str
    text: str


class InputError(ValueError):
    """The input cannot be ranked; `problems` lists every reason found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(problem.text for problem in problems))
        self.problems = tuple(problems)
