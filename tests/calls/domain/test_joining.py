"""Places: confirmed once, given up with a replacement that the rules call for, accepted as a superseding decision."""

import pytest
from tests.make import deciding as make
from tests.make.deciding import NOW
from tests.make.stored import stored_once

from circulade.calls.domain.deciding import standing_selection
from circulade.calls.domain.joining import (
    accept_replacement,
    confirm_place,
    give_up_place,
    replacement_for,
    unfilled,
)
from circulade.calls.domain.trouble import WrongStage
from circulade.calls.enums import Confirmation
from circulade.calls.models import Application, Call
from circulade.cohorts.domain.replacing import drop_proposal
from circulade.register.enums import ParticipationState

pytestmark = pytest.mark.django_db
stored = stored_once(make.decided)


def give_up(call: Call, number: int) -> Application:
    return give_up_place(make.application(call, number), by=make.applicant(number), now=NOW)


def test_confirming_starts_the_participation_and_twice_changes_nothing(call: Call) -> None:
    for _ in range(2):
        held = confirm_place(make.application(call, 2), by=make.applicant(2), now=NOW)
    assert held.confirmation == Confirmation.CONFIRMED
    assert held.participation is not None
    assert (held.participation.state, held.participation.since) == (ParticipationState.CONFIRMED, NOW.date())


def test_whoever_was_not_chosen_has_nothing_to_confirm(call: Call) -> None:
    with pytest.raises(WrongStage):
        confirm_place(make.application(call, 9), by=make.applicant(9), now=NOW)


def test_a_place_given_up_stays_free_until_it_is_replaced(call: Call) -> None:
    gone = give_up(call, 5)
    assert (gone.participation, gone.confirmation) == (None, Confirmation.DECLINED)
    assert [one.ref for one in unfilled(call)] == [gone.ref]
    with pytest.raises(WrongStage):
        confirm_place(gone, by=make.applicant(5), now=NOW)


def test_the_replacement_is_the_best_under_the_rules_and_all_others_stay(call: Call) -> None:
    confirm_place(make.application(call, 1), by=make.applicant(1), now=NOW)
    gone = give_up(call, 5)
    proposal = replacement_for(gone, by=make.lead(), now=NOW)
    newcomer = make.application(call, 8)
    assert proposal.newcomers == {newcomer.ref: "fellows"}
    assert newcomer.confirmation == ""
    accept_replacement(call, proposal.selection, by=make.lead(), now=NOW)
    assert unfilled(call) == []
    assert make.application(call, 8).confirmation == Confirmation.AWAITED
    assert make.application(call, 1).confirmation == Confirmation.CONFIRMED
    assert [ref for ref, what in make.outcomes(call).items() if what in ("pilots", "fellows")].count(
        "005"
    ) == 0


def test_two_places_that_are_free_are_filled_together(call: Call) -> None:
    for number in (4, 5):
        give_up(call, number)
    proposal = replacement_for(make.application(call, 4), by=make.lead(), now=NOW)
    assert sorted(ref[-3:] for ref in proposal.newcomers) == ["008", "010"]
    accept_replacement(call, proposal.selection, by=make.lead(), now=NOW)
    members = {ref for ref, what in make.outcomes(call).items() if what in ("pilots", "fellows")}
    assert (len(members), members & {"004", "005"}, unfilled(call)) == (7, set(), [])


def test_whoever_left_before_does_not_come_back_with_the_next_replacement(call: Call) -> None:
    for number in (4, 8):
        proposal = replacement_for(give_up(call, number), by=make.lead(), now=NOW)
        accept_replacement(call, proposal.selection, by=make.lead(), now=NOW)
    assert {make.outcomes(call)[ref] for ref in ("004", "008")} == {"out"}
    assert make.outcomes(call)["010"] == "fellows"


def test_a_proposal_set_aside_stays_on_record_and_cannot_be_decided(call: Call) -> None:
    proposal = replacement_for(give_up(call, 5), by=make.lead(), now=NOW).selection
    drop_proposal(proposal, by=make.lead(), at=NOW)
    proposal.refresh_from_db()
    standing = standing_selection(call)
    assert (proposal.state, standing and standing.pk != proposal.pk) == ("trial", True)
