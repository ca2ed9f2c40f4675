"""The API gives public fields of public records, in bounded pages."""

from typing import Any

import pytest
from ninja import NinjaAPI
from ninja.testing import TestClient
from tests.make import accounts, register

from circulade.register.api import router

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def api() -> TestClient:
    whole = NinjaAPI(urls_namespace="register-alone")
    whole.add_router("", router)
    return TestClient(whole)


def body(api: TestClient, address: str) -> Any:
    response = api.get(address)
    assert response.status_code == 200
    return response.json()


def test_a_territory_comes_with_class_type_and_involvements(api: TestClient) -> None:
    munich = register.territory(accounts.programme(), "munich", "DE212", maturity="advanced")
    register.participation(munich, kind="pilot", label="Pilots 2022")
    register.participation(munich, kind="fellow", state="awaited")
    found = body(api, "/territories/munich")
    assert (found["urban_rural"], found["macro_region"], found["codes"]) == ("urban", "western", ["DE212"])
    assert [(each["kind"], each["since"]) for each in found["participations"]] == [("pilot", "2023-01-01")]


def test_what_is_not_public_is_neither_listed_nor_found(api: TestClient) -> None:
    hidden = register.territory(accounts.programme(), "secret-town", public=False)
    register.organisation(accounts.programme(), "works", hidden)
    register.organisation(accounts.programme(), "secret-works", public=False)
    assert body(api, "/territories") == {"count": 0, "items": []}
    assert [(each["ref"], each["territories"]) for each in body(api, "/organisations")["items"]] == [
        ("works", [])
    ]
    assert [
        api.get(f"/{path}").status_code for path in ("territories/secret-town", "organisations/secret-works")
    ] == [
        404,
        404,
    ]


def test_pages_are_bounded(api: TestClient) -> None:
    for number in range(3):
        register.territory(accounts.programme(), f"t-{number}")
    found = body(api, "/territories?limit=2&offset=2")
    assert (found["count"], [each["ref"] for each in found["items"]]) == (3, ["t-2"])
    assert api.get("/territories?limit=101").status_code == 422


def test_people_are_in_no_answer(api: TestClient) -> None:
    works = register.organisation(accounts.programme(), "works")
    register.contact(works, register.person(accounts.programme(), "Pat Hidden"))
    assert "Pat" not in api.get("/organisations/works").content.decode()
