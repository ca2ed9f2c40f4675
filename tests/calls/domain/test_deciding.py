"""Deciding: everything the chosen need exists at once, or nothing does; nothing is sent."""

import pytest
from tests.make import deciding as make
from tests.make.deciding import NOW
from tests.make.stored import stored_once

from circulade.calls.domain.deciding import decide_call, standing_selection
from circulade.calls.domain.joining import confirm_place
from circulade.calls.domain.trouble import WrongStage
from circulade.calls.enums import CallStage, Confirmation
from circulade.calls.models import Call
from circulade.cohorts.domain.panel import decide_in_panel
from circulade.cohorts.domain.rulesets import rule_set_of
from circulade.cohorts.domain.selections import NotDecidable
from circulade.cohorts.enums import PanelAction
from circulade.core.models import AuditEntry, Letter
from circulade.groups.models import Group, Seat
from circulade.needs.models import Card
from circulade.register.models import Participation

pytestmark = pytest.mark.django_db
stored = stored_once(make.call)


@pytest.fixture
def call(stored: Call, db: None) -> Call:
    """A call under assessment."""
    return Call.objects.get(pk=stored.pk)


@pytest.fixture
def decided(call: Call) -> Call:
    return make.decide(call)


def test_the_best_are_chosen_by_track_and_the_next_stand_in_reserve(decided: Call) -> None:
    assert make.outcomes(decided) == {
        "001": "pilots",
        "002": "pilots",
        "003": "pilots",
        "004": "fellows",
        "005": "fellows",
        "006": "fellows",
        "007": "fellows",
        "008": "reserve",
        "010": "reserve",
        "009": "out",
        "011": "out",
        "012": "out",
    }
    assert decided.stage == CallStage.DECIDED


def test_members_have_participations_seats_and_drafts_of_their_needs_without_retyping(decided: Call) -> None:
    assert (
        sorted(Participation.objects.values_list("kind", "state"))
        == [("fellow", "awaited")] * 4 + [("pilot", "awaited")] * 3
    )
    assert sorted((group.slug, group.seats.count()) for group in Group.objects.all()) == [
        ("crm-2025-fellows", 4),
        ("crm-2025-pilots", 3),
    ]
    cards = Card.objects.order_by("pk")
    assert [card.title for card in cards][:2] == ["A partner for copper 1", "A partner for copper 2"]
    assert {(card.state, card.visibility) for card in cards} == {("draft", "office")}
    assert (len(cards), decided.applications.filter(confirmation=Confirmation.AWAITED).count()) == (7, 7)


def test_deciding_sends_and_publishes_nothing(decided: Call) -> None:
    sent = Letter.objects.exclude(kind__in=["receipt", "invitation"])
    assert sent.count() == 0
    assert Call.objects.get().stage != CallStage.PUBLISHED


def test_of_two_leads_who_decide_the_second_is_told(call: Call) -> None:
    first = make.proposed(call)
    decide_call(call, first, by=make.lead(), now=NOW)
    with pytest.raises(NotDecidable):
        decide_call(call, first, by=make.lead(), now=NOW)
    assert Seat.objects.count() == 7


def test_a_call_that_is_not_assessed_cannot_be_decided_and_nothing_is_half_done(call: Call) -> None:
    proposed = make.proposed(call)
    Call.objects.filter(pk=call.pk).update(stage=CallStage.ELIGIBILITY)
    with pytest.raises(WrongStage):
        decide_call(call, proposed, by=make.lead(), now=NOW)
    proposed.refresh_from_db()
    assert (proposed.state, Participation.objects.count(), Group.objects.count()) == ("proposed", 0, 0)


def test_a_superseding_decision_keeps_what_was_confirmed_and_ends_the_others_places(decided: Call) -> None:
    call = decided
    confirm_place(make.application(call, 1), by=make.applicant(1), now=NOW)
    kept = make.application(call, 1).participation
    decide_in_panel(
        rule_set_of(call),
        ref=make.application(call, 7).ref,
        action=PanelAction.EXCLUDE,
        reason="The file was withdrawn by the region.",
        people="The panel",
        by=make.lead(),
        at=NOW,
    )
    second = make.proposed(call)
    decide_call(call, second, by=make.lead(), now=NOW, superseding=standing_selection(call))
    assert make.application(call, 1).participation == kept
    assert make.application(call, 1).confirmation == Confirmation.CONFIRMED
    assert make.application(call, 7).participation is None
    assert make.application(call, 8).confirmation == Confirmation.AWAITED
    assert Seat.objects.filter(until__isnull=True).count() == 7


def test_every_decision_is_audited(decided: Call) -> None:
    found = AuditEntry.objects.filter(
        action__in=["cohort decided", "call stage changed", "application accepted"]
    )
    assert found.filter(action="application accepted").count() == 7
    assert found.filter(action="cohort decided").count() == 1
