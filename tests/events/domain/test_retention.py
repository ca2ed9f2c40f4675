"""Each answer to the second form is deleted on the day that was promised for its question, not a day later."""

from datetime import date, timedelta

import pytest
from tests.make import accounts as people
from tests.make import events as make

from circulade.core.models import AuditEntry
from circulade.events.domain.editing import change_event
from circulade.events.domain.leaving import withdraw
from circulade.events.domain.retention import answer_later, delete_later_answers, deletion_day, later_answers
from circulade.events.domain.trouble import Refused
from circulade.events.models import Event, EventQuestion, LaterAnswer, Registration

pytestmark = pytest.mark.django_db
ENDS = date(2030, 5, 8)
SAID = {"diet": "vegan", "access": "A ramp", "train": "yes"}


@pytest.fixture
def event() -> Event:
    """The event keeps answers for thirty days; two of its questions have periods of their own."""
    event = make.published(people.programme())
    for code, days in (("diet", 1), ("access", 14), ("train", None)):
        EventQuestion.objects.create(
            event=event, code=code, kind="short", title=code.title(), stage="approved", keep_days=days
        )
    return event


@pytest.fixture
def ann(event: Event) -> Registration:
    (ann,) = make.registered(make.seats(event, 2), "ann")
    answer_later(ann, SAID, now=make.NOW)
    return ann


def test_every_answer_goes_on_its_own_day_and_none_before(event: Event, ann: Registration) -> None:
    left = []
    for day in (0, 1, 13, 14, 29, 30, 31):
        delete_later_answers(on=ENDS + timedelta(days=day))
        left.append((day, sorted(later_answers(ann))))
    assert left == [
        (0, ["access", "diet", "train"]),
        (1, ["access", "train"]),
        (13, ["access", "train"]),
        (14, ["train"]),
        (29, ["train"]),
        (30, []),
        (31, []),
    ]
    counted = AuditEntry.objects.filter(action="later answers deleted").order_by("number")
    assert [each.changes for each in counted] == [{"diet": [1, 0]}, {"access": [1, 0]}, {"train": [1, 0]}]
    assert not AuditEntry.objects.filter(changes__icontains="vegan").exists()


def test_a_day_that_was_promised_stays_when_the_event_or_its_period_moves(
    event: Event, ann: Registration
) -> None:
    later = {"ends": event.ends + timedelta(days=2), "keep_answers_days": 300}
    changed = change_event(event, later, seen=event.revision, by=None, now=make.NOW)
    answer_later(ann, SAID | {"train": "no"}, now=make.NOW)
    assert LaterAnswer.objects.get(code="train").delete_on == ENDS + timedelta(days=30)
    assert deletion_day(changed) == ENDS + timedelta(days=302)


def test_what_is_not_said_any_more_goes_at_once(ann: Registration) -> None:
    answer_later(ann, {"diet": "vegan"}, now=make.NOW)
    assert later_answers(ann) == {"diet": "vegan"}


def test_whoever_withdraws_leaves_no_answer_behind(ann: Registration) -> None:
    withdraw(ann, now=make.NOW)
    assert LaterAnswer.objects.count() == 0


def test_after_the_event_nobody_is_asked(event: Event, ann: Registration) -> None:
    with pytest.raises(Refused, match="The event is over"):
        answer_later(ann, SAID, now=event.ends)
