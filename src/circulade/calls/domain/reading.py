"""Read an application for its pages: every answer beside its question, problems, progress."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from circulade.calls.domain.answers import CheckedAll, Progress, check_all, visible_codes
from circulade.calls.domain.wording import answer_text
from circulade.calls.enums import QuestionKind
from circulade.calls.models import Application, FrozenQuestion
from circulade.calls.queries.applications import last_submission, working_values
from circulade.calls.queries.files import file_names
from circulade.calls.queries.questions import questions_for


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with its answer in words; `file` is the id of an uploaded file."""

    question: FrozenQuestion
    text: str
    value: Any
    file: str = ""


Sections = list[tuple[str, list[Answered]]]


def checked_copy(application: Application) -> tuple[CheckedAll, Progress]:
    """Check the working copy, and count its required questions."""
    questions = questions_for(application)
    checked = check_all(questions, working_values(application))
    wanted = [q.code for q in questions if q.required and q.code in checked.visible]
    return checked, Progress(sum(code in checked.values for code in wanted), len(wanted))


def sections_of(
    questions: tuple[FrozenQuestion, ...], values: Mapping[str, Any], *, only: frozenset[str] | None = None
) -> Sections:
    """Put answers beside their questions, by section; `only` names the questions that show."""
    names = file_names(values.values())
    found: Sections = []
    for question in questions:
        if only is not None and question.code not in only:
            continue
        title = question.section_title or (found[-1][0] if found else "")
        if not found or found[-1][0] != title:
            found.append((title, []))
        value = values.get(question.code)
        is_file = question.kind == QuestionKind.FILE and str(value) in names
        text = answer_text(question, value, files=names)
        found[-1][1].append(Answered(question, text, value, str(value) if is_file else ""))
    return found


def working_sections(application: Application) -> Sections:
    """Show the working copy as it stands, what breaks a rule included."""
    questions, values = questions_for(application), working_values(application)
    return sections_of(questions, values, only=visible_codes(questions, values))


def counting_sections(application: Application) -> Sections:
    """Show what counts: as sent in with the questions of then, or the draft as it stands."""
    sent = last_submission(application)
    if sent is None:
        return working_sections(application)
    same = sent.questionnaire_id == application.questionnaire_id
    version = application.questionnaire if same else sent.questionnaire
    questions = version.frozen() if version else questions_for(application)
    values = dict(sent.answers)
    return sections_of(questions, values, only=visible_codes(questions, values))
