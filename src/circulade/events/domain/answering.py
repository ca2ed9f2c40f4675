"""Answers to the questions of a registration: which are asked, which may stay open, how they read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from circulade.core.models.fields import Translated
from circulade.core.text.catalogue import said
from circulade.events.domain.trouble import Refused
from circulade.events.enums import EventQuestionKind, QuestionStage
from circulade.events.models import Event, EventQuestion

LONGEST = 5000


def questions_of(event: Event, stage: QuestionStage) -> list[EventQuestion]:
    """Return the questions of one stage in their order."""
    return list(event.questions.filter(stage=stage))


def is_asked(question: EventQuestion, answers: Mapping[str, Any], *, mode: str) -> bool:
    """Tell whether a question is asked, from the way to take part and the answer it hangs on."""
    if question.mode and question.mode != mode:
        return False
    if not question.shown_if:
        return True
    answer = answers.get(question.shown_if)
    given = set(map(str, answer)) if isinstance(answer, list) else {str(answer)}
    return bool(given & set(map(str, question.shown_values)))


def read_answers(
    questions: Sequence[EventQuestion], typed: Mapping[str, Any], *, mode: str
) -> dict[str, Any]:
    """Return the answers of the questions that are asked; what hangs on another answer and is not asked is dropped.

    Raises Refused with the question's code as its field where an answer lacks or is none.
    """
    answers: dict[str, Any] = {}
    for question in questions:
        if not is_asked(question, answers, mode=mode):
            continue
        value = _read(question, typed.get(question.code))
        if value in ("", []) and question.required:
            raise Refused(said("Please answer this question."), field=f"q-{question.code}")
        if value not in ("", []):
            answers[question.code] = value
    return answers


def _read(question: EventQuestion, raw: Any) -> Any:
    codes = options_of(question)
    if question.kind == EventQuestionKind.SEVERAL:
        chosen = [str(each) for each in raw or []]
        _known(question, chosen, codes)
        return chosen
    text = str(raw or "").strip()
    if question.kind in (EventQuestionKind.CHOICE, EventQuestionKind.YES_NO):
        _known(question, [text] if text else [], codes)
        return text
    if len(text) > LONGEST:
        raise Refused(said("At most {most} characters.", most=LONGEST), field=f"q-{question.code}")
    return text


def _known(question: EventQuestion, chosen: Iterable[str], codes: Mapping[str, str]) -> None:
    for one in chosen:
        if one not in codes:
            raise Refused(said("Choose one of the answers offered."), field=f"q-{question.code}")


def options_of(question: EventQuestion) -> dict[str, str]:
    """Return what can be chosen, by code, in the active language."""
    if question.kind == EventQuestionKind.YES_NO:
        return {"yes": said("Yes"), "no": said("No")}
    return {str(each["code"]): str(Translated(each["label"])) for each in question.options}


def with_conditions(questions: Sequence[EventQuestion]) -> list[tuple[EventQuestion, str]]:
    """Return questions with the answer each hangs on, as people read it; empty if it hangs on none."""
    known = {each.code: each for each in questions}
    found = []
    for each in questions:
        asked, condition = known.get(each.shown_if), ""
        if asked is not None:
            labels = options_of(asked)
            condition = f"{asked.title} {', '.join(labels.get(code, code) for code in each.shown_values)}"
        found.append((each, condition))
    return found


def shown_answers(questions: Sequence[EventQuestion], answers: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return questions and answers as people read them."""
    found = []
    for question in questions:
        if question.code not in answers:
            continue
        value, labels = answers[question.code], options_of(question)
        texts = [labels.get(str(each), str(each)) for each in (value if isinstance(value, list) else [value])]
        found.append((str(question.title), ", ".join(texts)))
    return found
