"""The register through the API: public fields of public records, in bounded pages."""

from typing import Any

import pytest
from tests.make import accounts, register
from tests.make.api import ask

pytestmark = pytest.mark.django_db


def body(address: str) -> Any:
    answer = ask(address)
    assert answer.status == 200
    return answer.body


def test_a_territory_comes_with_class_type_and_involvements() -> None:
    munich = register.territory(accounts.programme(), "munich", "DE212", maturity="advanced")
    register.participation(munich, kind="pilot", label="Pilots 2022")
    register.participation(munich, kind="fellow", state="awaited")
    found = body("/territories/munich")
    assert (found["urban_rural"], found["macro_region"], found["codes"]) == ("urban", "western", ["DE212"])
    assert [(each["kind"], each["since"]) for each in found["participations"]] == [("pilot", "2023-01-01")]


def test_what_is_not_public_is_neither_listed_nor_found() -> None:
    hidden = register.territory(accounts.programme(), "secret-town", public=False)
    register.organisation(accounts.programme(), "works", hidden)
    register.organisation(accounts.programme(), "secret-works", public=False)
    assert body("/territories") == {"total": 0, "items": [], "next": None}
    assert [(each["ref"], each["territories"]) for each in body("/organisations")["items"]] == [("works", [])]
    assert [ask(f"/{path}").status for path in ("territories/secret-town", "organisations/secret-works")] == [
        404,
        404,
    ]


def test_pages_are_bounded() -> None:
    for number in range(3):
        register.territory(accounts.programme(), f"t-{number}")
    found = body("/territories?limit=2&offset=2")
    assert (found["total"], [each["ref"] for each in found["items"]]) == (3, ["t-2"])
    assert found["next"] is None
    first = body("/territories?text=T&limit=2")
    assert first["next"] == "http://testserver/api/v1/territories?text=T&limit=2&offset=2"
    assert ask("/territories?limit=201").status == 422
