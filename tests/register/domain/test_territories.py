"""Territories are created and changed with checks, revisions and audit entries."""

from dataclasses import replace

import pytest
from tests.make import accounts

from circulade.core.models import AuditEntry
from circulade.register.domain.problems import Outdated, RegisterProblem
from circulade.register.domain.territories import TerritoryValues, change_territory, create_territory
from circulade.register.queries.names import names_of

pytestmark = pytest.mark.django_db
MUNICH = TerritoryValues(
    name={"en": "Munich", "de": "München"},
    kind="city",
    country="DE",
    codes=("DE212",),
    lau=("09162000",),
    population=1_510_378,
    population_year=2022,
    population_source="Statistical office",
)


def test_a_territory_gets_a_readable_reference_and_its_codes() -> None:
    made = create_territory(accounts.programme(), MUNICH, by=None)
    assert (made.ref, str(made)) == ("munich", "Munich")
    assert names_of(made) == {"en": "Munich", "de": "München"}
    assert list(made.codes.values_list("scheme", "code")) == [("lau", "09162000"), ("nuts", "DE212")]


def test_a_second_one_of_the_same_name_gets_another_reference() -> None:
    programme = accounts.programme()
    assert [create_territory(programme, MUNICH, by=None).ref for _ in range(3)] == [
        "munich",
        "munich-2",
        "munich-3",
    ]


def test_all_problems_are_named_at_once() -> None:
    wrong = TerritoryValues(name={"en": " "}, kind="village", country="XX", population=9, latitude=1.0)
    with pytest.raises(RegisterProblem) as raised:
        create_territory(accounts.programme(), wrong, by=None)
    assert sorted(raised.value.problems) == [
        "country",
        "kind",
        "latitude",
        "name",
        "population_source",
        "population_year",
    ]


def test_greece_and_the_united_kingdom_are_stored_by_their_iso_codes() -> None:
    values = TerritoryValues(name={"en": "Volos"}, kind="city", country="EL", codes=("EL613",))
    assert create_territory(accounts.programme(), values, by=None).country == "GR"


def test_a_change_is_audited_without_words() -> None:
    ann = accounts.user("ann")
    made = create_territory(accounts.programme(), MUNICH, by=ann)
    changed = replace(MUNICH, name={"en": "Munich!"}, codes=("DE21H",), lau=(), population=2_000_000)
    change_territory(made, changed, by=ann, revision=0)
    entry = AuditEntry.objects.last()
    assert entry is not None
    assert entry.changes == {
        "name": ["text", "text"],
        "population": [1_510_378, 2_000_000],
        "codes": [["09162000", "DE212"], ["DE21H"]],
    }


def test_saving_without_a_change_leaves_no_trace() -> None:
    made = create_territory(accounts.programme(), MUNICH, by=None)
    assert change_territory(made, MUNICH, by=None, revision=0).revision == 0
    assert AuditEntry.objects.count() == 1


def test_the_later_of_two_writers_sees_the_difference_and_overwrites_nothing() -> None:
    made = create_territory(accounts.programme(), MUNICH, by=None)
    change_territory(made, replace(MUNICH, population=1_600_000), by=None, revision=0)
    with pytest.raises(Outdated) as raised:
        change_territory(made, replace(MUNICH, website="https://example.org"), by=None, revision=0)
    assert [(each.field, each.stored, each.typed) for each in raised.value.differences] == [
        ("population", "1600000", "1510378"),
        ("website", "", "https://example.org"),
    ]
    assert raised.value.revision == 1
    made.refresh_from_db()
    assert (made.population, made.website) == (1_600_000, "")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "example.org", "https://" + "a" * 200])
def test_a_website_is_a_web_address(address: str) -> None:
    with pytest.raises(RegisterProblem) as raised:
        create_territory(accounts.programme(), replace(MUNICH, website=address), by=None)
    assert list(raised.value.problems) == ["website"]
