"""Which programme a record belongs to: its own, or that of what it belongs to."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from circulade.accounts.models import Programme

OWNERS = (
    "call",
    "group",
    "application",
    "event",
    "territory",
    "organisation",
    "person",
    "project",
    "card",
    "about",
)


def programme_of(thing: Any) -> "Programme | None":
    """Return the programme whose office answers for a record; None when it belongs to the installation."""
    if hasattr(thing, "office_language"):
        found: Programme = thing
        return found
    if (own := getattr(thing, "programme", None)) is not None:
        return programme_of(own)
    owner = _owner(thing)
    return None if owner is None else programme_of(owner)


def programme_id_of(thing: Any) -> int | None:
    """Return the number of that programme, reading as little as possible."""
    if hasattr(thing, "office_language"):
        return int(thing.pk)
    if (own := getattr(thing, "programme_id", None)) is not None:
        return int(own)
    owner = _owner(thing)
    return None if owner is None else programme_id_of(owner)


def _owner(thing: Any) -> Any:
    return next((found for name in OWNERS if (found := getattr(thing, name, None)) is not None), None)
