"""Reads about questions: as they are edited, and as they were frozen."""

from circulade.calls.models import Application, Call, FrozenQuestion, Option, Question, QuestionnaireVersion
from circulade.core.text.translated import texts


def as_frozen(question: Question) -> FrozenQuestion:
    """Return a question in the form in which it will be frozen."""
    office = question.call.programme.office_language
    return FrozenQuestion(
        code=question.code,
        kind=question.kind,
        purpose=question.purpose,
        section=texts(question.section, fallback=office),
        title=texts(question.title, fallback=office),
        help=texts(question.help, fallback=office),
        required=question.required,
        options=tuple(Option.from_json(each) for each in question.options),
        rows=tuple(Option.from_json(each) for each in question.rows),
        columns=tuple(Option.from_json(each) for each in question.columns),
        word_limit=question.word_limit,
        least=question.least,
        most=question.most,
        shown_if=question.shown_if,
        shown_values=tuple(question.shown_values),
        names_applicant=question.names_applicant,
    )


def edited_questions(call: Call) -> tuple[FrozenQuestion, ...]:
    """Return the questions as the office edits them now."""
    return tuple(as_frozen(each) for each in call.questions.select_related("call__programme"))


def current_version(call: Call) -> QuestionnaireVersion | None:
    """Return the version that applicants answer now; none before the call is announced."""
    return call.questionnaire_versions.order_by("-number").first()


def questions_of(call: Call) -> tuple[FrozenQuestion, ...]:
    """Return what is asked: the current version, or before announcing what is being edited."""
    version = current_version(call)
    return version.frozen() if version else edited_questions(call)


def questions_for(application: Application) -> tuple[FrozenQuestion, ...]:
    """Return the questions that this application answers."""
    version = application.questionnaire
    return version.frozen() if version else questions_of(application.call)


def for_purpose(questions: tuple[FrozenQuestion, ...], purpose: str) -> FrozenQuestion | None:
    """Return the question with a purpose, where there is one."""
    return next((question for question in questions if question.purpose == purpose), None)
