"""What can be wrong with a request for an assignment: bad input, or no assignment at all."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the input: the argument (`field`), the refs it is about, and what to do."""

    field: str
    refs: tuple[str, ...]
    text: str


class InputError(ValueError):
    """The input cannot be read as an assignment problem; `problems` lists every reason found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(p.text for p in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Shortage:
    """A minimal reason why no assignment exists.

    `side` "applications": the applications `refs` need `needed` assessments, but `others` (the assessors
    allowed to assess them) can give at most `available`. `side` "assessors": the assessors `refs` must get
    `needed` applications together, but the applications allowed to them can give at most `available`.
    Take one of `refs` away and the shortage is gone, unless `whole` is set: then the refs are all there
    are and any part of that size would do.
    """

    side: Literal["applications", "assessors"]
    refs: tuple[str, ...]
    others: tuple[str, ...]
    needed: int
    available: int
    whole: bool = False

    @property
    def text(self) -> str:
        """Say the shortage in one line."""
        one = len(self.refs) == 1
        if self.side == "assessors":
            return (
                f"{_named('assessor', self.refs)} must get {_counted(self.needed, 'application')}"
                f"{'' if one else ' together'}, but only {self.available} can come from the "
                f"{_counted(len(self.others), 'application')} allowed to {'this assessor' if one else 'them'}"
            )
        if self.whole:
            return (
                f"{_counted(len(self.refs), 'application')} need {self.needed} assessments, "
                f"but all {_counted(len(self.others), 'assessor')} together have only {self.available} places"
            )
        return (
            f"{_named('application', self.refs)} {'needs' if one else 'need'} "
            f"{_counted(self.needed, 'assessment')}, but the {_counted(len(self.others), 'assessor')} allowed"
            f"{_listed(self.others)} can give only {self.available}"
        )


class Impossible(Exception):
    """No assignment satisfies load, conflicts and numbers; `shortage` is a minimal reason."""

    def __init__(self, shortage: Shortage) -> None:
        super().__init__(shortage.text)
        self.shortage = shortage


def _named(noun: str, refs: tuple[str, ...]) -> str:
    shown = ", ".join(refs[:12])
    more = f" and {len(refs) - 12} more" if len(refs) > 12 else ""
    return f"{noun}{'s' if len(refs) > 1 else ''} {shown}{more}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _listed(refs: tuple[str, ...]) -> str:
    return f" ({', '.join(refs[:12])}{', …' if len(refs) > 12 else ''})" if refs else ""
