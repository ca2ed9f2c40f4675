"""Duplicates are found in any language, with reasons, and strangers are left alone."""

import pytest
from tests.make import accounts, register

from circulade.register.domain.duplicates import (
    organisation_duplicates,
    person_duplicates,
    territory_duplicates,
)

pytestmark = pytest.mark.django_db


def test_one_city_in_two_languages_is_a_duplicate() -> None:
    programme = accounts.programme()
    first = register.territory(programme, "munich", "DE212", name={"en": "Munich"})
    second = register.territory(programme, "x", "DE212", name={"it": "Monaco di Baviera"})
    register.territory(programme, "berlin", "DE300")
    (found,) = territory_duplicates(programme)
    assert (found.first, found.second, found.score > 0.9) == (first, second, True)
    assert found.reasons[-1] == "same code: DE212"


def test_a_city_and_a_region_of_one_name_are_less_likely_one() -> None:
    programme = accounts.programme()
    register.territory(programme, "tampere", country="FI")
    register.territory(programme, "tampere-region", country="FI", kind="region")
    assert territory_duplicates(programme) == []


def test_the_same_name_in_two_countries_is_no_duplicate() -> None:
    programme = accounts.programme()
    register.territory(programme, "frankfurt")
    register.territory(programme, "frankfurt-2", name={"en": "Frankfurt"}, country="AT")
    assert territory_duplicates(programme) == []


def test_organisations_share_a_domain_but_not_a_free_one() -> None:
    programme = accounts.programme()
    one, two, three = (register.organisation(programme, ref) for ref in ("works", "utility", "agency"))
    register.contact(one, register.person(programme, "A", email="a@stadt.example"))
    register.contact(two, register.person(programme, "B", email="b@stadt.example"))
    register.contact(two, register.person(programme, "C", email="c@gmail.com"))
    register.contact(three, register.person(programme, "D", email="d@gmail.com"))
    assert [(each.first, each.second) for each in organisation_duplicates(programme)] == [(one, two)]


def test_people_are_compared_by_address_and_name_in_any_order() -> None:
    programme = accounts.programme()
    one = register.person(programme, "Jane Doe", email="jane@example.org")
    two = register.person(programme, "Doe, Jane", email="j.doe@example.org")
    register.person(programme, "John Doe", email="john@example.org")
    assert [(each.first, each.second, each.reasons) for each in person_duplicates(programme)] == [
        (one, two, ("same name",))
    ]
