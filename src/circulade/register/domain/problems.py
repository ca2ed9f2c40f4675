"""What the register refuses: each problem names its field, the rule and the way out."""

from collections.abc import Mapping
from dataclasses import dataclass


class RegisterProblem(ValueError):
    """Values that the register cannot keep; `problems` maps a field to one sentence ("" for the whole)."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        self.problems = dict(problems)
        super().__init__(" ".join(self.problems.values()))


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody else changed while it was being edited: what is stored, and what was typed."""

    field: str
    stored: str
    typed: str


class Outdated(RegisterProblem):
    """The record has changed since the form was opened; nothing was stored and nothing typed is lost."""

    def __init__(self, differences: tuple[Difference, ...], *, revision: int) -> None:
        self.differences = differences
        self.revision = revision
        super().__init__(
            {
                "": "Somebody else has changed this record since you opened it. Compare the differences below, "
                "then save again to keep your version."
            }
        )
