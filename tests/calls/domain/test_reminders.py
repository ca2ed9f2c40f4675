"""Drafts are reminded before their deadline, once for each reminder and deadline."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.reminders import remind_drafts
from circulade.calls.domain.submission import withdraw
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db
BEGAN = make.CLOSES - timedelta(days=15)


def test_a_draft_is_reminded_seven_and_two_days_before() -> None:
    ann = people.user("ann")
    make.draft(make.open_call(), ann, now=BEGAN)
    told = [remind_drafts(now=make.CLOSES - timedelta(days=days, hours=-1)) for days in (8, 7, 6, 2, 1)]
    assert told == [0, 1, 1, 1, 1]
    assert Letter.objects.filter(kind="reminder").count() == 2


def test_what_is_sent_in_or_withdrawn_is_left_in_peace() -> None:
    ann, call = people.user("ann"), make.open_call()
    make.submitted(call, ann, now=BEGAN)
    withdraw(make.draft(call, ann, now=BEGAN), by=ann, now=BEGAN)
    assert remind_drafts(now=make.CLOSES - timedelta(days=1)) == 0


def test_changes_not_sent_in_again_are_reminded() -> None:
    ann, call = people.user("ann"), make.open_call()
    application = make.submitted(call, ann, now=BEGAN)
    make.write(application, ann, territory="Ville-Basse", now=BEGAN)
    remind_drafts(now=make.CLOSES - timedelta(days=1))
    assert {
        "What you sent in counts" in letter.text for letter in Letter.objects.filter(kind="reminder")
    } == {True}


def test_after_the_deadline_nobody_is_reminded() -> None:
    make.draft(make.open_call(), people.user("ann"), now=BEGAN)
    assert remind_drafts(now=make.CLOSES) == 0
