"""One row of the permission table: an address, and who may use it.

A row is added to the `ROWS` of an app's `permission_rows.py`; nothing else is needed. Where what its `kwargs` makes
costs more than a tenth of a second and other rows need the same, make it with `world.once` in a function of its own,
and let the rows share it: `Row(…, upon=decided)`, or `*sharing(decided, rows)` for many. Rows upon the same thing run
one after the other; it is made before the first of them, and every row undoes what it changed itself.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.permissions.world import ANONYMOUS, World

# Who sees most of a page comes first.
EYES = (ANONYMOUS, "owner", "programme_manager", "administrator", "selection_lead", "assessor")


def nothing(_: World) -> dict[str, Any]:
    """Give an address without parameters, or make nothing beforehand."""
    return {}


@dataclass(frozen=True, slots=True)
class Row:
    """`allowed` actors succeed (2xx or a redirect that is not to sign-in); all others are refused.

    `query` follows the address, or what `asked` makes where it names records.
    `kwargs` makes the records the address needs and returns its parameters. `secret` are texts in those records
    that no refused response may contain. `accepted` adds statuses that count as success, such as 400 or 422 for a
    POST with empty data, and `hidden` says that the others must get 404 instead of 403. `upon` makes what this row
    shares with others.
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
    upon: Callable[[World], Any] = nothing

    @property
    def name(self) -> str:
        """Name the row for test reports."""
        return f"{self.method} {self.url}{self.query}"

    @property
    def eyes(self) -> str:
        """Return who of those allowed sees most of the page."""
        return next((eyes for eyes in EYES if eyes in self.allowed), min(self.allowed))


def sharing(upon: Callable[[World], Any], rows: Iterable[Row]) -> list[Row]:
    """Let rows share what `upon` makes, so that it is made once for all of them."""
    return [replace(row, upon=upon) for row in rows]
