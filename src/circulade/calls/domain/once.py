"""Read something of a call once for each time the call itself was read."""

from collections.abc import Callable
from typing import Any, TypeVar

from circulade.calls.models import Call

T = TypeVar("T")


def once(subject: Call, name: str, read: Callable[[], T]) -> T:
    """Return what `read` gives, kept on this very object: a page asks for the same several times.

    Whoever must see what stands now reads the call anew.
    """
    kept: dict[str, Any] = subject.__dict__.setdefault("_read_once", {})
    if name not in kept:
        kept[name] = read()
    found: T = kept[name]
    return found
