"""The names of a record in all the languages it has."""

from typing import Any, Protocol

from circulade.core.models.fields import Translated


class Named(Protocol):
    """A record with a translated name."""

    name: Any


def names_of(record: Named) -> dict[str, str]:
    """Language → name; a name in no particular language stands under "und" (undetermined)."""
    return texts_of(record.name)


def texts_of(value: Any) -> dict[str, str]:
    """Language → text of a translated value."""
    value = value.data if isinstance(value, Translated) else value
    if isinstance(value, dict):
        return {str(code): str(text) for code, text in value.items() if text}
    return {"und": str(value)} if value else {}


def other_names(record: Named) -> list[str]:
    """The names beside the one shown, each once."""
    shown = str(record.name)
    return [name for name in dict.fromkeys(names_of(record).values()) if name != shown]
