"""Seats by rule: the selection engine gives them, each person learns why, the others wait in the order of asking."""

import pytest
from django.test import Client
from tests.make import accounts as people
from tests.make import events as make

from circulade.accounts.enums import Role
from circulade.accounts.models import User
from circulade.cohorts.domain.selections import propose, select_cohort
from circulade.events.domain.allocation import allocate, open_allocation
from circulade.events.domain.registering import register
from circulade.events.domain.trouble import Refused
from circulade.events.enums import SeatRule
from circulade.events.models import Admission, Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return make.published(people.programme())


@pytest.fixture
def boss(event: Event) -> User:
    return people.user("olga", Role.EVENT_ORGANISER, programme=event.programme)


@pytest.fixture
def seats(event: Event) -> Admission:
    made = make.seats(event, 3, rule=SeatRule.ALLOCATION)
    make.registered(made, "ann", "bo", territory_name="Ghent", country="BE")
    make.registered(made, "cy", territory_name="Lyon", country="FR")
    register(
        made, make.attendee("dee", country="PT"), together=[make.attendee("eve", country="PT")], now=make.NOW
    )
    return made


def allocated(seats: Admission, boss: User) -> None:
    rule_set = open_allocation(seats, by=boss, now=make.NOW)
    allocate(seats, propose(select_cohort(rule_set, by=boss), by=boss), by=boss, now=make.NOW)


def test_one_of_each_territory_first_and_who_comes_together_stays_together(
    seats: Admission, boss: User
) -> None:
    allocated(seats, boss)
    states = make.states(seats)
    assert (states["dee"], sorted(states.values()).count("approved")) == (states["eve"], 3)
    # With one of Ghent, one of Lyon and two who come together for one seat more, Ghent's second waits.
    assert states["bo"] == "waiting"
    assert [bool(one.reason["texts"][one.language]) for one in seats.registrations.all()] == [True] * 5


def test_seats_are_given_once_and_late_comers_wait(seats: Admission, boss: User) -> None:
    allocated(seats, boss)
    with pytest.raises(Refused, match="The seats are given"):
        open_allocation(Admission.objects.get(), by=boss, now=make.NOW)
    (late,) = make.registered(seats, "late")
    assert late.state == "waiting"


def test_rules_are_edited_and_computed_in_the_studio(
    client: Client, seats: Admission, event: Event, boss: User
) -> None:
    client.force_login(boss, backend="django.contrib.auth.backends.ModelBackend")
    studio = client.post(f"/office/events/{event.slug}/seats/in_person/allocate/").headers["Location"]
    page = client.get(studio).content.decode()
    assert ("Of their territory" in page, "General Conference" in page) == (True, True)
    client.post(f"{studio}compute/")
    result = client.get(f"/office/selections/results/{seats_selection()}/")
    assert result.status_code == 200
    # The studio speaks of people and seats, says that letters follow, and offers no dossier of a call.
    for said, not_said in (("Compute the allocation", "cohort"), ("People who ask", "pplicant")):
        found = page if "Compute" in said else result.content.decode()
        assert (said in found, not_said in found) == (True, False)
    proposed = client.post(f"/office/selections/results/{seats_selection()}/propose/", follow=True)
    words = proposed.content.decode()
    assert ("writes to all of them" in words, "/dossier" in words) == (True, False)
    stranger = Client()
    other = people.user("facil", Role.FACILITATOR, programme=event.programme)
    stranger.force_login(other, backend="django.contrib.auth.backends.ModelBackend")
    assert stranger.get(studio).status_code == 403


def seats_selection() -> int:
    from circulade.cohorts.models import CohortSelection

    return CohortSelection.objects.get().pk
