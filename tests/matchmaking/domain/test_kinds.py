"""Who may meet whom by kind of organisation: one table of rules, kept by the plan, the requests and set meetings."""

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.accounts.models import User
from circulade.events.models import Registration
from circulade.matchmaking.domain.kinds import kept_apart, kinds_there, set_apart
from circulade.matchmaking.domain.outcomes import missed_of
from circulade.matchmaking.domain.planning import make_plan
from circulade.matchmaking.domain.rules import set_rule
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import PairRuleKind
from circulade.matchmaking.models import MeetingDay, MeetingRequest, Participant

pytestmark = pytest.mark.django_db
CITIES = ("local_authority", "local_authority")


@pytest.fixture
def day() -> MeetingDay:
    return meetings.day(people.programme())


@pytest.fixture
def boss() -> User:
    return people.user("boss")


def of_kind(day: MeetingDay, name: str, kind: str) -> Participant:
    one = meetings.participant(day, name)
    Registration.objects.filter(pk=one.registration_id).update(organisation_kind=kind)
    return one


def test_two_kinds_kept_apart_are_never_planned_and_the_reason_is_told(day: MeetingDay, boss: User) -> None:
    ana, bo = (of_kind(day, name, "local_authority") for name in ("Ana", "Bo"))
    cy, di = of_kind(day, "Cy", "company"), of_kind(day, "Di", "")
    for other in (bo, cy, di):
        meetings.wish(ana, other)
    day = set_apart(day, [CITIES], by=boss)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    met = {frozenset((one.a_id, one.b_id)) for one in plan.meetings.all()}
    assert met == {frozenset((ana.pk, other.pk)) for other in (cy, di)}
    missed = missed_of(plan, MeetingRequest.objects.filter(asking=ana).order_by("pk"))
    told = [(one.asked_id, why) for one, why in missed]
    assert told == [(bo.pk, "The organiser set that participants of these two kinds do not meet.")]


def test_a_set_meeting_stands_against_it_until_it_is_taken_back(day: MeetingDay, boss: User) -> None:
    ana, bo = (of_kind(day, name, "local_authority") for name in ("Ana", "Bo"))
    rule = set_rule(day, PairRuleKind.FIXED, ana, bo, slot=day.slots.all()[0], by=boss)
    with pytest.raises(MeetingRefused, match="Ana and Bo have a set meeting, which this forbids"):
        set_apart(day, [CITIES], by=boss)
    day.refresh_from_db()
    assert day.apart_kinds == []
    rule.delete()
    day = set_apart(day, [CITIES], by=boss)
    with pytest.raises(MeetingRefused, match="people of these two kinds do not meet here"):
        set_rule(day, PairRuleKind.FIXED, ana, bo, slot=day.slots.all()[0], by=boss)


def test_nobody_asks_for_somebody_of_a_kind_kept_apart(day: MeetingDay, boss: User) -> None:
    ana, bo = (of_kind(day, name, "local_authority") for name in ("Ana", "Bo"))
    set_apart(day, [CITIES], by=boss)
    ana.day.refresh_from_db()
    with pytest.raises(MeetingRefused, match="people of your two kinds do not meet here"):
        meetings.wish(ana, bo)


def test_a_pair_is_the_same_in_both_orders_and_an_unknown_kind_is_refused(
    day: MeetingDay, boss: User
) -> None:
    of_kind(day, "Ana", "company")
    day = set_apart(day, [("local_authority", "company"), ("company", "local_authority")], by=boss)
    assert kept_apart(day) == {("company", "local_authority")}
    assert kinds_there(day) == ["local_authority", "company"]
    with pytest.raises(MeetingRefused, match="Kinds: elephant is none"):
        set_apart(day, [("company", "elephant")], by=boss)
