"""The plan of a day: what the engine is asked, what is stored and reproduces, few changes after withdrawals."""

import pytest
from tests.make import accounts as people
from tests.make import meetings
from tests.make.events import NOW

from circulade.accounts.enums import Role
from circulade.core.domain.replays import replay
from circulade.core.models import QueuedTask
from circulade.matchmaking.domain.days import change_day
from circulade.matchmaking.domain.outcomes import outcomes_of, unmet_of
from circulade.matchmaking.domain.participants import leave_meetings
from circulade.matchmaking.domain.planning import (
    ask_to_plan,
    asked_of,
    change_plan,
    is_waiting,
    make_plan,
    publish_plan,
)
from circulade.matchmaking.domain.requests import answer_request
from circulade.matchmaking.domain.rules import set_rule
from circulade.matchmaking.domain.trouble import MeetingRefused
from circulade.matchmaking.enums import PairRuleKind, RequestState
from circulade.matchmaking.models import MeetingDay, MeetingPlan, Participant
from circulade.matchmaking.queries.days import people_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def day() -> MeetingDay:
    return meetings.day(people.programme())


def four(day: MeetingDay) -> list[Participant]:
    """Ana wishes to meet Bo and Cy, Dee wishes to meet Ana; Cy is online."""
    ana, bo, dee = (meetings.participant(day, name) for name in ("Ana", "Bo", "Dee"))
    cy = meetings.participant(day, "Cy", mode="online")
    meetings.wish(ana, bo, priority=3)
    meetings.wish(ana, cy)
    meetings.wish(dee, ana, priority=1)
    return [ana, bo, cy, dee]


def pairs(plan: MeetingPlan | None) -> list[tuple[str, bool]]:
    assert plan is not None
    return sorted(
        ("–".join(sorted((str(one.a), str(one.b)))), one.table is None)
        for one in plan.meetings.select_related("a__registration", "b__registration")
    )


def test_the_engine_is_asked_for_those_who_are_there_and_wishes_that_were_not_declined(
    day: MeetingDay,
) -> None:
    ana, bo, cy, dee = four(day)
    answer_request(bo.requests_received.get(), RequestState.DECLINED, now=NOW)
    leave_meetings(dee, by=None, now=NOW)
    asked = asked_of(day)
    assert [(one.ref, one.online) for one in asked.participants] == [
        (ana.ref, False),
        (bo.ref, False),
        (cy.ref, True),
    ]
    assert [(wish.a, wish.b, wish.weight) for wish in asked.wishes] == [(ana.ref, cy.ref, 3)]


def test_all_who_wish_and_can_meet_once_and_the_run_reproduces(day: MeetingDay) -> None:
    four(day)
    plan = make_plan(day, by=None, now=NOW)
    assert pairs(plan) == [("Ana–Bo", False), ("Ana–Cy", True), ("Ana–Dee", False)]
    assert plan is not None
    assert replay(plan.run).differs == ()


def test_after_a_withdrawal_the_other_meetings_stay_and_that_run_reproduces_too(day: MeetingDay) -> None:
    ana, _bo, _cy, dee = four(day)
    before = make_plan(day, by=None, now=NOW)
    leave_meetings(dee, by=None, now=NOW)
    after = change_plan(day, by=None, now=NOW)
    assert before is not None
    assert after is not None
    assert pairs(after) == [("Ana–Bo", False), ("Ana–Cy", True)]
    kept = {(one.slot_id, one.a_id, one.b_id) for one in after.meetings.all()}
    assert kept <= {(one.slot_id, one.a_id, one.b_id) for one in before.meetings.all()}
    assert replay(after.run).differs == ()
    leave_meetings(ana, by=None, now=NOW)
    assert pairs(change_plan(day, by=None, now=NOW)) == []


def test_what_the_organiser_sets_holds_without_a_wish_and_apart_beats_a_wish(day: MeetingDay) -> None:
    ana, bo, cy, dee = four(day)
    boss = people.user("boss")
    slot = day.slots.get(number=2)
    set_rule(day, PairRuleKind.FIXED, bo, dee, slot=slot, by=boss)
    set_rule(day, PairRuleKind.APART, cy, ana, reason="Rivals", by=boss)
    plan = make_plan(day, by=None, now=NOW)
    assert pairs(plan) == [("Ana–Bo", False), ("Ana–Dee", False), ("Bo–Dee", False)]
    assert plan is not None
    assert plan.meetings.get(slot=slot, a=bo, b=dee).table in (1, 2)
    (got,) = outcomes_of(plan, [ana])
    assert [(str(each.asked), why) for each, why in got.missed] == [
        ("Cy", "The organiser set that these two do not meet.")
    ]


