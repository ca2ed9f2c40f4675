"""Many people register at the same moment: no seat is given twice, nobody sees an error page."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from tests.make import accounts as people
from tests.make import events as make

from circulade.core.domain.audit_chain import verify_chain
from circulade.events.domain.registering import register
from circulade.events.models import Admission, Registration

CROWD = 24


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
