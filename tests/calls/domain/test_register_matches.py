"""An application is tied to the register by the office, and each tie is audited and settles conflicts at once."""

import pytest
from tests.make import accounts as people
from tests.make import calls as make
from tests.make import register

from circulade.accounts.models import User
from circulade.calls.domain.register_matches import (
    add_territory,
    confirm_organisation,
    confirm_territories,
    stated,
    territory_suggestions,
)
from circulade.calls.models import Application
from circulade.core.models import AuditEntry
from circulade.register.domain.problems import RegisterProblem
from circulade.register.models import Territory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> User:
    return people.user("lead")


@pytest.fixture
def application() -> Application:
    return make.submitted(make.open_call(), people.user("ann"))


def test_what_is_confirmed_takes_the_place_of_what_was(application: Application, lead: User) -> None:
    one = register.territory(application.call.programme, "one")
    other = register.territory(application.call.programme, "other")
    for territories in ([one], [other], [other]):
        confirm_territories(application, territories, by=lead, now=make.AFTER)
    assert list(application.territories.all()) == [other]
    entries = AuditEntry.objects.filter(action="territories confirmed").order_by("number")
    assert [each.changes["territories"] for each in entries] == [[[], [one.pk]], [[one.pk], [other.pk]]]


def test_a_confirmed_territory_of_an_assessors_country_is_a_conflict_at_once(
    application: Application, lead: User
) -> None:
    bea = people.user("bea")
    application.call.assessors.create(user=bea, pseudonym="A1", country="DE")
    confirm_territories(
        application, [register.territory(application.call.programme)], by=lead, now=make.AFTER
    )
    assert list(application.conflicts.values_list("user", "source")) == [(bea.pk, "own_country")]


def test_a_confirmed_organisation_of_an_assessor_is_a_conflict_at_once(
    application: Application, lead: User
) -> None:
    bea, works = people.user("bea"), register.organisation(application.call.programme)
    application.call.assessors.create(user=bea, pseudonym="A1", organisation=works)
    confirm_organisation(application, works, by=lead, now=make.AFTER)
    confirm_organisation(application, works, by=lead, now=make.AFTER)
    assert list(application.conflicts.values_list("user", "source")) == [(bea.pk, "own_organisation")]


def test_an_application_says_its_name_and_country(application: Application) -> None:
    says = stated(application)
    assert (says.territory, says.country, says.codes, says.population) == ("Ville-Haute", "FR", (), None)


def test_a_known_name_is_suggested(application: Application) -> None:
    known = register.territory(application.call.programme, "vh", name={"en": "Ville Haute"}, country="FR")
    assert territory_suggestions(application)[0].territory == known


def test_the_territory_is_added_as_stated(application: Application, lead: User) -> None:
    made = add_territory(application, by=lead, now=make.AFTER)
    assert (str(made.name), made.country, list(application.territories.all())) == (
        "Ville-Haute",
        "FR",
        [made],
    )


def test_what_the_register_refuses_leaves_nothing_behind(application: Application, lead: User) -> None:
    Application.objects.update(country="")
    application.refresh_from_db()
    with pytest.raises(RegisterProblem):
        add_territory(application, by=lead, now=make.AFTER)
    assert (Territory.objects.count(), application.territories.count()) == (0, 0)
