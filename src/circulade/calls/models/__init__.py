"""Records of calls, applications and assessments."""

from circulade.calls.models.application import Answer, Application, Colleague
from circulade.calls.models.assessment import Assessment, Assessor, Conflict, Consensus, Score
from circulade.calls.models.call import Call, Criterion, Track
from circulade.calls.models.eligibility import Clarification, Finding
from circulade.calls.models.importing import Import
from circulade.calls.models.question import PublicQuestion, Question, QuestionnaireVersion
from circulade.calls.models.result import LetterTemplate, ReviewRequest

__all__ = [
    "Answer",
    "Application",
    "Assessment",
    "Assessor",
    "Call",
    "Clarification",
    "Colleague",
    "Conflict",
    "Consensus",
    "Criterion",
    "Finding",
    "Import",
    "LetterTemplate",
    "PublicQuestion",
    "Question",
    "QuestionnaireVersion",
    "ReviewRequest",
    "Score",
    "Track",
]
