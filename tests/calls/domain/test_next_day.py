"""The next day: what waits for a member and for the office, and whose groups and cards are whose."""

from tests.make import deciding as make
from tests.make.deciding import NOW
from tests.make.stored import stored_once

from circulade.calls.domain.joining import confirm_place, give_up_place
from circulade.calls.domain.next_day import member_tasks, office_tasks
from circulade.calls.domain.reviews import request_review
from circulade.calls.models import Call
from circulade.groups.queries import groups_of
from circulade.needs.queries import cards_of


def world() -> Call:
    made = make.decided(applications=9)
    make.told(made)
    return made


stored = stored_once(world)


def test_a_place_waits_for_its_member_until_it_is_confirmed(call: Call) -> None:
    member = make.applicant(1)
    assert [task.label for task in member_tasks(member, call.programme)] == [
        "Confirm your place: CRM-2025-001"
    ]
    confirm_place(make.application(call, 1), by=member, now=NOW)
    assert member_tasks(member, call.programme) == []
    assert member_tasks(make.applicant(9), call.programme) == []


def test_requests_and_free_places_wait_for_the_office_but_not_for_who_has_a_conflict(call: Call) -> None:
    asked = make.application(call, 9)
    request_review(asked, text="Overlooked.", by=make.applicant(9), now=NOW)
    give_up_place(make.application(call, 5), by=make.applicant(5), now=NOW)
    labels = [task.label for task in office_tasks(make.lead(), call.programme)]
    assert labels == [
        "Answer the request for review of CRM-2025-009",
        "Find replacements for “Raw materials”",
    ]
    asked.conflicts.create(user=make.lead(), source="declared", since=NOW)
    assert [task.label for task in office_tasks(make.lead(), call.programme)] == labels[1:]


def test_the_group_and_the_cards_of_an_application_belong_to_who_wrote_it(call: Call) -> None:
    mine, other = make.applicant(1), make.applicant(9)
    assert [group.slug for group in groups_of(mine, call.programme)] == ["crm-2025-pilots"]
    assert [card.title for card in cards_of(mine, call.programme)] == ["A partner for copper 1"]
    assert (list(groups_of(other, call.programme)), list(cards_of(other, call.programme))) == ([], [])
