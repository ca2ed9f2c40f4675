"""Members who were told and have not answered are reminded in their language, at most once a day."""

from datetime import timedelta

import pytest
from tests.make import deciding
from tests.make import published as make
from tests.make.stored import stored_once

from circulade.calls.domain.places import confirm_until, give_up_on_behalf, places_by_track, remind_members
from circulade.calls.domain.trouble import Refused
from circulade.calls.models import Application, Call
from circulade.core.models import Letter

pytestmark = pytest.mark.django_db


def told() -> Call:
    call = make.decided(places=2)
    deciding.told(call)
    return call


stored = stored_once(told)


def reminders() -> list[Letter]:
    return list(Letter.objects.filter(kind="reminder").order_by("key"))


def test_who_has_not_answered_is_reminded_once_a_day_in_the_language_of_the_application(call: Call) -> None:
    first = make.named(call, "Ville-1")
    Application.objects.filter(pk=first.pk).update(language="da")
    by, later = deciding.lead(), deciding.NOW + timedelta(days=3)
    assert [remind_members(call, by=by, now=at) for at in (later, later + timedelta(hours=1))] == [2, 0]
    letters = {letter.subject: letter.language for letter in reminders()}
    second = make.named(call, "Ville-2")
    assert letters == {
        f"Bekræft venligst jeres plads: {first.ref}": "da",
        f"Please confirm your place: {second.ref}": "en",
    }
    assert remind_members(call, by=by, now=later + timedelta(days=1), hidden=[first.ref]) == 1


def test_a_place_is_given_up_for_a_member_only_with_a_reason(call: Call) -> None:
    first = make.named(call, "Ville-1")
    with pytest.raises(Refused, match="Reason: say how you know"):
        give_up_on_behalf(first, reason=" ", by=deciding.lead(), now=deciding.NOW)
    given = give_up_on_behalf(first, reason="By phone.", by=deciding.lead(), now=deciding.NOW)
    assert given.confirmation == "declined"


def test_places_are_listed_by_track_without_those_of_a_conflict(call: Call) -> None:
    hidden = make.named(call, "Ville-2").ref
    ((_track, places),) = places_by_track(call, hidden=[hidden])
    assert [(place.application.name, place.tone) for place in places] == [("Ville-1", "warn")]


def test_the_days_to_confirm_count_from_being_told(call: Call) -> None:
    first = make.named(call, "Ville-1")
    assert confirm_until(first, told=None) is None
    assert confirm_until(first, told=deciding.NOW) == deciding.NOW + timedelta(days=14)
