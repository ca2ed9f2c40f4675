"""Answers to the first form may have a day on which they are deleted; the others stay with the registration."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.make import accounts as people
from tests.make import events as make

from circulade.core.models import AuditEntry
from circulade.events.domain.asking import save_question
from circulade.events.domain.changing import change_own
from circulade.events.domain.editing import change_event
from circulade.events.domain.leaving import withdraw
from circulade.events.domain.meanwhile import take_meanwhile
from circulade.events.domain.retention import delete_first_answers
from circulade.events.enums import Mode
from circulade.events.models import Event, EventQuestion, Registration

pytestmark = pytest.mark.django_db
ENDS = date(2030, 5, 8)
SAID = {"why": "To learn", "phone": "+32 2 000"}


@pytest.fixture
def event() -> Event:
    """Of two questions, the answers to one are kept for three days."""
    event = make.published(people.programme())
    for code, days in (("why", None), ("phone", 3)):
        fields = {"code": code, "kind": "short", "title": {"en": code.title()}, "keep_days": days}
        save_question(event, fields, by=None, now=make.NOW)
    return event


@pytest.fixture
def ann(event: Event) -> Registration:
    (ann,) = make.registered(make.seats(event, 1), "ann", answers=SAID)
    return ann


def test_an_answer_goes_on_its_day_and_the_other_stays(ann: Registration) -> None:
    make.registered(ann.admission, "bo", answers={"why": "To meet"})
    gone = [delete_first_answers(on=ENDS + timedelta(days=day)) for day in (2, 3, 4)]
    ann.refresh_from_db()
    assert (gone, ann.answers, ann.answers_until) == ([0, 1, 0], {"why": "To learn"}, {})
    (entry,) = AuditEntry.objects.filter(action="answers deleted")
    assert entry.changes == {"phone": [1, 0]}
    assert not AuditEntry.objects.filter(changes__icontains="+32").exists()


def test_the_day_is_said_where_it_is_asked_and_stays_as_promised(event: Event, ann: Registration) -> None:
    page = Client().get(reverse("events:register", args=["conference"])).content.decode()
    assert page.count("Deleted on 11 May 2030.") == 1
    later = change_event(
        event, {"ends": event.ends + timedelta(days=2)}, seen=event.revision, by=None, now=make.NOW
    )
    EventQuestion.objects.filter(code="phone").update(keep_days=300)
    ann.event = later
    fields = {"name": "Ann", "organisation_name": "", "language": "en", "listed": False}
    changed = change_own(ann, fields | {"answers": SAID | {"phone": "+32 2 111"}}, now=make.NOW)
    assert changed.answers_until == {"phone": "2030-05-11"}


def test_whoever_withdraws_or_takes_part_both_ways_leaves_it_nowhere_too_long(
    event: Event, ann: Registration
) -> None:
    (bo,) = make.registered(ann.admission, "bo", answers=SAID)
    beside = take_meanwhile(bo, make.seats(event, 1, Mode.ONLINE), now=make.NOW)
    assert beside.answers_until == {"phone": "2030-05-11"}
    withdraw(ann, now=make.NOW)
    ann.refresh_from_db()
    assert (ann.answers, ann.answers_until) == ({"why": "To learn"}, {})
