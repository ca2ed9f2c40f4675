"""Records of calls, applications and assessments."""

from circulade.calls.models.application import Answer, Application, Colleague, Submission
from circulade.calls.models.assessment import (
    Assessment,
    AssessmentPhase,
    Assessor,
    AssessorInvitation,
    Conflict,
    Consensus,
    Discussion,
    Score,
)
from circulade.calls.models.call import Call, Criterion, Track
from circulade.calls.models.eligibility import Clarification, Finding
from circulade.calls.models.frozen import FrozenQuestion, Option
from circulade.calls.models.importing import Import, ImportedContribution
from circulade.calls.models.notice import Notice
from circulade.calls.models.question import PublicQuestion, Question, QuestionnaireVersion
from circulade.calls.models.result import LetterTemplate, ResultSettings, ReviewRequest

__all__ = [
    "Answer",
    "Application",
    "Assessment",
    "AssessmentPhase",
    "Assessor",
    "AssessorInvitation",
    "Call",
    "Clarification",
    "Colleague",
    "Conflict",
    "Consensus",
    "Criterion",
    "Discussion",
    "Finding",
    "FrozenQuestion",
    "Import",
    "ImportedContribution",
    "LetterTemplate",
    "Notice",
    "Option",
    "PublicQuestion",
    "Question",
    "QuestionnaireVersion",
    "ResultSettings",
    "ReviewRequest",
    "Score",
    "Submission",
    "Track",
]
