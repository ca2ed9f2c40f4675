"""Being chosen brings participations, a seat and cards without retyping, once; being dismissed ends them."""

import pytest
from tests.make import assessing
from tests.make import published as make
from tests.make.core import drain
from tests.make.stored import stored_once

from circulade.accounts.models import User
from circulade.calls.domain.admitting import admit, dismiss
from circulade.calls.enums import Confirmation
from circulade.calls.models import Application, Call
from circulade.groups.models import Group
from circulade.register.enums import ParticipationState
from circulade.register.models import Participation

pytestmark = pytest.mark.django_db


def decided() -> Call:
    made = make.decided()
    drain()
    return made


stored = stored_once(decided)


def lead(call: Call) -> User:
    return make.lead(call.programme)


def admitted(call: Call, name: str) -> Application:
    application = make.named(call, name)
    admit(application, track="members", by=lead(call), now=assessing.NOW)
    return application


def test_the_chosen_take_part_as_soon_as_they_confirm(call: Call) -> None:
    application = admitted(call, "Ville-2")
    held = Participation.objects.get(territory__ref="ville-2")
    assert (held.state, held.kind, application.participation, application.confirmation) == (
        ParticipationState.AWAITED,
        "community",
        held,
        Confirmation.AWAITED,
    )


def test_admitting_again_makes_nothing_twice(call: Call) -> None:
    first = admitted(call, "Ville-2")
    first.confirmation = Confirmation.CONFIRMED
    first.save()
    again = admitted(call, "Ville-2")
    assert again.confirmation == Confirmation.CONFIRMED
    assert Participation.objects.filter(territory__ref="ville-2").count() == 1
    assert Group.objects.count() == 1


def test_all_of_a_track_sit_in_one_group(call: Call) -> None:
    seats = [admitted(call, name).participation for name in ("Ville-2", "Ville-3")]
    groups = {seat.group_id for each in seats if each is not None for seat in each.seats.all()}
    assert len(groups) == 1


def test_who_is_dismissed_keeps_the_history_and_loses_the_place(call: Call) -> None:
    application = admitted(call, "Ville-2")
    dismiss(application, by=lead(call), now=assessing.NOW)
    held = Participation.objects.get(territory__ref="ville-2")
    assert (held.state, application.participation, application.confirmation) == (
        ParticipationState.WITHDRAWN,
        None,
        "",
    )
    assert held.seats.filter(until__isnull=True).count() == 0
