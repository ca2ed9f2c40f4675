"""Every error is a problem detail that says what is wrong and the way out."""

from typing import Any

import pytest
from pytest_django import Settings
from tests.make import accounts as make
from tests.make.api import Asked, ask, token

from circulade.accounts.enums import Role
from circulade.api import throttle
from circulade.register.api import territories

pytestmark = pytest.mark.django_db
FORM = {"type", "title", "status", "detail", "instance"}


def check(answer: Asked, status: int, title: str, *, errors: bool = False) -> None:
    assert (answer.status, answer.media_type) == (status, "application/problem+json")
    assert (answer.body["status"], answer.body["title"]) == (status, title)
    assert set(answer.body) == (FORM | {"errors"} if errors else FORM)


def test_nobody_is_told_to_sign_in_or_send_a_token() -> None:
    make.programme()
    answer = ask("/participations")
    check(answer, 401, "Unauthorized")
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert "Authorization: Bearer circ_" in answer.body["detail"]


def test_a_wrong_token_is_an_error_even_where_everybody_may_read() -> None:
    make.programme()
    check(ask("/territories", token="circ_wrong"), 401, "Unauthorized")


def test_whoever_lacks_the_role_is_forbidden() -> None:
    programme = make.programme()
    check(ask("/participations", user=make.user("ann", Role.MEMBER, programme=programme)), 403, "Forbidden")


def test_what_is_not_there_is_not_found() -> None:
    make.programme()
    answer = ask("/calls/nowhere")
    check(answer, 404, "Not Found")
    assert (answer.body["detail"], answer.body["instance"]) == (
        "There is no call “nowhere”.",
        "/api/v1/calls/nowhere",
    )
    for address in ("/nothing", "/nothing/else", "/calls/a/b/c"):
        check(ask(address), 404, "Not Found")


def test_without_a_programme_everything_is_not_found() -> None:
    check(ask("/territories"), 404, "Not Found")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_other_methods_are_not_allowed(method: str) -> None:
    answer = ask("/territories", method=method)
    check(answer, 405, "Method Not Allowed")
    assert answer.headers["Allow"] == "GET"


def test_head_answers_like_get() -> None:
    make.programme()
    assert (ask("/territories", method="head").status, ask("/territories", method="head").content) == (
        200,
        b"",
    )


@pytest.mark.parametrize(
    ("query", "field", "way_out"),
    [
        ("limit=0", "limit", "Use 1 or more."),
        ("limit=201", "limit", "Use 200 or less."),
        ("limit=many", "limit", "Write a whole number, such as 50."),
        ("offset=-1", "offset", "Use 0 or more."),
        ("kind=village", "kind", "Use one of: 'city', 'region' or 'cluster'."),
        ("country=Finland", "country", "Write it so that it matches ^([A-Za-z]{2})?$."),
        ("text=" + "a" * 201, "text", "Use at most 200 characters."),
        ("text=%00", "text", r"Write it so that it matches ^[^\x00]*$."),
    ],
)
def test_a_wrong_parameter_is_named_with_its_rule_and_the_way_out(
    query: str, field: str, way_out: str
) -> None:
    make.programme()
    answer = ask(f"/territories?{query}")
    check(answer, 422, "Unprocessable Entity", errors=True)
    (error,) = answer.body["errors"]
    assert (error["field"], error["way_out"], bool(error["rule"])) == (field, way_out, True)


def test_all_wrong_parameters_are_named_at_once() -> None:
    make.programme()
    errors = ask("/territories?limit=0&offset=-1").body["errors"]
    assert [each["field"] for each in errors] == ["limit", "offset"]


def test_an_id_that_is_none_is_named() -> None:
    programme = make.programme()
    answer = ask("/runs/seven", user=make.user("lead", Role.SELECTION_LEAD, programme=programme))
    check(answer, 422, "Unprocessable Entity", errors=True)
    assert answer.body["errors"][0]["field"] == "run_id"


def test_a_mistake_of_the_server_tells_nothing_of_its_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    make.programme()

    def broken(*_: Any) -> Any:
        raise RuntimeError("secret words")

    monkeypatch.setattr(territories, "territory_fields", broken)
    monkeypatch.setattr(territories, "directory", broken)
    answer = ask("/territories")
    check(answer, 500, "Internal Server Error")
    assert b"secret words" not in answer.content


def test_too_many_requests_are_told_when_to_come_back(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    programme = make.programme()
    settings.API_PER_MINUTE_PUBLIC = 2
    monkeypatch.setattr(throttle, "time", lambda: 90_000_045.0)
    assert [ask("/territories").status for _ in range(3)] == [200, 200, 429]
    answer = ask("/territories")
    check(answer, 429, "Too Many Requests")
    assert answer.headers["Retry-After"] == "15"
    office = make.user("ann", Role.ANALYST, programme=programme)
    assert ask("/territories", token=token(office, programme)).status == 200
    monkeypatch.setattr(throttle, "time", lambda: 90_000_060.0)
    assert ask("/territories").status == 200
