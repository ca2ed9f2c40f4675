"""Publishing shows the chosen, others only with consent, and members' territories only once it has happened."""

import pytest
from tests.make import deciding as make
from tests.make.deciding import NOW
from tests.make.stored import stored_once

from circulade.calls.domain.joining import confirm_place, give_up_place
from circulade.calls.domain.publishing import choose_shown, public_bundle, publish, results_of
from circulade.calls.domain.trouble import WrongStage
from circulade.calls.enums import CallStage
from circulade.calls.models import Call
from circulade.register.models import Territory

pytestmark = pytest.mark.django_db
stored = stored_once(make.decided)


def public() -> list[str]:
    return list(Territory.objects.filter(public=True).order_by("pk").values_list("ref", flat=True))


def test_the_chosen_are_shown_by_track_and_nobody_else_unless_asked(call: Call) -> None:
    results = results_of(call)
    assert results is not None
    assert [(track, [one.name for one in chosen]) for track, chosen in results.tracks] == [
        ("Pilots", ["Town 1", "Town 3", "Town 2"]),
        ("Fellows", ["Town 5", "Town 4", "Town 7", "Town 6"]),
    ]
    assert (results.others, results.with_bundle, results.seed) == ((), False, "3 November 2025")


def test_others_are_named_only_with_their_consent(call: Call) -> None:
    choose_shown(call, by=make.lead(), show_consenting=True)
    results = results_of(call)
    assert results is not None
    assert sorted(one.name for one in results.others) == ["Town 11", "Town 9"]


def test_a_member_who_gave_up_is_not_shown(call: Call) -> None:
    give_up_place(make.application(call, 1), by=make.applicant(1), now=NOW)
    choose_shown(call, by=make.lead(), show_consenting=True)
    results = results_of(call)
    assert results is not None
    names = [one.name for _track, chosen in results.tracks for one in chosen] + [
        one.name for one in results.others
    ]
    assert "Town 1" not in names


def test_territories_of_confirmed_members_become_public_with_publication_and_after_it(call: Call) -> None:
    confirm_place(make.application(call, 1), by=make.applicant(1), now=NOW)
    assert public() == []
    publish(call, by=make.lead(), now=NOW)
    assert public() == ["town-1"]
    confirm_place(make.application(call, 2), by=make.applicant(2), now=NOW)
    assert public() == ["town-1", "town-2"]


def test_what_is_published_stays_published_and_only_a_decided_call_can_be(call: Call) -> None:
    publish(call, by=make.lead(), now=NOW)
    assert Call.objects.get(pk=call.pk).stage == CallStage.PUBLISHED
    with pytest.raises(WrongStage):
        publish(call, by=make.lead(), now=NOW)


def test_the_bundle_is_public_only_if_the_office_says_so_and_after_publication(call: Call) -> None:
    choose_shown(call, by=make.lead(), show_bundle=True)
    assert public_bundle(call) is None
    publish(call, by=make.lead(), now=NOW)
    assert (public_bundle(call) or b"")[:2] == b"PK"
    choose_shown(call, by=make.lead(), show_bundle=False)
    assert public_bundle(call) is None
