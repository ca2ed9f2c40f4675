"""What people answered, question by question: counts to order by, and each answer beside its name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from circulade.events.domain.answering import options_of
from circulade.events.domain.retention import deletion_day
from circulade.events.enums import EventQuestionKind, QuestionStage
from circulade.events.models import Event, EventQuestion, Registration

WRITTEN = (EventQuestionKind.SHORT, EventQuestionKind.LONG)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The answers to one question: how often each was chosen, or what was written, and who said nothing."""

    question: EventQuestion
    counts: tuple[tuple[str, int], ...]
    written: tuple[tuple[Registration, str], ...]
    silent: int
    deleted_on: date | None


def answers_by_question(event: Event, people: Sequence[Registration]) -> dict[str, dict[int, list[str]]]:
    """Return every answer as people read it, by question and person; `people` come with their later answers."""
    found: dict[str, dict[int, list[str]]] = {}
    for question in event.questions.all():
        labels = options_of(question)
        held = found.setdefault(question.code, {})
        for one in people:
            value = _answer(one, question)
            if value not in (None, "", []):
                several = value if isinstance(value, list) else [value]
                held[one.pk] = [labels.get(str(each), str(each)) for each in several]
    return found


def gathered(event: Event, people: Sequence[Registration]) -> list[Gathered]:
    """Return what these people answered, question by question."""
    answers = answers_by_question(event, people)
    return [_gathered(event, question, people, answers[question.code]) for question in event.questions.all()]


def _gathered(
    event: Event, question: EventQuestion, people: Sequence[Registration], held: dict[int, list[str]]
) -> Gathered:
    is_written = question.kind in WRITTEN
    times = Counter(each for chosen in held.values() for each in chosen)
    offered = [
        *options_of(question).values(),
        *(each for each in times if each not in options_of(question).values()),
    ]
    passing = question.stage == QuestionStage.APPROVED or question.keep_days is not None
    return Gathered(
        question,
        counts=() if is_written else tuple((label, times[label]) for label in offered),
        written=tuple((one, " ".join(held[one.pk])) for one in people if is_written and one.pk in held),
        silent=len(people) - len(held),
        deleted_on=deletion_day(event, question) if passing else None,
    )


def _answer(one: Registration, question: EventQuestion) -> object:
    if question.stage == QuestionStage.REGISTRATION:
        return one.answers.get(question.code)
    return next((each.answer for each in one.later_answers.all() if each.code == question.code), None)
