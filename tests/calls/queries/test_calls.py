"""Lists narrowed to a status hold exactly the calls of which `status` says the same."""

from datetime import datetime, timedelta

import pytest
from tests.make import accounts as people
from tests.make import calls as make
from tests.make.stored import stored_once

from circulade.accounts.models import Programme
from circulade.calls.enums import CallStage, CallStatus
from circulade.calls.models import Application, Call
from circulade.calls.queries.calls import deadline_of, in_status, public_call, status

pytestmark = pytest.mark.django_db
DATES = {
    "dated": {"opens_at": make.OPENS, "closes_at": make.CLOSES},
    "open-end": {"opens_at": make.OPENS, "closes_at": None},
    "no-start": {"opens_at": None, "closes_at": make.CLOSES},
    "undated": {"opens_at": None, "closes_at": None},
}


def every_call() -> Programme:
    """Store a call of every stage with every kind of dates."""
    programme = people.programme()
    for stage in CallStage.values:
        for name, dates in DATES.items():
            Call.objects.create(programme=programme, slug=f"{stage}-{name}", stage=stage, **dates)
    return programme


stored = stored_once(every_call)


@pytest.mark.parametrize(
    "now",
    [make.BEFORE, make.OPENS, make.DURING, make.CLOSES, make.AFTER],
    ids=("before", "opening", "during", "closing", "after"),
)
def test_a_list_and_a_page_agree(now: datetime, stored: Programme) -> None:
    calls = Call.objects.all()
    for wanted in CallStatus:
        listed = {call.slug for call in in_status(calls, wanted, now)}
        assert listed == {call.slug for call in calls if status(call, now) == wanted}, wanted


def test_a_call_that_was_never_announced_has_no_public_address(stored: Programme) -> None:
    Call.objects.filter(slug="assessment-dated").update(announced_at=make.BEFORE)
    assert public_call(stored, "assessment-undated") is None
    found = public_call(stored, "assessment-dated")
    assert (found and found.slug, public_call(None, "assessment-dated")) == ("assessment-dated", None)


@pytest.mark.parametrize(
    ("closes", "extended", "deadline"),
    [
        (make.CLOSES, None, make.CLOSES),
        (make.CLOSES, make.CLOSES + timedelta(days=1), make.CLOSES + timedelta(days=1)),
        (make.CLOSES, make.CLOSES - timedelta(days=1), make.CLOSES),
        (None, make.CLOSES, make.CLOSES),
        (None, None, None),
    ],
    ids=("call", "longer", "overtaken", "own", "none"),
)
def test_the_later_of_two_deadlines_counts(
    closes: datetime | None, extended: datetime | None, deadline: datetime | None
) -> None:
    assert deadline_of(Application(call=Call(closes_at=closes), extended_until=extended)) == deadline
