"""Answers to the second form (diet, access needs): each is deleted on the day that was promised for its question."""

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
        for event in Event.objects.filter(pk__in={key for key, _code in counts}):
            gone = {code: (count, 0) for (key, code), count in sorted(counts.items()) if key == event.pk}
            audit(event, "later answers deleted", by=None, changes=gone)
        return over.delete()[0]
