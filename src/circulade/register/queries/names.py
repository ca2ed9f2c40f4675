"""The names of a record in all the languages it has."""

from typing import Any, Protocol

from circulade.core.models.fields import Translated


class Named(Protocol):
    """A record with a translated name."""

    name: Any


def names_of(record: Named) -> dict[str, str]:
    """Language → name; a name in no particular language stands under "und" (undetermined)."""
    value = record.name.data if isinstance(record.name, Translated) else record.name
    if isinstance(value, dict):
        return {str(code): str(text) for code, text in value.items() if text}
    return {"und": str(value)} if value else {}


def other_names(record: Named) -> list[str]:
    """The names beside the one shown, each once."""
    shown = str(record.name)
    return [name for name in dict.fromkeys(names_of(record).values()) if name != shown]
