"""Many people register, or click, at the same moment: no seat is given twice, nobody sees an error page."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from tests.make import accounts as people
from tests.make import events as make

from circulade.core.domain.audit_chain import verify_chain
from circulade.events.domain.leaving import change_mode, withdraw
from circulade.events.domain.offers import NoOffer, accept, decline
from circulade.events.domain.registering import register
from circulade.events.enums import Mode
from circulade.events.models import Admission, Registration, SeatOffer

CROWD = 24
# What somebody reads who answers otherwise than they did just before.
TOO_LATE = {
    "accept": "There is no seat offer to answer.",
    "decline": "You have given up your seat. You can register again while registration is open.",
}


def come(number: int) -> str:
    """Register one person; returns what went wrong."""
    try:
        register(Admission.objects.get(), make.attendee(f"p{number}"), now=make.NOW)
    except Exception as error:  # whatever it is, the test shows it
        return repr(error)
    finally:
        connection.close()
    return ""


@pytest.mark.django_db(transaction=True)
def test_everybody_comes_at_once_and_no_seat_is_given_twice() -> None:
    make.seats(make.published(people.programme()), 7)
    with ThreadPoolExecutor(CROWD) as pool:
        assert list(pool.map(come, range(CROWD))) == [""] * CROWD
    states = list(Registration.objects.values_list("state", flat=True))
    assert (states.count("approved"), states.count("waiting")) == (7, CROWD - 7)
    assert verify_chain().broken_at is None


def change(key: int) -> str:
    """Take a whole group online; returns what went wrong."""
    one = Registration.objects.select_related("event", "admission").get(pk=key)
    try:
        change_mode(one, Admission.objects.get(mode=Mode.ONLINE), now=make.NOW)
    except Exception as error:  # whatever it is, the test shows it
        return repr(error)
    finally:
        connection.close()
    return ""


@pytest.mark.django_db(transaction=True)
def test_groups_change_at_once_as_far_as_there_are_seats_for_all_of_one() -> None:
    event = make.published(people.programme())
    hall, online = make.seats(event, None), make.seats(event, 5, Mode.ONLINE)
    leaders = [
        register(hall, make.attendee(f"p{n}"), together=[make.attendee(f"q{n}")], now=make.NOW)
        for n in range(6)
    ]
    with ThreadPoolExecutor(len(leaders)) as pool:
        assert list(pool.map(change, [one.pk for one in leaders])) == [""] * len(leaders)
    # Five seats: two groups of two moved, the others sit where they sat, and wait there as two each.
    states = list(make.states(online).values())
    assert (states.count("approved"), states.count("waiting")) == (4, 8)
    assert hall.registrations.filter(state="approved").count() == 8
    torn = [one for one in Registration.objects.exclude(leader=None) if one.state != one.leader.state]
    assert (torn, verify_chain().broken_at) == ([], None)


def click(answer: str, key: int) -> str:
    """Answer somebody's seat offer; returns what they are told, or what went wrong."""
    one = Registration.objects.select_related("event", "admission").get(pk=key)
    try:
        (accept if answer == "accept" else decline)(one, now=make.NOW)
    except NoOffer as told:
        return str(told)
    except Exception as error:  # whatever it is, the test shows it
        return repr(error)
    finally:
        connection.close()
    return answer


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "answers", [("accept",) * 6, ("accept", "decline") * 3], ids=["six times yes", "yes and no"]
)
def test_clicks_on_one_offer_at_once_give_its_seat_once(answers: tuple[str, ...]) -> None:
    seats = make.seats(make.published(people.programme()), 1)
    ann, bo, _cy = make.registered(seats, "ann", "bo", "cy")
    withdraw(ann, now=make.NOW)
    with ThreadPoolExecutor(len(answers)) as pool:
        told = list(pool.map(click, answers, [bo.pk] * len(answers)))
    states = make.states(seats)
    # Whoever clicked first decided; the seat is held once, by Bo or by the next, and everybody else is told so.
    taken = states["bo"] == "approved"
    assert (states["bo"], states["cy"]) == (("approved", "waiting") if taken else ("withdrawn", "offered"))
    assert SeatOffer.objects.filter(registration=bo).count() == 1
    first = "accept" if taken else "decline"
    assert told == [each if each == first else TOO_LATE[first] for each in answers]
    assert verify_chain().broken_at is None
