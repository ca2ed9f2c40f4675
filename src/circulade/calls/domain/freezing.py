"""Freeze the questions of a call as a numbered version with its SHA-256."""

from datetime import datetime
from typing import TYPE_CHECKING

from circulade.calls.models import Call, QuestionnaireVersion
from circulade.calls.queries.questions import current_version, edited_questions
from circulade.core.domain.audit import audit
from circulade.files.canonical import digest

if TYPE_CHECKING:
    from circulade.accounts.models import User


def freeze(call: Call, *, by: "User | None", now: datetime, note: str = "") -> QuestionnaireVersion:
    """Store the questions as they are edited now; the same questions again give the same version."""
    questions = [question.to_json() for question in edited_questions(call)]
    sha256 = digest(questions)
    latest = current_version(call)
    if latest is not None and latest.sha256 == sha256:
        return latest
    version = QuestionnaireVersion.objects.create(
        call=call,
        number=latest.number + 1 if latest else 1,
        questions=questions,
        sha256=sha256,
        frozen_at=now,
        note=note,
    )
    audit(
        call,
        "questions frozen",
        by=by,
        changes={"version": (latest and latest.number, version.number)},
        at=now,
    )
    return version
