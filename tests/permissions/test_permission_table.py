"""Every address, every kind of user: who may enter is written down once, and nothing leaks to the others."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.permissions.grounds import each, grounds
from tests.permissions.rows import Row
from tests.permissions.table import ROWS
from tests.permissions.world import ANONYMOUS, ELSEWHERE, EVERYBODY, World

from circulade import urls

# Libraries test their own addresses; what we set of them is tested in tests/accounts.
LIBRARIES = {"admin", "api-1"}
LIBRARY_PREFIXES = ("account_", "mfa_", "socialaccount_", "openid_connect_")

# What a page may ask of the database; documents, tables and changes may ask more.
MOST_QUERIES = 15
# The kinds of records are read once per process; savepoints stand for the test's own transactions.
ASIDE = ('FROM "django_content_type"', "SAVEPOINT")


def names(patterns: list[URLPattern | URLResolver], namespace: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = pattern.namespace or ""
            if inner not in LIBRARIES:
                found |= names(pattern.url_patterns, ":".join(filter(None, [namespace, inner])))
        elif pattern.name and not pattern.name.startswith(LIBRARY_PREFIXES):
            found.add(f"{namespace}:{pattern.name}" if namespace else pattern.name)
    return found


# Of those who may not open a page, these also try to send something to it; to what things are sent to, everybody tries.
SENDERS = frozenset({ANONYMOUS, ELSEWHERE})
# A refusal says the same in the same frame at every address: these get it whole, the others what it says.
FRAMED = frozenset({ANONYMOUS, ELSEWHERE, "member"})


def noting(asked: list[str]) -> Callable[..., Any]:
    """Note what the database is asked; cheaper than capturing, which asks it to quote each parameter."""

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if not any(words in sql for words in ASIDE):
            asked.append(sql)
        return execute(sql, params, many, context)

    return note


def outcome(client: Client, row: Row, address: str) -> tuple[str, bytes]:
    """Say what happened: ok, sign-in, 403, 404, the status, or that a page asked too much of the database."""
    send = client.post if row.method == "post" else client.get
    asked: list[str] = []
    with connection.execute_wrapper(noting(asked)):
        response = send(address, dict(row.data or {})) if row.method == "post" else send(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    is_page = row.method == "get" and response.headers.get("Content-Type", "").startswith("text/html")
    if is_page and len(asked) > MOST_QUERIES:
        return f"{len(asked)} queries", body
    location = response.headers.get("Location", "")
    if response.status_code == 302 and location.startswith(reverse(settings.LOGIN_URL)):
        return "sign in", body
    if response.status_code < 400 or response.status_code in row.accepted:
        return "ok", body
    return str(response.status_code), body


def trying(row: Row) -> list[str]:
    """Return who tries to open an address: on SQLite everybody.

    Who may enter is decided in Python. What pages ask of the database could differ on PostgreSQL: there somebody
    tries who sees most of the page.
    """
    if connection.vendor == "sqlite":
        return sorted(EVERYBODY)
    return [row.eyes] if row.allowed else [ANONYMOUS]


def unframed(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Refuse with what is said of it alone."""
    return HttpResponse(str(exception), status=404 if isinstance(exception, Http404) else 403)


ground = grounds()


@pytest.mark.django_db
@each(ROWS)
def test_only_those_allowed_get_in(ground: World, row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    world, client = ground.copy(), Client(raise_request_exception=False)
    address = reverse(row.url, kwargs=dict(row.kwargs(world))) + row.query
    address += row.asked(world) if row.asked else ""
    refused = {"404"} if row.hidden else {"403", "404"}
    wrong: dict[str, str] = {}
    for actor in trying(row):
        world.let_in(actor, client)
        for handler in ("handler403", "handler404"):
            monkeypatch.setattr(urls, handler, None if actor in FRAMED else unframed, raising=False)
        with transaction.atomic():
            got, body = outcome(client, row, address)
            transaction.set_rollback(True)
        allowed = actor in row.allowed
        expected = {"ok"} if allowed else refused | ({"sign in"} if actor == ANONYMOUS else set())
        leaked = [] if allowed else [text for text in row.secret if text.encode() in body]
        if row.method == "get" and not allowed and actor in SENDERS and not leaked and got in expected:
            with transaction.atomic():
                got, _body = outcome(client, replace(row, method="post", data={}), address)
                transaction.set_rollback(True)
            expected = expected | {"405"}
        if got not in expected or leaked:
            wrong[actor] = f"{got} {leaked}" if leaked else got
    assert wrong == {}


def test_every_address_stands_in_the_table() -> None:
    assert sorted(names(get_resolver().url_patterns) - {row.url for row in ROWS}) == []
