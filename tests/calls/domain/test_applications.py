"""Who may apply learns it before typing, and every application has its reference."""

import pytest
from tests.make import accounts as people
from tests.make import calls as make

from circulade.calls.domain.announcing import announce
from circulade.calls.domain.applications import check_applicant, start
from circulade.calls.domain.trouble import NotEligible, NotOpen
from circulade.calls.models import Application
from circulade.calls.queries.applications import working_values

pytestmark = pytest.mark.django_db


def test_an_ineligible_kind_is_told_which_kinds_can_apply() -> None:
    call = make.open_call(eligible_kinds=["local_authority"])
    with pytest.raises(NotEligible, match="These can: local authority"):
        start(call, kind="company", country="FR", by=people.user("ann"), now=make.DURING)
    assert Application.objects.count() == 0


def test_an_ineligible_country_is_told_which_can_apply() -> None:
    call = make.open_call(eligible_countries=["FI", "SE"])
    with pytest.raises(NotEligible, match="Finland, Sweden"):
        check_applicant(call, kind="local_authority", country="FR")
    check_applicant(call, kind="local_authority", country="FI")


@pytest.mark.parametrize("now", [make.BEFORE, make.CLOSES, make.AFTER])
def test_nobody_begins_while_the_call_is_not_open(now: object) -> None:
    with pytest.raises(NotOpen):
        start(make.open_call(), kind="local_authority", country="FR", by=people.user("ann"), now=now)


def test_references_count_up_and_never_come_back() -> None:
    call, ann = make.open_call(), people.user("ann")
    first, second = make.draft(call, ann), make.draft(call, ann)
    first.delete()
    assert (second.ref, make.draft(call, ann).ref) == ("CRM-2025-002", "CRM-2025-003")


def test_what_was_said_first_is_already_answered() -> None:
    call = make.call()
    make.questions(call)
    make.question(call, "country", "place", purpose="country")
    announce(call, by=None, now=make.BEFORE)
    application = make.draft(call, people.user("ann"))
    assert working_values(application) == {"country": {"country": "FR", "nuts": [], "name": ""}}
    assert application.colleagues.get().user.email == "ann@example.org"
