"""Names in any language find the territory they mean, and say how sure that is."""

from typing import Any

import pytest
from tests.make import accounts, register

from circulade.register.domain.matching import (
    Suggestion,
    open_register,
    suggest_organisations,
    suggest_territories,
    territory_from_application,
)
from circulade.register.models import Territory

pytestmark = pytest.mark.django_db


def first(name: str, **asked: Any) -> Suggestion:
    return suggest_territories(name, programme=accounts.programme(), **asked)[0]


@pytest.fixture
def munich() -> Territory:
    return register.territory(accounts.programme(), "munich", "DE212")


@pytest.mark.parametrize(
    "typed",
    ["Munich", "MUNCHEN", "München, Deutschland", "Monaco di Baviera", "Μόναχο", "Stadt München (DE)"],
)
def test_a_city_is_found_by_its_name_in_any_language(munich: Territory, typed: str) -> None:
    found = first(typed)
    assert found.territory == munich
    assert found.score >= 0.85


def test_a_misspelt_name_is_found_but_less_surely() -> None:
    roubaix = register.territory(accounts.programme(), "capannori", country="IT")
    found = first("Cappanori")
    assert (found.territory, 0.6 < found.score < 0.85) == (roubaix, True)


def test_a_shared_code_confirms_a_name(munich: Territory) -> None:
    assert first("Stadt München", codes=["DE212"]).reason.endswith("same code (DE212)")


def test_a_place_not_in_the_register_is_suggested_with_its_region() -> None:
    found = first("München")
    assert found.territory is None
    assert found.place is not None
    assert (found.place.name, found.place.region) == ("Munich", "DE212")


def test_a_territory_of_another_country_is_not_suggested(munich: Territory) -> None:
    assert [
        each.territory for each in suggest_territories("Munich (FR)", programme=accounts.programme())
    ] == []


def test_many_names_cost_no_more_queries_than_one(munich: Territory, django_assert_num_queries: Any) -> None:
    programme = accounts.programme()
    with django_assert_num_queries(3):
        known = open_register(programme)
        for name in ("Munich", "Lucca", "Berlin", "Munich"):
            suggest_territories(name, programme=programme, register=known)
            suggest_organisations(name, programme=programme, register=known)


def test_an_organisation_is_found_by_its_name() -> None:
    works = register.organisation(accounts.programme(), "city-works")
    assert [
        each.organisation for each in suggest_organisations("City Wroks", programme=accounts.programme())
    ] == [works]


def test_an_application_makes_a_territory_that_is_not_yet_public() -> None:
    made = territory_from_application(
        accounts.programme(),
        name="Lindenau",
        country="DE",
        codes=["DE212"],
        population=48_000,
        population_year=2024,
        by=None,
        invented=True,
    )
    assert (made.population_source, made.public, made.invented) == (
        "Declared in the application",
        False,
        True,
    )


def test_a_label_that_many_names_bear_does_not_tell_them_apart() -> None:
    programme = accounts.programme()
    for name in ("Karsholm", "Nordlunda", "Vestervik"):
        register.territory(programme, name.lower(), name={"en": f"{name} (invented)"}, country="SE")
    found = suggest_territories("Skogsbyn (invented)", programme=programme, country="SE")
    assert [each.territory for each in found if each.score >= 0.8] == []
