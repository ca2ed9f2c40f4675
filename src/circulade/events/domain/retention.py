"""Answers are deleted on the day that was promised for their question.

Those to the second form (diet, access needs) always have one; those to the first, which stand with the registration,
where the office gave the question a period.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import transaction

from circulade.core.domain.audit import audit
from circulade.core.text.catalogue import said
from circulade.events.domain.trouble import Refused
from circulade.events.enums import QuestionStage, RegistrationState
from circulade.events.models import Event, EventQuestion, LaterAnswer, Registration

if TYPE_CHECKING:
    from circulade.accounts.models import User


def deletion_day(event: Event, question: EventQuestion | None = None) -> date:
    """Return the day on which answers are deleted: those to a question, or those without a period of their own."""
    own = question.keep_days if question is not None else None
    ends = event.ends.astimezone(ZoneInfo(event.time_zone)).date()
    return ends + timedelta(days=event.keep_answers_days if own is None else own)


def last_deletion_day(event: Event, questions: Iterable[EventQuestion]) -> date:
    """Return the day on which nothing of the second form is left."""
    return max((deletion_day(event, each) for each in questions), default=deletion_day(event))


def first_days(
    event: Event, questions: Iterable[EventQuestion], *, before: Mapping[str, str] | None = None
) -> dict[str, date]:
    """Return the day of each question of the first form whose answers are kept for a time only."""
    days = {each.code: deletion_day(event, each) for each in questions if each.keep_days is not None}
    return days | {code: date.fromisoformat(day) for code, day in (before or {}).items()}


def promised_days(
    event: Event, answers: Mapping[str, Any], *, before: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the day of each answer to the first form that has one; a day that was promised `before` stays."""
    if not answers:
        return {}
    asked = event.questions.filter(stage=QuestionStage.REGISTRATION)
    days = first_days(event, asked, before=before)
    return {code: day.isoformat() for code, day in days.items() if code in answers}


def without(one: Registration, codes: Iterable[str]) -> Registration:
    """Take answers to the first form away, with the days promised for them; not stored yet."""
    gone = set(codes)
    one.answers = {code: answer for code, answer in one.answers.items() if code not in gone}
    one.answers_until = {code: day for code, day in one.answers_until.items() if code not in gone}
    return one


def delete_first_answers(*, on: date) -> int:
    """Delete answers to the first form whose day has come; returns how many. The trail counts them by question."""
    counts: Counter[tuple[int, str]] = Counter()
    with transaction.atomic():
        changed = []
        for one in Registration.objects.exclude(answers_until={}).select_for_update().order_by("pk"):
            over = [code for code, day in one.answers_until.items() if date.fromisoformat(day) <= on]
            if over:
                counts.update((one.event_id, code) for code in over)
                changed.append(without(one, over))
        Registration.objects.bulk_update(changed, ["answers", "answers_until"], batch_size=200)
        _note_deleted(counts, "answers deleted")
    return counts.total()


def _note_deleted(counts: Mapping[tuple[int, str], int], action: str) -> None:
    """Note how many answers to which questions of each event are gone, never what they were."""
    for event in Event.objects.filter(pk__in={key for key, _code in counts}):
        gone = {code: (count, 0) for (key, code), count in sorted(counts.items()) if key == event.pk}
        audit(event, action, by=None, changes=gone)


def later_answers(one: Registration) -> dict[str, Any]:
    """Return somebody's answers to the second form that are still kept, by question."""
    return {each.code: each.answer for each in one.later_answers.all()}


def answer_later(
    one: Registration, answers: Mapping[str, Any], *, now: datetime, by: "User | None" = None
) -> list[LaterAnswer]:
    """Keep answers of somebody who has a seat, each until its day; what was answered before and is not now, goes."""
    if one.state != RegistrationState.APPROVED:
        raise Refused(said("These questions are for people who have a seat."))
    if now >= one.event.ends:
        raise Refused(said("The event is over: these answers are not needed any more."))
    questions = {each.code: each for each in one.event.questions.filter(stage=QuestionStage.APPROVED)}
    with transaction.atomic():
        held = {each.code: each for each in LaterAnswer.objects.filter(registration=one).select_for_update()}
        LaterAnswer.objects.filter(registration=one).exclude(code__in=answers).delete()
        kept = []
        for code, answer in answers.items():
            # A day that was promised stays, also if somebody answers once more or the event moves.
            day = held[code].delete_on if code in held else deletion_day(one.event, questions.get(code))
            kept_as = {"answer": answer, "given_at": now, "delete_on": day}
            kept.append(
                LaterAnswer.objects.update_or_create(registration=one, code=code, defaults=kept_as)[0]
            )
        # The trail says that there were answers, never what they were.
        audit(one, "later answers given", by=by, at=now)
    return kept


def delete_later_answers(*, on: date) -> int:
    """Delete every answer whose day has come; returns how many. The trail counts them by question."""
    with transaction.atomic():
        over = LaterAnswer.objects.filter(delete_on__lte=on)
        counts = Counter(over.values_list("registration__event_id", "code"))
        _note_deleted(counts, "later answers deleted")
        return over.delete()[0]
