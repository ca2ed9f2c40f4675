"""One row of the permission table: an address, and who may use it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.permissions.world import World


def nothing(_: World) -> dict[str, Any]:
    """Give an address without parameters."""
    return {}


@dataclass(frozen=True, slots=True)
class Row:
    """`allowed` actors succeed (2xx or a redirect that is not to sign-in); all others are refused.

    `query` follows the address, or what `asked` makes where it names records.
    `kwargs` makes the records the address needs and returns its parameters. `secret` are texts in those records
    that no refused response may contain. `accepted` adds statuses that count as success, such as 400 or 422 for a
    POST with empty data, and `hidden` says that the others must get 404 instead of 403.
    """

    url: str
    allowed: frozenset[str]
    kwargs: Callable[[World], Mapping[str, Any]] = nothing
    method: str = "get"
    data: Mapping[str, Any] | None = None
    query: str = ""
    asked: Callable[[World], str] | None = None
    secret: tuple[str, ...] = ()
    accepted: tuple[int, ...] = ()
    hidden: bool = False
