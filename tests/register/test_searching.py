"""The office finds territories, organisations and people; others do not, and merged records are gone."""

import pytest
from tests.make import accounts as make

from circulade.accounts.enums import Role
from circulade.core.domain.search import find
from circulade.register.enums import OrganisationKind, TerritoryKind
from circulade.register.models import Organisation, Person, Territory

pytestmark = pytest.mark.django_db


def test_the_office_finds_its_register_and_others_do_not() -> None:
    programme = make.programme()
    other = make.programme("other")
    shared = {"country": "DE", "name": {"de": "Musterstadt", "en": "Sampleton"}}
    city = Territory.objects.create(programme=programme, ref="m", kind=TerritoryKind.CITY, **shared)
    Territory.objects.create(programme=other, ref="m", kind=TerritoryKind.CITY, **shared)
    works = Organisation.objects.create(
        programme=programme,
        ref="w",
        kind=OrganisationKind.LOCAL_AUTHORITY,
        country="DE",
        name={"de": "Stadtwerke Musterstadt"},
    )
    person = Person.objects.create(programme=programme, name="Ida Musterstadt")
    office = make.user("ann", Role.PROGRAMME_MANAGER, programme=programme)
    found = find("MUSTERSTADT", programme, user=office)
    assert {(hit.thing, hit.kind) for hit in found} == {
        (city, "territory"), (works, "organisation"), (person, "person")
    }  # fmt: skip
    assert [hit.url for hit in find("sampleton", programme, user=office)] == [
        "/office/register/territories/m/"
    ]
    assert find("musterstadt", programme, user=make.user("bob")) == []
    city.merged_into = Territory.objects.create(
        programme=programme, ref="k", kind=TerritoryKind.CITY, name="K", country="DE"
    )
    city.save()
    assert find("sampleton", programme, user=office) == []
