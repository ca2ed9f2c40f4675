"""Check answers against frozen questions: no database, so that web, import and office share every rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from circulade.calls.domain.problems import Problem, Unanswerable
from circulade.calls.domain.text import clean_text
from circulade.calls.domain.values import READERS
from circulade.calls.enums import QuestionKind
from circulade.calls.models import FrozenQuestion


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer as it is stored, and what is wrong with it; an empty answer is None without a problem."""

    value: Any
    problem: Problem | None = None


def is_empty(raw: Any) -> bool:
    """Tell whether nothing was answered; `False` and 0 are answers."""
    if raw is None:
        return True
    if isinstance(raw, str):
        return not raw[:1].isalnum() and not clean_text(raw)
    if isinstance(raw, Mapping):
        return all(is_empty(each) for each in raw.values())
    if isinstance(raw, list | tuple | set | frozenset):
        return all(is_empty(each) for each in raw)
    return False


def as_typed(raw: Any) -> Any:
    """Keep what was typed as JSON, cleaned, so that a draft holds what does not satisfy its question yet."""
    if isinstance(raw, bool | int | float):
        return raw
    if isinstance(raw, Mapping):
        return {clean_text(key): as_typed(each) for key, each in raw.items() if not is_empty(each)}
    if isinstance(raw, list | tuple):
        return [as_typed(each) for each in raw if not is_empty(each)]
    return clean_text(raw)


def validate(question: FrozenQuestion, raw: Any) -> Checked:
    """Read one answer: its value, or with a problem what was typed. Whether it is required is not asked here."""
    if is_empty(raw):
        return Checked(None)
    try:
        value = READERS[question.kind](question, raw)
    except Unanswerable as trouble:
        return Checked(as_typed(raw), Problem(question.code, trouble.rule, trouble.text))
    return Checked(None if is_empty(value) else value)


def answer_tokens(value: Any) -> frozenset[str]:
    """Return an answer as the words that a condition compares: codes, yes or no, a country."""
    if value is None:
        return frozenset()
    if isinstance(value, bool):
        return frozenset({"yes" if value else "no"})
    if isinstance(value, Mapping):
        return frozenset({str(value.get("country", ""))}) - {""}
    if isinstance(value, list | tuple):
        return frozenset(str(each) for each in value)
    return frozenset({str(value)})


def visible_codes(questions: Iterable[FrozenQuestion], values: Mapping[str, Any]) -> frozenset[str]:
    """Return the questions that show for these answers.

    A condition on a question that does not show itself is not met; a condition looks back only, so one
    pass in order settles all (the editor refuses the rest).
    """
    shown: set[str] = set()
    for question in questions:
        met = not question.shown_if or (
            question.shown_if in shown
            and answer_tokens(values.get(question.shown_if)) & set(question.shown_values)
        )
        if met:
            shown.add(question.code)
    return frozenset(shown)


def required_text(question: FrozenQuestion) -> str:
    """Say what to do about a required question without an answer."""
    if question.kind == QuestionKind.FILE:
        return _("Please upload a file.")
    if question.kind in {QuestionKind.CHOICE, QuestionKind.SEVERAL, QuestionKind.YES_NO, QuestionKind.PLACE}:
        return _("Please choose an answer.")
    return _("Please answer this question.")


@dataclass(frozen=True, slots=True)
class CheckedAll:
    """All answers to questions that show, and every problem in the order of the questions."""

    values: dict[str, Any]
    problems: tuple[Problem, ...]
    visible: frozenset[str]


def check_all(questions: tuple[FrozenQuestion, ...], raw: Mapping[str, Any]) -> CheckedAll:
    """Check a whole application: hidden answers are left out, required ones missed are problems."""
    read = {question.code: validate(question, raw.get(question.code)) for question in questions}
    visible = visible_codes(questions, {code: checked.value for code, checked in read.items()})
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for question in questions:
        checked = read[question.code]
        if question.code not in visible:
            continue
        if checked.problem is not None:
            problems.append(checked.problem)
        elif checked.value is None and question.required:
            problems.append(Problem(question.code, "required", required_text(question)))
        elif checked.value is not None:
            values[question.code] = checked.value
    return CheckedAll(values, tuple(problems), visible)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an application is: required questions that show, and how many are answered well."""

    answered: int
    required: int


def progress(questions: tuple[FrozenQuestion, ...], raw: Mapping[str, Any]) -> Progress:
    """Count the required questions that show and those of them answered without a problem."""
    checked = check_all(questions, raw)
    wanted = [q.code for q in questions if q.required and q.code in checked.visible]
    return Progress(sum(code in checked.values for code in wanted), len(wanted))
