"""Why something about an assessment cannot be done, as sentences for the page on which it was tried."""

from dataclasses import dataclass
from datetime import datetime

from circulade.calls.domain.trouble import Refused


class AssessmentClosed(Refused):
    """Nobody scores now: the call is at another stage, or the lead has closed the assessment."""


class AssessmentGone(Refused):
    """The assessment was taken away or declined meanwhile."""


class AlreadySubmitted(Refused):
    """The assessment has been submitted: it has to be reopened before anything changes."""


class AssessorRefused(Refused):
    """Somebody cannot become an assessor so."""


class PairRefused(Refused):
    """An assessor cannot get, or cannot lose, an application by hand."""


class NoAssignment(Refused):
    """No assignment exists; the text says why and the way out."""


class InputsChanged(Refused):
    """Applications, assessors or conflicts changed while the assignment was looked at."""


@dataclass(frozen=True, slots=True)
class ScoreProblem:
    """One field of a score sheet that breaks a rule: what was typed, and a sentence with the way out."""

    field: str
    typed: str
    text: str


class IncompleteScores(Refused):
    """The sheet cannot be submitted; each problem names its criterion."""

    def __init__(self, text: str, problems: tuple[ScoreProblem, ...]) -> None:
        super().__init__(text)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ScoreOverlap:
    """The same field was saved in another window meanwhile: what is stored, what was typed here."""

    field: str
    stored: str
    typed: str
    mark: str
    changed_at: datetime | None
