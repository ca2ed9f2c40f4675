"""Errors of an API are problem details, and pages are bounded."""

import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from ninja import NinjaAPI
from ninja.pagination import paginate
from ninja.security import HttpBearer
from ninja.testing import TestClient

from circulade.core.api_problems import MEDIA_TYPE, Wrong, install_problems
from circulade.core.paging import BoundedPages


class Token(HttpBearer):
    def authenticate(self, request: HttpRequest, token: str) -> str | None:
        return token if token == "good" else None


@pytest.fixture(scope="module")
def client() -> TestClient:
    api = NinjaAPI(urls_namespace="problems")
    install_problems(api)

    @api.get("/numbers", response=list[int])
    @paginate(BoundedPages)
    def numbers(request: HttpRequest) -> list[int]:
        return list(range(500))

    @api.get("/fails/{why}")
    def fails(request: HttpRequest, why: str) -> None:
        raise {
            "missing": Http404(),
            "forbidden": PermissionDenied(),
            "wrong": Wrong(409, "The call is closed.", (("call", "open", "It closed."),)),
        }[why]

    @api.get("/secret", auth=Token())
    def secret(request: HttpRequest) -> str:
        return "secret"

    return TestClient(api)


def told(client: TestClient, path: str) -> tuple[int, str, dict[str, Any]]:
    answer = client.get(path)
    return answer.status_code, answer["Content-Type"], json.loads(answer.content)


def test_a_page_says_how_many_there_are(client: TestClient) -> None:
    answer = client.get("/numbers?limit=2&offset=3").json()
    assert answer == {"items": [3, 4], "count": 500, "limit": 2, "offset": 3}


@pytest.mark.parametrize("query", ["limit=201", "limit=0", "offset=-1", "limit=many"])
def test_a_page_out_of_bounds_is_a_problem_that_names_the_field(client: TestClient, query: str) -> None:
    status, media_type, problem = told(client, f"/numbers?{query}")
    assert (status, media_type, problem["status"]) == (422, MEDIA_TYPE, 422)
    assert problem["errors"][0]["field"].endswith(query.partition("=")[0])


@pytest.mark.parametrize(("why", "status"), [("missing", 404), ("forbidden", 403), ("wrong", 409)])
def test_errors_are_problems(client: TestClient, why: str, status: int) -> None:
    got, media_type, problem = told(client, f"/fails/{why}")
    assert (got, media_type, problem["status"]) == (status, MEDIA_TYPE, status)


def test_a_problem_of_the_domain_says_what_and_where(client: TestClient) -> None:
    _, _, problem = told(client, "/fails/wrong")
    assert problem["detail"] == "The call is closed."
    assert problem["errors"] == [{"field": "call", "rule": "open", "detail": "It closed."}]


def test_without_a_token_the_problem_says_how_to_send_one(client: TestClient) -> None:
    answer = client.get("/secret")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert client.get("/secret", headers={"Authorization": "Bearer good"}).json() == "secret"