@pytest.mark.parametrize(
    ("case", "field", "said"),
    [
        ({"b": "Ana"}, "b", "With: nobody can meet themselves."),
        ({"slot": None}, "slot", "Slot: say in which the two meet."),
        ({"b": "Gone"}, "slot", "Slot: Gone is not there in that slot."),
        ({"b": "Cy"}, "slot", "Slot: one of the two has another set meeting in it."),
        (
            {"a": "Cy", "b": "Dee"},
            "slot",
            "Slot: set meetings take all 1 tables of it. Add tables or choose another.",
        ),
    ],
)
def test_a_rule_that_cannot_hold_is_refused(case: dict[str, str | None], field: str, said: str) -> None:
    day = meetings.day(people.programme(), tables=1)
    known = {name: meetings.participant(day, name) for name in ("Ana", "Bo", "Cy", "Dee")}
    known["Gone"] = meetings.participant(day, "Gone", available="000")
    boss, slot = people.user("boss"), day.slots.get(number=1)
    set_rule(day, PairRuleKind.FIXED, known["Ana"], known["Bo"], slot=slot, by=boss)
    a, b = known[case.get("a") or "Ana"], known[case.get("b") or "Dee"]
    with pytest.raises(MeetingRefused) as refused:
        set_rule(day, PairRuleKind.FIXED, a, b, slot=slot if "slot" not in case else None, by=boss)
    assert (refused.value.field, str(refused.value)) == (field, said)


def test_a_star_meets_whom_the_slots_allow_and_the_others_are_told_why() -> None:
    day = meetings.day(people.programme(), slots=2, tables=9)
    star = meetings.participant(day, "Star")
    fans = [meetings.participant(day, f"Fan{n}") for n in range(4)]
    for fan in fans:
        meetings.wish(fan, star)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    assert plan.meetings.count() == 2
    missed = [why for got in outcomes_of(plan, fans) for _request, why in got.missed]
    assert missed == ["They meet others whenever you are both there; many wished to meet them."] * 2
    assert len(unmet_of(plan, list(people_of(day)))) == 2


def test_reasons_name_what_stood_against_a_wish(day: MeetingDay) -> None:
    ana = meetings.participant(day, "Ana", available="100")
    never = meetings.participant(day, "Never", available="011")
    said = meetings.participant(day, "Said")
    gone = meetings.participant(day, "Gone")
    for other in (never, said, gone):
        meetings.wish(ana, other)
    answer_request(said.requests_received.get(), RequestState.DECLINED, now=NOW)
    leave_meetings(gone, by=None, now=NOW)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    (got,) = outcomes_of(plan, [ana])
    assert {str(each.asked): why for each, why in got.missed} == {
        "Never": "You are never there at the same time.",
        "Said": "They declined.",
        "Gone": "One of the two does not take part any more.",
    }


def test_a_plan_is_queued_once_and_a_change_needs_a_plan(day: MeetingDay) -> None:
    boss = people.user("boss", Role.EVENT_ORGANISER, programme=day.event.programme)
    with pytest.raises(MeetingRefused, match=r"There is no plan yet: make one first\."):
        ask_to_plan(day, by=boss, few_changes=True)
    ask_to_plan(day, by=boss)
    ask_to_plan(day, by=boss)
    assert (is_waiting(day), QueuedTask.objects.count()) == (True, 1)


def test_a_plan_is_published_and_the_later_one_takes_its_place(day: MeetingDay) -> None:
    four(day)
    boss = people.user("boss")
    plans = [make_plan(day, by=None, now=NOW) for _ in range(2)]
    for plan in plans:
        assert plan is not None
        assert publish_plan(plan, by=boss, now=NOW).published == plan


def test_colleagues_meet_only_where_the_organiser_lets_them(day: MeetingDay) -> None:
    ana, bo, _cy, _dee = four(day)
    for one in (ana, bo):
        one.registration.organisation_name = "Mills "
        one.registration.save()
    assert asked_of(day).forbidden == ()
    change_day(day, by=None, colleagues=False)
    day.refresh_from_db()
    assert asked_of(day).forbidden == ((ana.ref, bo.ref),)
    plan = make_plan(day, by=None, now=NOW)
    assert plan is not None
    (got,) = outcomes_of(plan, [ana])
    assert [why for _request, why in got.missed] == [
        "You are of the same organisation, and the organiser set that colleagues do not meet here."
    ]
    set_rule(day, PairRuleKind.FIXED, ana, bo, slot=day.slots.get(number=1), by=people.user("boss"))
    assert asked_of(day).forbidden == ()
