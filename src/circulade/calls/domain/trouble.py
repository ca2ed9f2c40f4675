"""Why something about a call cannot be done, as sentences for the page on which it was tried."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from circulade.calls.domain.problems import Problem


class Refused(Exception):
    """The base of what a call's domain refuses; its text says why and what to do."""


class WrongStage(Refused):
    """The call is not at the stage at which this can be done."""


class NotReady(Refused):
    """Something is missing before the call can be announced."""


class NotOpen(Refused):
    """The call is not open to this application by the server's clock; what was typed is kept as draft."""


class NotEligible(Refused):
    """This kind of organisation or country may not apply: learnt before anything is typed."""


class Outdated(Refused):
    """Somebody else changed the record meanwhile; `fields` maps each to (theirs, mine)."""

    def __init__(self, text: str, fields: dict[str, tuple[Any, Any]] | None = None) -> None:
        super().__init__(text)
        self.fields = fields or {}


class Incomplete(Refused):
    """The application has problems; each names its question and the way out."""

    def __init__(self, text: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(text)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Overlap:
    """A colleague answered the same question meanwhile: what stood there, theirs, and mine.

    `base` is None when it is no longer known what stood there when the later writer began.
    """

    question: str
    base: Any
    theirs: Any
    mine: Any
    revision: int
    changed_by: str
    changed_at: datetime
