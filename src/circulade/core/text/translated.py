"""What a text in several languages holds, language by language."""

from typing import Any

from circulade.core.models.fields import Translated


def texts(value: Any, *, fallback: str = "en") -> dict[str, str]:
    """Return the languages of a translated field that say something."""
    data = value.data if isinstance(value, Translated) else value
    if isinstance(data, dict):
        return {language: text for language, text in sorted(data.items()) if text}
    return {fallback: str(data)} if data else {}
