"""Plans changed a little: who stays keeps their meetings where they can."""

from random import Random

import pytest
from tests.engines.meetings.by_hand import asked, broken, placed_of

from circulade.engines.meetings import Changes, InputError, Participant, Wish, plan, replan


def test_after_withdrawals_few_meetings_move_and_the_plan_stays_good() -> None:
    request = asked(Random(11), people=100, slots=10, wishes=450, tables=25, there=0.82)
    before = plan(request.participants, request.wishes, 10, 25, seed="s")
    gone = tuple(f"p{number}" for number in range(0, 100, 20))
    after = replan(before, Changes(withdrawn=gone))
    assert broken(after.plan.request, placed_of(after.plan)) == []
    assert not {ref for one in after.plan.meetings for ref in (one.a, one.b)} & set(gone)
    assert after.changed_share <= 0.06
    assert after.plan.ratio >= 0.99
    old = {(one.a, one.b): (one.slot, one.table) for one in before.meetings}
    assert all(
        old[one.a, one.b] == (one.slot, one.table)
        for one in after.plan.meetings
        if (one.a, one.b) in after.kept
    )


def test_no_change_changes_nothing() -> None:
    request = asked(Random(2), people=20, slots=4, wishes=40, tables=9)
    before = plan(request.participants, request.wishes, 4, 9)
    after = replan(before, Changes())
    assert (after.moved, after.dropped) == ((), ())
    assert set(after.kept) == {(one.a, one.b) for one in before.meetings}


def test_a_meeting_that_can_no_longer_be_in_its_slot_moves_to_another() -> None:
    people = [Participant("a", "111"), Participant("b", "111")]
    before = plan(people, [Wish("a", "b")], 3, 1)
    after = replan(before, Changes(available={"a": "001"}))
    assert [(one.slot, one.a, one.b) for one in after.plan.meetings] == [(3, "a", "b")]
    assert after.moved == (("a", "b"),)


def test_somebody_who_joins_is_planned_in() -> None:
    people = [Participant("a", "11"), Participant("b", "11")]
    before = plan(people, [Wish("a", "b")], 2, 1)
    after = replan(before, Changes(joined=(Participant("c", "11"),), wishes=(Wish("c", "a"),)))
    assert (after.kept, after.added) == ((("a", "b"),), (("a", "c"),))


def test_an_unknown_person_is_refused() -> None:
    before = plan([Participant("a", "1")], [], 1, 1)
    with pytest.raises(InputError, match="'z' is no participant"):
        replan(before, Changes(withdrawn=("z",)))
