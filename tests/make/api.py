"""Ask the API in tests: as the public, with a token, or signed in."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from circulade.accounts.domain.tokens import make_token
from circulade.accounts.models import Programme, User


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer of the API."""

    status: int
    body: Any
    media_type: str
    headers: dict[str, str]
    content: bytes


def reader(user: User | None) -> Client:
    """Return a client somebody is signed in to; errors of the server become answers, as for a real client."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def ask(
    address: str,
    *,
    token: str = "",
    user: User | None = None,
    client: Client | None = None,
    method: str = "get",
) -> Asked:
    """Ask below /api/v1 as a user, or through a client of `reader`."""
    client = client or reader(user)
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    response = getattr(client, method)(f"/api/v1{address}", headers=headers)
    media_type = response.headers["Content-Type"].split(";")[0]
    body = response.json() if media_type.endswith("json") and response.content else None
    return Asked(response.status_code, body, media_type, dict(response.headers), response.content)


def token(user: User, programme: Programme, **fields: Any) -> str:
    """Make a token and return its text."""
    return make_token(user, programme=programme, name="test", **fields)[1]
