"""Organisations that applications name are found in the register, added once, or left where there is doubt."""

from typing import Any

import pytest
from tests.make import accounts as people
from tests.make import calls as make
from tests.make import register

from circulade.calls.domain.organisation_matching import tie_organisations
from circulade.calls.enums import Purpose
from circulade.calls.models import Call
from circulade.register.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def call() -> Call:
    made = make.call()
    make.questions(made)
    make.question(made, "body", purpose=Purpose.ORGANISATION)
    return make.announce(made, by=None, now=make.BEFORE)


def sent(call: Call, **answers: Any) -> None:
    make.submitted(call, people.user(f"applicant-{call.applications.count()}"), **answers)


def tied(call: Call) -> tuple[int, list[str]]:
    done = tie_organisations(call, by=people.user("lead"), now=make.AFTER)
    names = call.applications.order_by("ref").values_list("organisation__ref", flat=True)
    return done, [name or "" for name in names]


def test_a_known_name_is_taken(call: Call) -> None:
    register.organisation(call.programme, "city-works", country="FR")
    sent(call, body="City works")
    assert tied(call) == (1, ["city-works"])


def test_a_new_name_is_added_once_for_all_who_give_it(call: Call) -> None:
    sent(call, body="Syndicat des Eaux"), sent(call, body="SYNDICAT des eaux")
    done, refs = tied(call)
    assert (done, len(set(refs)), Organisation.objects.count()) == (2, 1, 1)
    made = Organisation.objects.get()
    assert (str(made.name), made.country, made.kind) == ("Syndicat des Eaux", "FR", "local_authority")


def test_who_names_none_is_left(call: Call) -> None:
    sent(call)
    assert tied(call) == (0, [""])
    assert Organisation.objects.count() == 0


def test_tying_again_changes_nothing(call: Call) -> None:
    sent(call, body="Syndicat des Eaux")
    tied(call)
    assert tie_organisations(call, by=people.user("other"), now=make.AFTER) == 0
