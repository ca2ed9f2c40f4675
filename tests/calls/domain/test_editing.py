"""What applicants rely on changes only with a notice, and two editors both see what differs."""

from datetime import timedelta

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.editing import edit_call
from circulade.calls.domain.trouble import Outdated, Refused, WrongStage
from circulade.calls.models import Notice

pytestmark = pytest.mark.django_db
LATER = make.CLOSES + timedelta(days=10)


def test_dates_of_an_announced_call_are_not_edited() -> None:
    call = make.open_call()
    with pytest.raises(WrongStage, match="extend"):
        edit_call(call, {"closes_at": LATER}, seen=1, by=people.user("lead"), now=make.DURING)


def test_who_can_apply_changes_only_with_a_notice() -> None:
    call, lead = make.open_call(), people.user("lead")
    with pytest.raises(Refused, match="notice"):
        edit_call(call, {"eligible_kinds": ["company"]}, seen=1, by=lead, now=make.DURING)
    edited = edit_call(
        call, {"eligible_kinds": ["company"]}, seen=1, by=lead, now=make.DURING, notice="Companies may apply."
    )
    assert (edited.eligible_kinds, Notice.objects.get().text) == (["company"], "Companies may apply.")


def test_the_second_of_two_editors_sees_both_values() -> None:
    call, lead = make.call(), people.user("lead")
    edit_call(call, {"contact": "one@example.org"}, seen=1, by=lead, now=make.BEFORE)
    with pytest.raises(Outdated) as caught:
        edit_call(call, {"contact": "two@example.org"}, seen=1, by=lead, now=make.BEFORE)
    assert caught.value.fields == {"contact": ("one@example.org", "two@example.org")}
    edited = edit_call(call, {"contact": "two@example.org"}, seen=2, by=lead, now=make.BEFORE)
    assert (edited.contact, edited.revision) == ("two@example.org", 3)
