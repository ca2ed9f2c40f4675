"""What assessors see of an application in a call assessed blind: neither who applies nor where they are."""

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from circulade.calls.domain.reading import Answered, Sections, counting_sections
from circulade.calls.enums import NAMING, QuestionKind
from circulade.calls.models import Application, FrozenQuestion
from circulade.core.models import Attachment

if TYPE_CHECKING:
    from circulade.accounts.models import User


def assessed_sections(application: Application) -> Sections:
    """Return the answers that assessors read: all that count, or in a blind call those that name nobody."""
    sections = counting_sections(application)
    if not application.call.blind:
        return sections
    # A mark set after the questions were frozen hides as well; taking a mark away reveals nothing.
    marked = set(application.call.questions.filter(names_applicant=True).values_list("code", flat=True))
    kept = (
        (title, [_unnamed(each) for each in answers if not names_applicant(each.question, marked=marked)])
        for title, answers in sections
    )
    return [(title, answers) for title, answers in kept if answers]


def names_applicant(question: FrozenQuestion, *, marked: set[str]) -> bool:
    """Tell whether an answer says who applies: by the office's mark, by its meaning, or as a place."""
    return (
        question.names_applicant
        or question.code in marked
        or question.purpose in NAMING
        or question.kind == QuestionKind.PLACE
    )


def _unnamed(answered: Answered) -> Answered:
    """Name a file by its question: applicants put their own name into names of files."""
    if not answered.file:
        return answered
    return replace(answered, text=answered.question.code + PurePath(answered.text).suffix.lower())


def name_for_reader(user: "User", attachment: Attachment) -> str:
    """Return the name under which a reader of its application gets a file; empty: they do not get it.

    Assessors of a blind call get only what their page lists, so neither marked, nor replaced, nor other uploads.
    """
    application = attachment.about
    if not isinstance(application, Application) or not _reads_blind(user, application):
        return attachment.name
    listed = (each for _title, answers in assessed_sections(application) for each in answers if each.file)
    return next((each.text for each in listed if each.file == str(attachment.pk)), "")


def _reads_blind(user: "User", application: Application) -> bool:
    """Tell whether somebody reads it as its assessor only; its colleagues and the office know who applies."""
    return application.call.blind and not (
        user.has_perm("calls.write_application", application)
        or user.has_perm("calls.view_office_application", application)
    )
