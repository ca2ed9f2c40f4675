"""A notice is told once to all who have begun or sent in, not to who withdrew, and only of an announced call."""

import pytest
from tests.make import accounts as people
from tests.make import calls as make
from tests.make.core import drain

from circulade.calls.domain.notices import LONGEST_NOTICE, give_notice
from circulade.calls.domain.submission import withdraw
from circulade.calls.domain.trouble import Refused, WrongStage
from circulade.calls.enums import CallStage
from circulade.calls.models import Call, Notice
from circulade.core.models import AuditEntry, Letter

pytestmark = pytest.mark.django_db


def test_drafts_and_sent_applications_are_told_and_withdrawn_ones_are_not() -> None:
    call = make.open_call()
    ann, bob, cem = (people.user(name) for name in ("ann", "bob", "cem"))
    make.draft(call, ann)
    make.submitted(call, bob, email="bob@example.org")
    withdraw(make.submitted(call, cem, email="cem@example.org"), by=cem, now=make.DURING)
    give_notice(call, "The session moves.", by=people.user("lead"), now=make.DURING)
    drain()
    told = Letter.objects.filter(kind="notice")
    assert sorted(letter.to for letter in told) == ["ann@example.org", "bob@example.org"]
    assert all("The session moves." in letter.text for letter in told)


def test_the_trail_holds_no_words() -> None:
    give_notice(make.open_call(), "The session moves.", by=None, now=make.DURING)
    entry = AuditEntry.objects.get(action="notice given")
    assert entry.changes == {"notice": [None, Notice.objects.get().pk]}


@pytest.mark.parametrize("text", [" ", "x" * (LONGEST_NOTICE + 1)])
def test_a_notice_says_something_short(text: str) -> None:
    with pytest.raises(Refused):
        give_notice(make.open_call(), text, by=None, now=make.DURING)


@pytest.mark.parametrize("stage", [CallStage.DRAFT, CallStage.CANCELLED])
def test_nobody_is_told_of_a_call_that_is_not_announced(stage: CallStage) -> None:
    call = make.open_call()
    Call.objects.update(stage=stage)
    call.refresh_from_db()
    with pytest.raises(WrongStage):
        give_notice(call, "The session moves.", by=None, now=make.DURING)
    assert Notice.objects.count() == 0
